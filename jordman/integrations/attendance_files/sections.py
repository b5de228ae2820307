"""Finds the lists of people in a meeting tool's file by what their columns hold, in any language."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jordman.integrations.attendance_files.durations import read_duration
from jordman.integrations.attendance_files.moments import WrittenMoment, read_clock, written_moment
from jordman.integrations.tables import Row

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]{2,}")
_MOST = 0.6
# A meeting longer than this is a left-over connection or a misread column.
LONGEST_MINUTES = 24 * 60


@dataclass(slots=True)
class Column:
    """What the filled cells of a column hold, as shares from 0 to 1."""

    index: int
    emails: float = 0.0
    moments: float = 0.0
    durations: float = 0.0
    clocks: float = 0.0
    minutes: float = 0.0
    distinct: int = 0
    filled: int = 0

    @property
    def is_text(self) -> bool:
        return self.filled > 0 and max(self.emails, self.moments, self.durations, self.clocks, self.minutes) < _MOST


@dataclass(slots=True)
class Section:
    """Rows that belong together, without their header."""

    rows: list[Row]
    columns: list[Column] = field(default_factory=list)
    has_header: bool = False

    def having(self, name: str) -> list[int]:
        return [column.index for column in self.columns if getattr(column, name) >= _MOST]

    @property
    def name_index(self) -> int | None:
        """The text column that tells rows apart best; the first of those that do it equally well."""
        texts = [column for column in self.columns if column.is_text]
        return max(texts, key=lambda column: (column.distinct, -column.index)).index if texts else None

    def cell(self, row: Row, index: int) -> str:
        return row.cells[index] if index < len(row.cells) else ""


def split_sections(rows: Sequence[Row]) -> list[Section]:
    """A new section begins after an empty row, at a line of its own, and at a header."""
    sections: list[list[Row]] = [[]]
    before = 0
    for row in rows:
        is_alone = sum(map(bool, row.cells)) == 1
        if row.number != before + 1 or is_alone or (_is_header(row) and sections[-1]):
            sections.append([])
        if not is_alone:
            sections[-1].append(row)
        before = row.number
    return [_described(section) for section in sections if section]


def all_moments(rows: Sequence[Row]) -> list[WrittenMoment]:
    return [moment for row in rows for cell in row.cells if (moment := written_moment(cell))]


def minutes_in(text: str) -> int | None:
    """A plain number of minutes."""
    return int(text) if re.fullmatch(r"\d{1,4}", text) and int(text) <= LONGEST_MINUTES else None


def clock_in(text: str) -> dt.time | None:
    return read_clock(text)


def _is_header(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell]
    return len(filled) >= 3 and not any(_is_value(cell) for cell in filled)


def _is_value(cell: str) -> bool:
    if _EMAIL.fullmatch(cell) or re.fullmatch(r"[\d\s]+", cell):
        return True
    return bool(written_moment(cell)) or read_duration(cell) is not None or read_clock(cell) is not None


def _described(rows: list[Row]) -> Section:
    has_header = len(rows) > 1 and _is_header(rows[0])
    body = rows[1:] if has_header else rows
    width = max(len(row.cells) for row in body)
    columns = [
        _column(index, [row.cells[index] for row in body if index < len(row.cells) and row.cells[index]])
        for index in range(width)
    ]
    return Section(body, columns, has_header)


def _column(index: int, cells: list[str]) -> Column:
    if not cells:
        return Column(index)
    count = len(cells)
    clocks = sum(read_clock(cell) is not None for cell in cells)
    return Column(
        index,
        emails=sum(bool(_EMAIL.fullmatch(cell)) for cell in cells) / count,
        moments=sum(bool(written_moment(cell)) for cell in cells) / count,
        durations=sum(read_duration(cell) is not None for cell in cells) / count,
        clocks=clocks / count,
        minutes=sum(minutes_in(cell) is not None for cell in cells) / count,
        distinct=len({cell.casefold() for cell in cells}),
        filled=count,
    )
