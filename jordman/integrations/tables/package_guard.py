"""Looks through a workbook's zip before it is opened, so that a small file cannot fill the machine's memory.

The sizes a zip states can lie. Each part is therefore unpacked once, a piece at a time, and thrown away while counting.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from jordman.integrations.tables.table import MEGABYTE, Limits, UnreadableFile

PIECE = 256 * 1024
SURELY_SMALL = 20 * MEGABYTE
_LOCAL_HEADER = 30
_NESTED = (".zip", ".xlsx", ".xlsm", ".xls", ".docx", ".gz", ".7z", ".rar")
_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3})(\d{1,7})["']""")
_ROW = re.compile(rb"""\sr\s*=\s*["'](\d{1,9})["']""")
_SHARED_CELL = re.compile(rb"""t\s*=\s*["']s["'][^>]{0,200}>\s*<(?:\w+:)?v>(\d{1,9})<""")
_TEXT_START = re.compile(rb"<(?:\w+:)?si[\s>]")


@dataclass(slots=True)
class _Extent:
    """How far the cells of the sheets reach, and how much text they come to when each has its own copy."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    text: int = 0


def guard_package(stream: BinaryIO, limits: Limits) -> None:
    """Raises UnreadableFile when the package is no workbook, or one that would not fit."""
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as package:
            entries = package.infolist()
            _check_kind({entry.filename for entry in entries})
            _check_stated_sizes(entries, limits)
            _check_content(stream, entries, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, ValueError) as error:
        raise damaged() from error
    stream.seek(0)


def damaged() -> UnreadableFile:
    return UnreadableFile(_("Filen är skadad. Öppna den i Excel, spara en ny kopia som .xlsx och välj den."))


def _too_large() -> UnreadableFile:
    return UnreadableFile(
        _("Filen blir orimligt stor när den packas upp. Kopiera tabellen till en ny arbetsbok och välj den.")
    )


def _check_kind(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "word/document.xml" in names:
        raise UnreadableFile(_("Filen är ett Word-dokument. Klistra in tabellen i Excel och spara som .xlsx."))
    if "content.xml" in names or "xl/workbook.bin" in names:
        raise UnreadableFile(_("Kalkylarket har ett annat format. Öppna det, spara som .xlsx och välj den filen."))
    raise UnreadableFile(_("Filen är ett arkiv. Packa upp det och välj själva listan."))


def _check_stated_sizes(entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    packed = sum(entry.compress_size for entry in entries)
    unpacked = sum(entry.file_size for entry in entries)
    is_dense = unpacked > packed * limits.unpacked_ratio and unpacked > 1024 * 1024
    if len(entries) > limits.package_entries or unpacked > limits.unpacked_bytes or is_dense:
        raise _too_large()
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile(_("Filen har lösenord. Spara den utan lösenord och välj den igen."))
    if any(entry.filename.lower().endswith(_NESTED) for entry in entries):
        raise UnreadableFile(_("Filen innehåller andra filer. Kopiera tabellen till en ny arbetsbok och välj den."))


def _check_content(stream: BinaryIO, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    left = limits.unpacked_bytes
    extent = _Extent()
    texts: list[int] = []
    for entry in sorted(entries, key=lambda entry: "sharedstrings" not in entry.filename.lower()):
        pieces = _unpacked(stream, entry)
        allowed = min(left, max(SURELY_SMALL, entry.compress_size * limits.unpacked_ratio))
        if "sharedstrings" in entry.filename.lower():
            left -= _measure_texts(pieces, texts, allowed)
        else:
            # A sheet may have any name, so every other part is measured as one.
            left -= _measure_sheet(pieces, texts, extent, allowed, limits)


def _unpacked(stream: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    stream.seek(entry.header_offset)
    header = stream.read(_LOCAL_HEADER)
    skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    stream.seek(skip, 1)
    left = entry.compress_size
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged()
    inflater = zlib.decompressobj(-15) if entry.compress_type == zipfile.ZIP_DEFLATED else None
    while left > 0 and (packed := stream.read(min(PIECE, left))):
        left -= len(packed)
        yield from _inflate(inflater, packed)


def _inflate(inflater: "zlib._Decompress | None", packed: bytes) -> Iterator[bytes]:
    if inflater is None:
        yield packed
        return
    while packed:
        yield inflater.decompress(packed, PIECE)
        packed = inflater.unconsumed_tail


def _overlapping(pieces: Iterator[bytes], left: int) -> Iterator[tuple[bytes, int]]:
    """Pieces that end where a tag ends, with their sizes, so that no tag is cut in two."""
    total, rest = 0, b""
    for piece in pieces:
        total += len(piece)
        if total > left:
            raise _too_large()
        joined = rest + piece
        # Far enough from the end to keep the start of a cell together with its value.
        cut = joined.rfind(b"<", 0, max(0, len(joined) - 300))
        if cut < 0:
            cut = len(joined)
        yield joined[:cut], len(piece)
        rest = joined[cut:]
    yield rest, 0


def _measure_texts(pieces: Iterator[bytes], texts: list[int], left: int) -> int:
    """The length of each shared text, in order."""
    total, since = 0, 0
    is_first = not texts
    for piece, size in _overlapping(pieces, left):
        total += size
        before = 0
        for match in _TEXT_START.finditer(piece):
            if not is_first:
                texts.append(since + match.start() - before)
            is_first, since, before = False, 0, match.start()
        since += len(piece) - before
    texts.append(since)
    return total


def _measure_sheet(pieces: Iterator[bytes], texts: list[int], extent: _Extent, left: int, limits: Limits) -> int:
    """Refuses a far corner and a long text repeated in many cells: both cost memory that the file's size hides."""
    total = 0
    for piece, size in _overlapping(pieces, left):
        total += size
        for letters, number in set(_CELL.findall(piece)):
            extent.columns = max(extent.columns, _column_number(letters))
            extent.rows = max(extent.rows, int(number))
        extent.cells += piece.count(b"<c") + piece.count(b":c ") + piece.count(b":c>")
        extent.rows = max(extent.rows, max(map(int, _ROW.findall(piece)), default=0))
        extent.text += sum(texts[int(at)] for at in _SHARED_CELL.findall(piece) if int(at) < len(texts))
        _check_extent(extent, limits)
    return total


def _check_extent(extent: _Extent, limits: Limits) -> None:
    if max(extent.rows * extent.columns, extent.cells) > limits.sheet_cells:
        raise UnreadableFile(
            _("Bladet har celler långt utanför tabellen. Kopiera bara tabellen till en ny arbetsbok och välj den.")
        )
    if extent.text > limits.text_characters:
        raise _too_large()


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
