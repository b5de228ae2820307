"""A backup put back is the site as it was; a damaged or foreign one touches nothing."""

import io
import json
import shutil
import tarfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from jordman import __version__
from jordman.operations.backup import archive, databases, manifest
from jordman.operations.backup.manifest import BackupError
from jordman.operations.models import Heartbeat

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def uploads(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    (tmp_path / "uploads" / "filmer").mkdir(parents=True)
    (tmp_path / "uploads" / "filmer" / "dörrlås å ä ö.vtt").write_text("WEBVTT\n", encoding="utf-8")
    return tmp_path / "uploads"


@pytest.fixture
def backup(uploads: Path, tmp_path: Path) -> Path:
    Heartbeat.objects.create(worker="Åsa före")
    file = tmp_path / "site.tar.gz"
    call_command("backup", str(file), verbosity=0)
    return file


def rewritten(backup: Path, **changes: object) -> Path:
    """The same backup with another manifest."""
    target = backup.with_name("changed.tar.gz")
    with tarfile.open(backup) as old, tarfile.open(target, "w:gz") as new:
        for member in old:
            packed = old.extractfile(member)
            assert packed is not None
            content = packed.read()
            if member.name == manifest.NAME:
                content = json.dumps(json.loads(content) | changes).encode()
                member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    return target


def test_a_restore_puts_back_rows_and_files_as_they_were(backup: Path, uploads: Path) -> None:
    Heartbeat.objects.create(worker="efter")
    shutil.rmtree(uploads / "filmer")
    (uploads / "efter.txt").write_text("efter")
    call_command("restore", str(backup), yes=True)
    assert [row.worker for row in Heartbeat.objects.all()] == ["Åsa före"]
    assert [path.name for path in uploads.rglob("*") if path.is_file()] == ["dörrlås å ä ö.vtt"]


def test_it_can_be_done_twice_and_the_site_goes_on_after_it(backup: Path, tmp_path: Path) -> None:
    call_command("restore", str(backup), yes=True)
    Heartbeat.objects.create(worker="skriven efteråt")
    again = tmp_path / "again.tar.gz"
    call_command("backup", str(again))
    Heartbeat.objects.all().delete()
    call_command("restore", str(again), yes=True)
    assert Heartbeat.objects.count() == 2


def test_the_manifest_names_every_part(backup: Path) -> None:
    with archive.opened(backup) as contents:
        assert contents.manifest.version == __version__
        assert contents.manifest.engine == connection.vendor
        assert set(contents.manifest.parts) == {databases.file_name(), "uploads/filmer/dörrlås å ä ö.vtt"}


def test_only_its_owner_can_read_it(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


def test_it_leaves_nothing_else_behind(backup: Path) -> None:
    assert sorted(path.name for path in backup.parent.iterdir()) == ["site.tar.gz", "uploads"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"version": "99.0.0"}, "Upgrade this site first"),
        ({"format": 99}, "Upgrade this site first"),
        ({"engine": "oracle"}, "oracle"),
        ({"parts": {}}, "does not name"),
        ({"surprise": 1}, "manifest cannot be read"),
    ],
)
def test_a_backup_that_does_not_fit_is_refused(backup: Path, changes: dict[str, object], reason: str) -> None:
    Heartbeat.objects.create(worker="efter")
    with pytest.raises(CommandError, match=reason):
        call_command("restore", str(rewritten(backup, **changes)), yes=True)
    assert Heartbeat.objects.count() == 2


def test_a_part_that_was_changed_is_found(backup: Path) -> None:
    with archive.opened(backup) as contents:
        parts = contents.manifest.parts | {"uploads/filmer/dörrlås å ä ö.vtt": "0" * 64}
    changed = rewritten(backup, parts=parts)
    with pytest.raises(CommandError, match="damaged or has been changed"):
        call_command("restore", str(changed), yes=True)


def test_a_file_that_was_cut_off_is_refused(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[: backup.stat().st_size // 2])
    with pytest.raises(CommandError, match="cannot be unpacked"):
        call_command("restore", str(backup), yes=True)


def test_a_file_that_is_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"not a backup")
    with pytest.raises(CommandError, match="cannot be unpacked"):
        call_command("restore", str(tmp_path / "photo.jpg"), yes=True)
    with pytest.raises(CommandError, match="There is no file"):
        call_command("restore", str(tmp_path / "missing.tar.gz"), yes=True)


@pytest.mark.parametrize("name", ["../outside.txt", "/tmp/outside.txt"])  # noqa: S108
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    with tarfile.open(tmp_path / "bad.tar.gz", "w:gz") as packed:
        member = tarfile.TarInfo(name)
        packed.addfile(member, io.BytesIO(b""))
    with pytest.raises(BackupError, match="which no backup does"), archive.opened(tmp_path / "bad.tar.gz"):
        pass


def test_a_link_is_refused(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "bad.tar.gz", "w:gz") as packed:
        member = tarfile.TarInfo("uploads/link")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(member)
    with pytest.raises(BackupError, match="which no backup does"), archive.opened(tmp_path / "bad.tar.gz"):
        pass


def test_it_asks_before_it_overwrites(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Heartbeat.objects.create(worker="efter")
    monkeypatch.setattr("builtins.input", lambda question: "n")
    with pytest.raises(CommandError, match="Nothing was restored"):
        call_command("restore", str(backup))
    assert Heartbeat.objects.count() == 2
    monkeypatch.setattr("builtins.input", lambda question: "ja")
    call_command("restore", str(backup))
    assert Heartbeat.objects.count() == 1


def test_a_database_that_cannot_be_loaded_leaves_the_old_one(backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Heartbeat.objects.create(worker="efter")
    with archive.opened(backup) as contents:
        (contents.folder / databases.file_name()).write_bytes(b"broken" * 1000)
        with pytest.raises(Exception, match=r"failed|not a database"):
            archive.put_back(contents)
    assert Heartbeat.objects.count() == 2


def test_old_dated_backups_are_removed_when_asked(settings: Settings, uploads: Path, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    for day in (1, 2, 3):
        (tmp_path / "backups").mkdir(exist_ok=True)
        (tmp_path / "backups" / f"jordman-2020-01-0{day}-020000.tar.gz").touch()
    call_command("backup", keep=2)
    assert len(list((tmp_path / "backups").iterdir())) == 2
    assert not (tmp_path / "backups" / "jordman-2020-01-02-020000.tar.gz").exists()
