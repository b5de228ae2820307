"""Reads a text file with separators, a row at a time."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import BinaryIO, Literal

from django.utils.translation import gettext as _

from jordman.integrations.tables.encodings import recognise_encoding
from jordman.integrations.tables.grid_building import GridBuilder
from jordman.integrations.tables.separators import recognise_separator
from jordman.integrations.tables.table import Grid, Limits, Note, NoteKind, UnreadableFile

Quoting = Literal[0, 3]
SAMPLE_LINES = 200
# A cell over more lines than this is a quotation mark that was never closed.
LINES_IN_A_CELL = 50


class BrokenQuotes(Exception):
    """The quotation marks do not pair up."""


def read_text_grid(stream: BinaryIO, filename: str, start: bytes, limits: Limits) -> Grid:
    encoding = recognise_encoding(stream, start)
    try:
        return _read(stream, filename, encoding, limits, quoting=csv.QUOTE_MINIMAL)
    except BrokenQuotes:
        grid = _read(stream, filename, encoding, limits, quoting=csv.QUOTE_NONE)
        message = _("Citattecknen i filen går inte ihop. De lästes som vanliga tecken. Kontrollera raderna nedan.")
        return Grid(grid.name, grid.rows, (*grid.notes, Note(NoteKind.BROKEN_QUOTES, message)), grid.empty_rows)


def _read(stream: BinaryIO, filename: str, encoding: str, limits: Limits, *, quoting: Quoting) -> Grid:
    stream.seek(0)
    text = io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")
    try:
        sample = _sample(text, limits)
        separator = recognise_separator(sample)
        builder = GridBuilder(PurePath(filename).stem, limits)
        text.seek(0)
        for cells in _records(_lines(text, limits, builder), separator, quoting):
            builder.add(cells)
        return builder.grid()
    finally:
        # Leaves the caller's stream open.
        text.detach()


def _sample(text: io.TextIOWrapper, limits: Limits) -> list[str]:
    text.seek(0)
    lines = [text.readline(limits.cell_characters * limits.columns) for _line in range(SAMPLE_LINES)]
    return [line.replace("\x00", "") for line in lines if line.strip()]


def _lines(text: io.TextIOWrapper, limits: Limits, builder: GridBuilder) -> Iterator[str]:
    longest = limits.cell_characters * limits.columns
    while line := text.readline(longest):
        if len(line) >= longest:
            raise UnreadableFile(_("En rad i filen är för lång för att vara en tabell. Exportera listan på nytt."))
        if "\x00" in line:
            builder.saw_nul()
            line = line.replace("\x00", "")
        if line.strip() != "\x1a":
            yield line


def _records(lines: Iterable[str], separator: str, quoting: Quoting) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=separator, quoting=quoting)
    before = 0
    while True:
        try:
            record = next(reader, None)
        except csv.Error as error:
            raise BrokenQuotes from error
        if record is None:
            return
        if reader.line_num - before > LINES_IN_A_CELL:
            raise BrokenQuotes
        before = reader.line_num
        yield record
