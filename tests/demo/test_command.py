"""`jordman demo` builds once, never in a site's own database, and hands out new links at each start."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from pytest_django import Settings

from jordman.demo import freshness, launching, sign_ins, views
from jordman.demo.management.commands import demo
from jordman.demo.sign_ins import SignIn
from tests.factories import make_user


@pytest.fixture
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    return tmp_path


def test_it_refuses_to_touch_a_site_that_is_no_demo(data: Path) -> None:
    with pytest.raises(CommandError, match="files of its own"):
        call_command("demo")


def test_it_is_built_the_first_time_and_then_left_alone(data: Path) -> None:
    assert freshness.why_build(data) == "The first time"
    assert freshness.must_pack(data)
    (data / freshness.BUILT).write_text(freshness.story())
    (data / freshness.PACKED).write_text(freshness.static_files())
    (data / "static").mkdir()
    assert freshness.why_build(data) == ""
    assert not freshness.must_pack(data)


def test_it_is_built_anew_when_what_it_is_made_from_has_changed(data: Path) -> None:
    (data / freshness.BUILT).write_text("another")
    assert freshness.why_build(data) == "The program has changed"


def test_it_is_built_anew_when_its_dates_have_passed(data: Path) -> None:
    (data / freshness.BUILT).write_text(freshness.story())
    weeks_ago = time.time() - 21 * 24 * 3600
    os.utime(data / freshness.BUILT, (weeks_ago, weeks_ago))
    assert freshness.why_build(data) == "Its dates have passed"


def test_what_it_is_made_from_is_found() -> None:
    assert freshness.story() != freshness.static_files() != freshness._fingerprint(())
    assert freshness.story() != freshness._fingerprint(()) == freshness._fingerprint(("no/such/*",))


def test_a_folder_with_something_else_in_it_is_left_alone(data: Path) -> None:
    (data / "holiday.jpg").touch()
    with pytest.raises(CommandError, match="not the demo's"):
        demo.clear(data)
    assert (data / "holiday.jpg").exists()


@pytest.mark.django_db
def test_building_anew_begins_with_an_empty_folder_and_keeps_the_key(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    (data / "secret-key").touch()
    demo.clear(data)
    (data / "jordman.sqlite3").touch()
    (data / "uploads").mkdir()
    (data / "uploads" / "film.mp4").touch()
    demo.clear(data)
    assert {path.name for path in data.iterdir()} == {"secret-key", demo.MARK}


@pytest.mark.django_db
def test_each_start_gives_links_that_sign_the_people_in(data: Path, client: Client, rf: RequestFactory) -> None:
    person = make_user()
    sign_ins.remember(data, [SignIn("Programledare", person.pk)])
    for _start in range(2):
        (row,) = json.loads(views.sign_ins(rf.get("/")).content)["sign_ins"]
        assert row["role"] == "Programledare"
        client.post(row["path"])
        assert client.session["_auth_user_id"] == str(person.pk)
        client.logout()


@pytest.mark.django_db
def test_someone_who_was_erased_is_left_out(data: Path) -> None:
    sign_ins.remember(data, [SignIn("Programledare", 0)])
    assert sign_ins.fresh_links(data) == []


def test_jobs_run_only_when_something_has_changed(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[str] = []

    def start(*arguments: str) -> "subprocess.Popen[bytes]":
        started.append(arguments[0])
        return subprocess.Popen([sys.executable, "-c", ""])

    monkeypatch.setattr(launching, "_start", start)
    (data / "static").mkdir()
    assert launching._make_ready(data, fresh=False) == 0
    assert launching._make_ready(data, fresh=False) == 0
    assert sorted(started) == ["demo", "prepare"]
    assert launching._make_ready(data, fresh=True) == 0
    assert started[2:] == ["demo"]


def test_a_build_that_fails_is_tried_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launching, "_start", lambda *_: subprocess.Popen([sys.executable, "-c", "raise SystemExit(1)"]))
    assert launching._make_ready(data, fresh=False) == 1
    assert not (data / freshness.BUILT).exists()


def test_what_starting_makes_beside_its_sources_is_no_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "story.py").write_text("once")
    monkeypatch.setattr(freshness, "PACKAGE", tmp_path)
    before = freshness.story()
    (tmp_path / "demo" / "django.mo").write_bytes(b"compiled")
    assert freshness.story() == before
    (tmp_path / "demo" / "story.py").write_text("twice")
    assert freshness.story() != before
