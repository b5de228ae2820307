"""What is read from a file, before anyone has said what it means."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from jordman.access.errors import Refused

Source = BinaryIO | Path | str

MEGABYTE = 1024 * 1024


class UnreadableFile(Refused):
    """The file cannot be read. The message is a Swedish sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold. A staff file of the largest region stays far below."""

    bytes: int = 50 * MEGABYTE
    rows: int = 200_000
    columns: int = 200
    cell_characters: int = 2_000
    sheets: int = 20
    sheet_cells: int = 5_000_000
    unpacked_bytes: int = 250 * MEGABYTE
    unpacked_ratio: int = 200
    package_entries: int = 1_000
    text_characters: int = 100 * MEGABYTE


class NoteKind(StrEnum):
    TITLE_LINES = "title_lines"
    FOOTER = "footer"
    COUNT_DIFFERS = "count_differs"
    REPEATED_HEADER = "repeated_header"
    DUPLICATE_ROW = "duplicate_row"
    EMPTY_ROW = "empty_row"
    NO_HEADER = "no_header"
    LOST_CHARACTER = "lost_character"
    NUL_BYTES = "nul_bytes"
    BROKEN_QUOTES = "broken_quotes"
    LONG_CELL = "long_cell"
    HIDDEN_SHEET = "hidden_sheet"
    PERSONAL_NUMBER = "personal_number"
    UNIT_NAME_DIFFERS = "unit_name_differs"
    PARENT_MISSING = "parent_missing"
    MANAGER_MISSING = "manager_missing"
    NO_TIME = "no_time"


@dataclass(frozen=True, slots=True)
class Note:
    """What was left out or looks wrong, in a Swedish sentence, with the rows as a person counts them in the file."""

    kind: NoteKind
    message: str
    rows: tuple[int, ...] = ()
    table: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row and its number in the file. Its cells are kept out of every printout: they are about people."""

    number: int
    cells: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """Every row of a sheet or a text file as it stands, empty rows left out."""

    name: str
    rows: tuple[Row, ...] = field(repr=False)
    notes: tuple[Note, ...] = ()
    empty_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A header and its rows. Each row has as many cells as the header."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)
    notes: tuple[Note, ...] = ()
