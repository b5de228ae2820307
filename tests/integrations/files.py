"""Makes small files of every kind, and opens the ones that are kept."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import xlsxwriter

import jordman

DATA = Path(__file__).parent.parent / "data"
STAFF = Path(jordman.__file__).parent / "demo" / "data"
HEADER = "Anstnr;Namn;E-post;Enhetskod;Enhet;Befattning"
TODAY = date(2026, 11, 21)


def text_file(text: str, encoding: str = "utf-8") -> io.BytesIO:
    return io.BytesIO(text.encode(encoding))


def staff_file(*rows: str, header: str = HEADER) -> io.BytesIO:
    return text_file("\r\n".join((header, *rows)))


def workbook(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    *,
    merged: Sequence[tuple[int, int, int, int, str]] = (),
    hidden: Sequence[str] = (),
) -> io.BytesIO:
    """A workbook; `merged` are ranges (first row, column, last row, column, text) of its first sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows):
                for column, value in enumerate(cells):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, value, day)
                    elif value != "":
                        sheet.write(number, column, value)
            if name in hidden:
                sheet.hide()
        for first, left, last, right, text in merged:
            book.worksheets()[0].merge_range(first, left, last, right, text)
    stream.seek(0)
    return stream


def package(parts: dict[str, bytes]) -> io.BytesIO:
    """A zip with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    stream.seek(0)
    return stream
