"""Sheets for Excel, and CSV. What people wrote stays text: it never becomes a formula or a link."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal
from zoneinfo import ZoneInfo

import xlsxwriter
from django.utils.translation import gettext as _

STOCKHOLM = ZoneInfo("Europe/Stockholm")
BIG = 20_000  # rows from which the file is written row by row, at the price of a larger file
LONGEST_CELL = 32_767
LONGEST_NAME = 31
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Percent:
    """A share: 0.68 is shown as 68 %."""

    share: float


Cell = str | int | float | Decimal | bool | date | datetime | Percent | None
Look = Literal["text", "whole", "decimal", "percent", "date", "time", "head", "title", "note"]

LOOKS: dict[Look, dict[str, object]] = {
    "text": {"valign": "top", "text_wrap": True},
    "whole": {"valign": "top", "num_format": "#,##0"},
    "decimal": {"valign": "top", "num_format": "#,##0.0#"},
    "percent": {"valign": "top", "num_format": "0 %"},
    "date": {"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"},
    "time": {"valign": "top", "num_format": "yyyy-mm-dd hh:mm", "align": "left"},
    "head": {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2, "font_color": "#1A2620"},
    "title": {"bold": True, "font_size": 14},
    "note": {"text_wrap": True, "valign": "top"},
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Notes are sentences about the sheet; they stand on a sheet of their own, so that this one can be sorted."""

    title: str
    header: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[float] = ()
    notes: Sequence[str] = ()


def workbook(sheets: Sequence[Sheet], *, title: str = "", made_at: datetime | None = None) -> bytes:
    """An Excel file; with `made_at` the same rows give the same bytes.

    Rows that come from a generator, or are very many, are written without holding them in memory.
    """
    file = io.BytesIO()
    is_small = all(isinstance(sheet.rows, Sized) for sheet in sheets) and sum(map(_length, sheets)) < BIG
    options = {
        "in_memory": is_small,
        "constant_memory": not is_small,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(file, options) as book:
        said = {"title": _clean(title or sheets[0].title), "author": "Jordmån", "company": "", "comments": ""}
        book.set_properties({**said, **({"created": _local(made_at)} if made_at else {})})
        looks: Looks = {look: book.add_format({"font_name": "Calibri", **style}) for look, style in LOOKS.items()}
        names = _names([sheet.title for sheet in sheets] + [_("Om filen")])
        for sheet, name in zip(sheets, names, strict=False):
            _write_sheet(book.add_worksheet(name), sheet, looks)
        if any(sheet.notes for sheet in sheets):
            _write_notes(book.add_worksheet(names[-1]), sheets, looks)
    return file.getvalue()


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """As Excel in Swedish opens it: semicolons, decimal comma, UTF-8 with a mark."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(_clean(name)) for name in header])
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def guarded(text: str) -> str:
    """Text that a spreadsheet would read as a formula gets an apostrophe before it."""
    return f"'{text}" if text.lstrip(" \u00a0").startswith(STARTS_FORMULA) else text


Looks = dict[Look, Any]  # xlsxwriter has no types


def _length(sheet: Sheet) -> int:
    return len(sheet.rows) if isinstance(sheet.rows, Sized) else 0


def _write_sheet(page: Any, sheet: Sheet, looks: Looks) -> None:
    for column, width in enumerate(sheet.widths or [_width(name) for name in sheet.header]):
        page.set_column(column, column, width)
    for column, name in enumerate(sheet.header):
        page.write_string(0, column, _clean(name), looks["head"])
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    last = 0
    for last, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(page, last, column, cell, looks)
    page.autofilter(0, 0, last, len(sheet.header) - 1)


def _width(name: str) -> float:
    return min(max(len(name) + 4, 10), 40)


def _write_cell(page: Any, row: int, column: int, cell: Cell, looks: Looks) -> None:
    match cell:
        case None | "":
            return
        case str():
            page.write_string(row, column, _clean(cell), looks["text"])
        case bool():
            page.write_string(row, column, _("Ja") if cell else _("Nej"), looks["text"])
        case int():
            page.write_number(row, column, cell, looks["whole"])
        case float() | Decimal():
            page.write_number(row, column, float(cell), looks["decimal"])
        case Percent():
            page.write_number(row, column, cell.share, looks["percent"])
        case datetime():
            page.write_datetime(row, column, _local(cell), looks["time"])
        case date():
            page.write_datetime(row, column, cell, looks["date"])


def _write_notes(page: Any, sheets: Sequence[Sheet], looks: Looks) -> None:
    page.set_column(0, 0, 90)
    row = 0
    for sheet in sheets:
        if sheet.notes:
            page.write_string(row, 0, _clean(sheet.title), looks["title"])
            for row, note in enumerate(sheet.notes, start=row + 1):  # noqa: B020 - the count goes on where it was
                page.write_string(row, 0, _clean(note), looks["note"])
            row += 2


def _names(titles: Sequence[str]) -> list[str]:
    """Names that Excel accepts: short, without certain signs, and none twice."""
    names: list[str] = []
    for title in titles:
        base = NOT_IN_NAMES.sub(" ", _clean(title)).strip().strip("'") or _("Blad")
        name, number = base[:LONGEST_NAME], 2
        while name.casefold() in {taken.casefold() for taken in names} | {"history"}:
            ending = f" {number}"
            name, number = base[: LONGEST_NAME - len(ending)] + ending, number + 1
        names.append(name)
    return names


def _clean(text: str) -> str:
    kept = UNSEEN.sub("", text)
    return kept if len(kept) <= LONGEST_CELL else kept[: LONGEST_CELL - 1] + "…"


def _local(moment: datetime) -> datetime:
    """Excel knows no time zones."""
    return moment.astimezone(STOCKHOLM).replace(tzinfo=None) if moment.tzinfo else moment


def _csv_cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return guarded(_clean(cell))
        case bool():
            return _("Ja") if cell else _("Nej")
        case float() | Decimal():
            return str(cell).replace(".", ",")
        case Percent():
            return f"{cell.share:.0%}".replace("%", " %")
        case datetime():
            return f"{_local(cell):%Y-%m-%d %H:%M}"
        case _:
            return str(cell)
