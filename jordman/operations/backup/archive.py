"""Makes a backup, and puts one back after looking through it."""

import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from jordman import __version__
from jordman.operations.backup import databases, manifest
from jordman.operations.backup.manifest import BackupError, Manifest

UPLOADS = "uploads"


@dataclass(frozen=True)
class Contents:
    """A backup that has been unpacked and found whole."""

    folder: Path
    manifest: Manifest

    @property
    def uploads(self) -> list[str]:
        return [name for name in self.manifest.parts if name.startswith(f"{UPLOADS}/")]


def default_name() -> str:
    return f"jordman-{timezone.localtime():%Y-%m-%d-%H%M%S}.tar.gz"


def make(target: Path) -> Manifest:
    """Written beside its place and moved there when whole, so that half a backup never looks like one."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jordman-backup-", dir=target.parent) as folder:
        database = databases.dump(Path(folder))
        parts = {database.name: database, **_uploads()}
        about = Manifest(
            version=__version__,
            engine=databases.engine(),
            made_at=timezone.now().isoformat(timespec="seconds"),
            parts={name: manifest.fingerprint(path) for name, path in parts.items()},
        )
        _pack(Path(folder) / "whole.tar.gz", parts, about).replace(target)
    return about


def _uploads() -> dict[str, Path]:
    root = Path(settings.MEDIA_ROOT)
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    return {f"{UPLOADS}/{path.relative_to(root).as_posix()}": path for path in files}


def _pack(archive: Path, parts: dict[str, Path], about: Manifest) -> Path:
    first = archive.with_name(manifest.NAME)
    first.write_text(about.as_json(), encoding="utf-8")
    archive.touch(mode=0o600)
    with tarfile.open(archive, "w:gz", compresslevel=6) as packed:
        for name, path in {manifest.NAME: first, **parts}.items():
            packed.add(path, arcname=name, recursive=False)
    return archive


@contextmanager
def opened(source: Path) -> Iterator[Contents]:
    """Unpack into a temporary folder and look through every part; nothing of the site has been touched yet."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".jordman-restore-", dir=settings.DATA) as name:
        folder = Path(name)
        _unpack(source, folder)
        if not (folder / manifest.NAME).is_file():
            raise BackupError("It has no manifest, so this is no backup of Jordmån.")
        about = manifest.read((folder / manifest.NAME).read_text(encoding="utf-8"))
        manifest.check_version(about, here=__version__, engine=databases.engine())
        files = (path for path in folder.rglob("*") if path.is_file() and path != folder / manifest.NAME)
        found = {path.relative_to(folder).as_posix(): manifest.fingerprint(path) for path in files}
        manifest.check_parts(about, found)
        yield Contents(folder=folder, manifest=about)


def _unpack(source: Path, folder: Path) -> None:
    try:
        with tarfile.open(source, "r:gz") as packed:
            for member in packed:
                _unpack_member(packed, member, folder)
    except FileNotFoundError:
        raise BackupError(f"There is no file {source}.") from None
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BackupError(f"It cannot be unpacked: {error}") from error


def _unpack_member(packed: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Plain files inside the folder and nothing else: no links, no devices, no way out of it."""
    target = (folder / member.name).resolve()
    stream = packed.extractfile(member) if member.isreg() else None
    if stream is None or not target.is_relative_to(folder.resolve()):
        raise BackupError(f"It holds {member.name}, which no backup does.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with stream, target.open("wb") as written:
        shutil.copyfileobj(stream, written)


def put_back(contents: Contents) -> None:
    databases.load(contents.folder / databases.file_name())
    _put_back_uploads(contents.folder / UPLOADS)


def _put_back_uploads(source: Path) -> None:
    """The old uploads stay until the new ones are in place."""
    root = Path(settings.MEDIA_ROOT)
    old = root.with_name(f"{root.name}-before-restore")
    shutil.rmtree(old, ignore_errors=True)
    if root.exists():
        root.replace(old)
    if source.exists():
        shutil.copytree(source, root)
    else:
        root.mkdir(parents=True)
    shutil.rmtree(old, ignore_errors=True)
