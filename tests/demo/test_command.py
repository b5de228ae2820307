"""`jordman demo` builds once, never in a site's own database, and hands out new links at each start."""

import json
import os
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from jordman.demo import sign_ins
from jordman.demo.management.commands import demo
from jordman.demo.sign_ins import SignIn
from tests.factories import make_user


@pytest.fixture
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def test_it_refuses_to_touch_a_site_that_is_no_demo(data: Path) -> None:
    with pytest.raises(CommandError, match="files of its own"):
        call_command("demo", fresh=True)


def test_it_is_built_the_first_time_and_then_left_alone(data: Path) -> None:
    command = demo.Command()
    assert command._why_anew() == "The first time"
    (data / demo.STAMP).write_text(demo.fingerprint())
    assert command._why_anew() == ""


def test_it_is_built_anew_when_what_it_is_made_from_has_changed(data: Path) -> None:
    (data / demo.STAMP).write_text("another")
    assert demo.Command()._why_anew() == "The program has changed"


def test_it_is_built_anew_when_its_dates_have_passed(data: Path) -> None:
    (data / demo.STAMP).write_text(demo.fingerprint())
    weeks_ago = time.time() - 21 * 24 * 3600
    os.utime(data / demo.STAMP, (weeks_ago, weeks_ago))
    assert demo.Command()._why_anew() == "Its dates have passed"


def test_a_folder_with_something_else_in_it_is_left_alone(data: Path) -> None:
    (data / "holiday.jpg").touch()
    with pytest.raises(CommandError, match="not the demo's"):
        demo.Command._clear()
    assert (data / "holiday.jpg").exists()


@pytest.mark.django_db
def test_building_anew_begins_with_an_empty_folder_and_keeps_the_key(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo.connection, "close", lambda: None)
    (data / "secret-key").touch()
    demo.Command._clear()
    (data / "jordman.sqlite3").touch()
    (data / "uploads").mkdir()
    (data / "uploads" / "film.mp4").touch()
    demo.Command._clear()
    assert {path.name for path in data.iterdir()} == {"secret-key", demo.MARK}


@pytest.mark.django_db
def test_each_start_gives_links_that_sign_the_people_in(data: Path, client: Client) -> None:
    person = make_user()
    sign_ins.remember(data, [SignIn("Programledare", person.pk)])
    for _start in range(2):
        sign_ins.write_links(data)
        (row,) = json.loads((data / sign_ins.LINKS).read_text(encoding="utf-8"))
        assert row["role"] == "Programledare"
        client.post(row["path"])
        assert client.session["_auth_user_id"] == str(person.pk)
        client.logout()


@pytest.mark.django_db
def test_someone_who_was_erased_is_left_out(data: Path) -> None:
    sign_ins.remember(data, [SignIn("Programledare", 0)])
    sign_ins.write_links(data)
    assert json.loads((data / sign_ins.LINKS).read_text(encoding="utf-8")) == []
