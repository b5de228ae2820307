"""Takes personal numbers out of a table before anything else looks at it. The product never needs them."""

import re
from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.integrations.staff_files.fields import plain_words
from jordman.integrations.staff_files.synonyms import PERSONAL_NUMBER
from jordman.integrations.tables.table import Note, NoteKind, Row, Table
from jordman.privacy.personal_numbers import find_bare, find_marked, is_personal_number

_MANY_DIGITS = re.compile(r"\d{6}")


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
    spans = [*find_marked(cell)]
    if at not in series:
        spans += find_bare(cell)
    for start, end in sorted(spans, reverse=True):
        cell = cell[:start] + cell[end:]
    return " ".join(cell.split()) if spans else cell


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
