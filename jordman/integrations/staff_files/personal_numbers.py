"""Takes personal numbers out of a table before anything else looks at it. The product never needs them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.integrations.staff_files.fields import plain_words
from jordman.integrations.staff_files.synonyms import PERSONAL_NUMBER
from jordman.integrations.tables.table import Note, NoteKind, Row, Table

# The last part may hold letters: reserve numbers of care ("19900101-TF12"), interim numbers of payroll ("900101-T123").
_MARKED = re.compile(
    r"(?<![\d-])(?:(?:18|19|20)\d{2}|\d{2})[01]\d[0-9]\d\s?[-+–]\s?(?:\d{4}|[A-Z]\d{3}|[A-Z]{2}\d{2})(?!\d)"
)
_BARE = re.compile(r"(?<![\d.,-])(?:(?:18|19|20)\d{2}|\d{2})[01]\d[0-9]\d\d{4}(?!\d)")
_MANY_DIGITS = re.compile(r"\d{6}")


def is_personal_number(text: str) -> bool:
    """A personal or coordination number, with or without century and hyphen."""
    compact = text.strip()
    if not 10 <= len(compact) <= 15:
        return False
    return bool(_MARKED.fullmatch(compact) and _has_date(compact)) or bool(
        _BARE.fullmatch(compact) and _is_sound(compact)
    )


def without_personal_numbers(table: Table) -> Table:
    """The table with every personal number blanked, and notes that say where. Doing it twice changes nothing."""
    columns = [
        at
        for at, header in enumerate(table.header)
        if _is_personal_column(header, (row.cells[at] for row in table.rows))
    ]
    said = {note.message for note in table.notes}
    notes = [_column_note(table.header[at]) for at in columns]
    series = _number_series(table)
    rows, touched = _scrub(table.rows, frozenset(columns), series)
    if touched:
        notes.append(_cell_note(touched))
    fresh = [replace(note, table=table.name) for note in notes if note.message not in said]
    header = tuple(_marked(name) if at in columns else name for at, name in enumerate(table.header))
    return Table(table.name, header, tuple(rows), (*table.notes, *fresh))


def is_personal_header(header: str) -> bool:
    return bool(PERSONAL_NUMBER.search(plain_words(header)))


def _marked(header: str) -> str:
    """The header says what stood there, so that the empty column is never read as something else."""
    return header if is_personal_header(header) else f"{header} (personnummer)"


def _is_personal_column(header: str, cells: Iterable[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if not filled:
        return False
    return is_personal_header(header) or sum(map(is_personal_number, filled)) >= len(filled) * 0.5


def _number_series(table: Table) -> frozenset[int]:
    """Columns of ten or twelve bare digits that are no personal numbers: by chance one in hundreds looks like one."""
    found = set()
    for at in range(len(table.header)):
        filled = [row.cells[at] for row in table.rows if row.cells[at]]
        alike = sum(len(cell) in (10, 12) and cell.isdigit() for cell in filled)
        if len(filled) >= 5 and alike >= len(filled) * 0.8:
            found.add(at)
    return frozenset(found)


def _scrub(rows: Iterable[Row], columns: frozenset[int], series: frozenset[int]) -> tuple[list[Row], list[int]]:
    kept, touched = [], []
    for row in rows:
        if not columns and not _MANY_DIGITS.search("\x1f".join(row.cells)):
            kept.append(row)
            continue
        cells = tuple(_clean_cell(at, cell, columns, series) for at, cell in enumerate(row.cells))
        if any(new != old for at, (new, old) in enumerate(zip(cells, row.cells, strict=True)) if at not in columns):
            touched.append(row.number)
        kept.append(Row(row.number, cells))
    return kept, touched


def _clean_cell(at: int, cell: str, columns: frozenset[int], series: frozenset[int]) -> str:
    if at in columns:
        return ""
    if not _MANY_DIGITS.search(cell):
        return cell
    spans = [*_found(_MARKED, cell)]
    if at not in series:
        spans += [span for span in _found(_BARE, cell) if _is_sound(cell[slice(*span)])]
    for start, end in sorted(spans, reverse=True):
        cell = cell[:start] + cell[end:]
    return " ".join(cell.split()) if spans else cell


def _found(pattern: re.Pattern[str], cell: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in pattern.finditer(cell) if _has_date(match.group()))


def _has_date(text: str) -> bool:
    digits = re.match(r"\d+", text)
    written = digits.group() if digits else ""
    compact = written[:8] if len(written) in (8, 12) else written[:6]
    year, month, day = int(compact[:-4] or 0), int(compact[-4:-2] or 0), int(compact[-2:] or 0)
    # A coordination number has 60 added to its day; a year without century may be a leap year.
    day -= 60 if day > 60 else 0
    try:
        dt.date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return False
    return True


def _is_sound(digits: str) -> bool:
    """The check digit is right and the date exists."""
    total = 0
    for place, digit in enumerate(digits[-10:]):
        doubled = int(digit) * (2 - place % 2)
        total += doubled // 10 + doubled % 10
    return total % 10 == 0 and _has_date(digits)


def _column_note(header: str) -> Note:
    message = _("Kolumnen ”%(header)s” har personnummer. De togs bort och sparas inte.")
    return Note(NoteKind.PERSONAL_NUMBER, message % {"header": header})


def _cell_note(rows: list[int]) -> Note:
    message = ngettext(
        "%(count)s rad hade ett personnummer i en annan kolumn. Det togs bort och sparas inte.",
        "%(count)s rader hade personnummer i andra kolumner. De togs bort och sparas inte.",
        len(rows),
    )
    return Note(NoteKind.PERSONAL_NUMBER, message % {"count": len(rows)}, tuple(rows))
