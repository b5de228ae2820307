"""Reads the sheets of a workbook."""

import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from jordman.integrations.tables.grid_building import GridBuilder
from jordman.integrations.tables.package_guard import damaged, guard_package
from jordman.integrations.tables.table import Grid, Limits, Note, NoteKind, UnreadableFile

CellValue = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def read_workbook_grids(stream: BinaryIO, limits: Limits) -> list[Grid]:
    guard_package(stream, limits)
    try:
        with CalamineWorkbook.from_object(stream) as book:
            return _read_sheets(book, limits)
    except CalamineError as error:
        raise damaged() from error


def _read_sheets(book: CalamineWorkbook, limits: Limits) -> list[Grid]:
    visible = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    if len(visible) > limits.sheets:
        message = _("Arbetsboken har fler än %(count)s blad. Behåll bara de blad som ska läsas in.")
        raise UnreadableFile(message % {"count": limits.sheets})
    grids = [_read_sheet(book.get_sheet_by_name(name), name, limits) for name in visible]
    if len(visible) < len(book.sheet_names) and grids:
        note = Note(NoteKind.HIDDEN_SHEET, _("Dolda blad lästes inte. Visa dem i Excel om de ska med."))
        grids[0] = Grid(grids[0].name, grids[0].rows, (*grids[0].notes, note), grids[0].empty_rows)
    return [grid for grid in grids if grid.rows]


def _read_sheet(sheet: CalamineSheet, name: str, limits: Limits) -> Grid:
    builder = GridBuilder(name, limits)
    for cells in _with_merged_down(sheet):
        builder.add(cells)
    return builder.grid()


def _with_merged_down(sheet: CalamineSheet) -> Iterator[list[str]]:
    """The rows as text. A cell merged over several rows says the same for each; one merged sideways says it once."""
    # Rows are given from the top of the sheet, columns from the first that is used.
    left = sheet.start[1] if sheet.start else 0
    merged = {}
    for (first, column), (last, _column) in sheet.merged_cell_ranges or ():
        if last > first:
            merged[first, column - left] = last
    carried: dict[int, tuple[str, int]] = {}
    for at, raw in enumerate(sheet.iter_rows()):
        cells = [cell_text(value) for value in raw]
        if merged or carried:
            _carry(cells, at, merged, carried)
        yield cells


def _carry(cells: list[str], at: int, merged: dict[tuple[int, int], int], carried: dict[int, tuple[str, int]]) -> None:
    for column, cell in enumerate(cells):
        if (at, column) in merged:
            carried[column] = (cell, merged[at, column])
        elif column in carried:
            text, last = carried[column]
            cells[column] = cell or (text if at <= last else "")


def cell_text(value: CellValue) -> str:
    """What a person would call the cell's content: 51001.0 is the number 51001, a date is written year first."""
    match value:
        case str():
            return value
        case bool():
            return _("Ja") if value else _("Nej")
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case dt.datetime():
            is_day = value.time() == dt.time()
            return value.date().isoformat() if is_day else value.isoformat(sep=" ", timespec="seconds")
        case dt.date() | dt.time():
            return value.isoformat()
        case dt.timedelta():
            seconds = round(value.total_seconds())
            return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        case _:
            return str(value)
