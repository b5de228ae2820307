"""The keys of measurements: left out of the backup, kept apart, and never back when they are destroyed."""

import json
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from jordman.assessments.actions.keys import destroy_key
from jordman.assessments.key_backup import destroyed_list, read_keys, write_keys
from jordman.assessments.models import AnswerKey, Measurement
from tests.assessments.making_measurements import make_measured
from tests.cast import World


@pytest.fixture(autouse=True)
def data(settings: Settings, tmp_path: Path) -> Path:
    settings.DATA = tmp_path
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return tmp_path


@pytest.mark.django_db(transaction=True)
def test_no_backup_holds_a_key(world: World, tmp_path: Path) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("pg_dump leaves the table's rows out.")
    make_measured(world)
    sealed = bytes(AnswerKey.objects.get().sealed)
    call_command("backup", str(tmp_path / "site.tar.gz"), verbosity=0)
    with tarfile.open(tmp_path / "site.tar.gz") as packed:
        packed.extractall(tmp_path / "opened", filter="data")
    database = tmp_path / "opened" / "database.sqlite3"
    with closing(sqlite3.connect(database)) as opened:
        assert opened.execute("SELECT count(*) FROM assessments_answerkey").fetchone() == (0,)
        assert opened.execute("SELECT count(*) FROM assessments_measurement").fetchone() == (1,)
    assert sealed not in database.read_bytes()
    assert AnswerKey.objects.count() == 1


def test_keys_go_to_a_file_that_only_its_owner_reads_and_back(world: World, tmp_path: Path) -> None:
    make_measured(world)
    make_measured(world, name="En till")
    before = dict(AnswerKey.objects.values_list("measurement_id", "sealed"))
    file = tmp_path / "elsewhere" / "keys.json"
    assert write_keys(file) == 2
    assert file.stat().st_mode & 0o077 == 0
    AnswerKey.objects.all().delete()
    assert read_keys(file).restored == 2
    assert dict(AnswerKey.objects.values_list("measurement_id", "sealed")) == before
    again = read_keys(file)
    assert (again.restored, again.present) == (0, 2)


def test_a_destroyed_key_is_not_put_back(world: World, tmp_path: Path) -> None:
    made = make_measured(world)
    write_keys(tmp_path / "keys.json")
    destroy_key(made, by=world.people["project_leader"], typed=made.name)
    done = read_keys(tmp_path / "keys.json")
    assert (done.restored, done.destroyed) == (0, 1)
    assert not AnswerKey.objects.exists()


def test_nor_when_an_older_database_has_forgotten_that_it_was_destroyed(world: World, tmp_path: Path) -> None:
    made = make_measured(world)
    write_keys(tmp_path / "keys.json")
    destroy_key(made, by=world.people["project_leader"], typed=made.name)
    Measurement.objects.update(key_destroyed_at=None)
    assert read_keys(tmp_path / "keys.json").destroyed == 1
    assert not AnswerKey.objects.exists()
    assert not Measurement.objects.get().has_key
    # The list says that a key is gone, and holds nothing that could open anything.
    assert len(destroyed_list().read_text().strip()) == 64


def test_what_is_no_file_of_keys_is_refused(tmp_path: Path, db: None) -> None:
    with pytest.raises(CommandError, match="no file"):
        call_command("keys", "restore", str(tmp_path / "none.json"))
    for content in ("hej", json.dumps({"format": 9, "keys": []}), json.dumps({"keys": [{}]})):
        (tmp_path / "keys.json").write_text(content)
        with pytest.raises(CommandError):
            call_command("keys", "restore", str(tmp_path / "keys.json"))


def test_the_command_says_what_it_did(world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_measured(world)
    call_command("keys", "backup", str(tmp_path / "keys.json"))
    call_command("keys", "restore", str(tmp_path / "keys.json"))
    said = capsys.readouterr().out
    assert "1 keys in" in said
    assert "0 restored, 1 were here already" in said
