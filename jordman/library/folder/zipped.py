"""A module's folder as one file to mail, and the way back from a file that nobody vouches for."""

from __future__ import annotations

import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from django.utils.translation import gettext as _

from jordman.library.errors import FolderRefused
from jordman.library.folder.read import LEFT_BY_DESKS
from jordman.library.manuscript import KEY

LARGEST = 400 * 1024**2
LARGEST_UNPACKED = 600 * 1024**2
MOST_FILES = 300
DEEPEST = 3
CHUNK = 1024 * 1024
ENCRYPTED = 0x1
UNREADABLE = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError),
    *(NotImplementedError, OSError, EOFError, RuntimeError, ValueError),
)


@contextmanager
def unpacked(file: IO[bytes], size: int, filename: str) -> Iterator[Path]:
    """The folder that a zip file holds, for as long as it is read.

    Raises FolderRefused for what is no zip, too large, too many files or leads out of its folder.
    """
    if size > LARGEST:
        raise FolderRefused(_("Filen är för stor. Den kan vara högst %(size)s MB.") % {"size": LARGEST // 1024**2})
    with TemporaryDirectory(prefix="jordman-") as directory:
        try:
            with zipfile.ZipFile(file) as package:
                _unpack(package, Path(directory))
        except UNREADABLE as error:
            raise FolderRefused(_("Filen går inte att läsa som en zip-fil. Packa mappen igen.")) from error
        yield _folder(Path(directory), filename)


def _unpack(package: zipfile.ZipFile, into: Path) -> None:
    entries = [entry for entry in package.infolist() if not entry.is_dir() and not _is_left_by_desk(entry.filename)]
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise FolderRefused(_("Zip-filen har för mycket i sig. Packa bara modulens mapp."))
    left = LARGEST_UNPACKED
    for entry in entries:
        target = into / _safe(entry)
        target.parent.mkdir(parents=True, exist_ok=True)
        left = _copy(package, entry, target, left)


def _copy(package: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path, left: int) -> int:
    """Counts what really comes out, whatever the zip file says of itself."""
    with package.open(entry) as source, target.open("xb") as sink:
        while chunk := source.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise FolderRefused(_("Zip-filen har för mycket i sig. Packa bara modulens mapp."))
            sink.write(chunk)
    return left


def _safe(entry: zipfile.ZipInfo) -> PurePosixPath:
    path = PurePosixPath(entry.filename)
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    leads_out = path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename
    if is_link or leads_out or len(path.parts) > DEEPEST or not path.parts:
        raise FolderRefused(_("Zip-filen har en fil på fel plats: %(name)s") % {"name": entry.filename[:80]})
    if entry.flag_bits & ENCRYPTED:
        raise FolderRefused(_("Zip-filen har lösenord. Packa den utan."))
    return path


def _is_left_by_desk(name: str) -> bool:
    return any(LEFT_BY_DESKS.fullmatch(part) for part in PurePosixPath(name).parts)


def _folder(directory: Path, filename: str) -> Path:
    """The one folder in the zip file; without one, the file's own name is the key."""
    inside = sorted(directory.iterdir())
    if len(inside) == 1 and inside[0].is_dir():
        return inside[0]
    key = PurePosixPath(filename).stem
    if not KEY.fullmatch(key) or not inside:
        raise FolderRefused(_("Packa modulens mapp, inte bara filerna i den."))
    if (directory / key).exists():
        raise FolderRefused(_("Packa modulens mapp, inte bara filerna i den."))
    (directory / key).mkdir()
    for path in inside:
        path.rename(directory / key / path.name)
    return directory / key
