"""Finds the header among title lines, and the end of the table before its sum line."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from jordman.integrations.tables.table import Grid, Note, NoteKind, Row, Table

HEADER_WITHIN = 30
FOOTER_WITHIN = 10
_SUM = re.compile(
    r"(?i)^(antal( rader| poster| personer| anställda)?|summa|delsumma|totalt?|sum|grand total|number of rows|rows?)\b"
    r"\s*[:=]?\s*(?P<count>\d[\d\s]*)?$"
)
_VALUE = re.compile(r"^[\d\s.,:;/%+-]*\d[\d\s.,:;/%+-]*$|^[^@\s]+@[^@\s]+\.[^@\s]+$")


@dataclass(slots=True)
class _Found:
    """The rows that are not people, by what they are."""

    duplicates: list[int] = field(default_factory=list)
    repeated_headers: list[int] = field(default_factory=list)
    footers: list[int] = field(default_factory=list)
    said_count: int | None = None


def table_of(grid: Grid) -> Table:
    """The grid as one table: header, rows of the header's width, and what was left out."""
    at = _header_at(grid.rows)
    width = max((len(row.cells) for row in grid.rows), default=0)
    header = _named(grid.rows[at].cells if at is not None else (), width)
    first = grid.rows[at].number if at is not None else 0
    found = _Found()
    body = _without_footer(grid.rows[at + 1 if at is not None else 0 :], width, found)
    rows = _unique(body, header, width, found)
    notes = [*_top_notes(grid.rows, at), *_notes(found, len(body), grid, first), *_body_notes(grid, first)]
    return Table(grid.name, header, tuple(rows), tuple(replace(note, table=grid.name) for note in notes))


def _header_at(rows: Sequence[Row]) -> int | None:
    """The first row that is as wide as the table and has only words in it. None if the data starts at once."""
    usual = _usual_width(rows)
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        filled = [cell for cell in row.cells if cell]
        if len(filled) < max(1, usual * 0.6):
            continue
        if any(_VALUE.match(cell) for cell in filled):
            return None
        words = {cell.casefold() for cell in filled}
        if len(words) >= len(filled) * 0.7:
            return at
    return None


def _usual_width(rows: Sequence[Row]) -> int:
    widths = Counter(sum(map(bool, row.cells)) for row in rows[:500])
    top = max(widths.values(), default=0)
    return max((width for width, count in widths.items() if count >= top * 0.5), default=0)


def _named(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The header with a name for each column, also those that have none."""
    padded = (*cells, *("",) * (width - len(cells)))
    return tuple(
        " ".join(cell.split()) or _("Kolumn %(number)s") % {"number": number}
        for number, cell in enumerate(padded, start=1)
    )


def _without_footer(rows: Sequence[Row], width: int, found: _Found) -> list[Row]:
    body = list(rows)
    for _step in range(FOOTER_WITHIN):
        if not body or not _is_footer(body[-1], width, found):
            break
        found.footers.append(body.pop().number)
    found.footers.reverse()
    return body


def _is_footer(row: Row, width: int, found: _Found) -> bool:
    filled = [cell for cell in row.cells if cell]
    match = _SUM.match(filled[0])
    if match and len(filled) <= max(2, width * 0.4):
        count = match["count"] or (filled[1] if len(filled) == 2 and filled[1].isdigit() else "")
        if count and filled[0].lower().startswith(("antal", "number", "rows")):
            found.said_count = int("".join(count.split()))
        return True
    # A line of its own below a wide table: a print date, a remark.
    return len(filled) == 1 and width >= 4


def _unique(rows: Sequence[Row], header: tuple[str, ...], width: int, found: _Found) -> list[Row]:
    seen: set[tuple[str, ...]] = set()
    kept = []
    for row in rows:
        cells = (*row.cells, *("",) * (width - len(row.cells)))
        if tuple(" ".join(cell.split()) for cell in cells) == header:
            found.repeated_headers.append(row.number)
        elif cells in seen:
            found.duplicates.append(row.number)
        else:
            seen.add(cells)
            kept.append(Row(row.number, cells))
    return kept


def _top_notes(rows: Sequence[Row], at: int | None) -> list[Note]:
    if at is None:
        return [Note(NoteKind.NO_HEADER, _("Filen saknar rubrikrad. Kolumnerna känns igen på sitt innehåll."))]
    if at == 0:
        return []
    titles = tuple(row.number for row in rows[:at])
    return [Note(NoteKind.TITLE_LINES, _("Raderna ovanför rubrikraden hoppades över."), titles)]


def _notes(found: _Found, count: int, grid: Grid, first: int) -> list[Note]:
    listed = (
        (NoteKind.DUPLICATE_ROW, _("Raden är likadan som en tidigare rad och läses en gång."), found.duplicates),
        (NoteKind.REPEATED_HEADER, _("Rubrikraden upprepas och hoppades över."), found.repeated_headers),
        (NoteKind.FOOTER, _("Raden under tabellen hoppades över."), found.footers),
        (NoteKind.EMPTY_ROW, _("Tomma rader hoppades över."), _inner_empty(grid, first)),
    )
    notes = [Note(kind, message, tuple(rows)) for kind, message, rows in listed if rows]
    rows_read = count - len(found.repeated_headers)
    if found.said_count is not None and found.said_count != rows_read:
        message = _("Filen säger att den har %(said)s rader, men %(read)s lästes. Kontrollera att exporten är hel.")
        values = {"said": found.said_count, "read": rows_read}
        notes.append(Note(NoteKind.COUNT_DIFFERS, message % values))
    return notes


def _inner_empty(grid: Grid, first: int) -> list[int]:
    last = grid.rows[-1].number if grid.rows else 0
    return [number for number in grid.empty_rows if first < number < last]


def _body_notes(grid: Grid, first: int) -> list[Note]:
    """The grid's own notes, without what was only in lines above the table."""
    notes = []
    for note in grid.notes:
        rows = tuple(number for number in note.rows if number > first)
        if rows or not note.rows:
            notes.append(Note(note.kind, note.message, rows))
    return notes
