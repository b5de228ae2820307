"""Sheets: right types, a header that stays, and nothing that runs."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest

from jordman.documents.sheets import Cell, Percent, Sheet, csv_bytes, guarded, workbook
from tests.documents.naughty import NAUGHTY

FORMULAS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+46701234567",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "＝1",
    "https://exempel.se",
    "{=1}",
]


def read(file: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(file))


def test_header_stays_in_view_and_can_be_filtered() -> None:
    page = read(workbook([Sheet("Deltagare", ["Kommun", "Antal"], [["Borås", 15], ["Skövde", 22]])]))["Deltagare"]

    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == "A1:B3"
    assert page["A1"].font.bold
    assert page.print_title_rows == "$1:$1"


def test_values_keep_their_kind() -> None:
    moment = datetime(2026, 7, 1, 12, 30, tzinfo=UTC)
    row: list[Cell] = ["Åsa", 15, 1.5, Decimal("2.5"), Percent(0.68), date(2026, 11, 21), moment, True, None]
    cells = read(workbook([Sheet("A", [str(n) for n in range(9)], [row])]))["A"][2]

    assert [cell.value for cell in cells[:5]] == ["Åsa", 15, 1.5, 2.5, 0.68]
    assert cells[4].number_format == "0 %"
    assert cells[5].value == datetime(2026, 11, 21)  # noqa: DTZ001 - Excel knows no time zones
    assert cells[6].value == datetime(2026, 7, 1, 14, 30)  # noqa: DTZ001 - summer time in Stockholm
    assert [cell.value for cell in cells[7:]] == ["Ja", None]


@pytest.mark.parametrize("many", [False, True], ids=["in memory", "row by row"])
def test_what_looks_like_a_formula_or_a_link_is_text(many: bool) -> None:
    rows: list[list[Cell]] = [[text, 1] for text in FORMULAS]
    file = workbook(
        [Sheet(FORMULAS[0], [FORMULAS[0], "B"], iter(rows) if many else rows, notes=[FORMULAS[1]])], title=FORMULAS[1]
    )

    parts = zipfile.ZipFile(io.BytesIO(file))
    pages = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/")]
    assert not any("<f>" in page or "hyperlink" in page for page in pages)
    assert {cell.data_type for row in read(file).worksheets[0]["A1:A13"] for cell in row} == {"s"}


def test_every_naughty_string_comes_back_or_loses_only_signs_that_no_file_can_hold() -> None:
    kept = [text for text in NAUGHTY if text.isprintable() and text.strip() == text and text]
    page = read(workbook([Sheet("A", ["A"], [[text] for text in NAUGHTY])])).active
    assert page is not None
    values = {row[0] for row in page.iter_rows(values_only=True)}

    assert [text for text in kept if text not in values] == []


def test_sheet_names_are_made_to_fit_and_differ() -> None:
    long = "Deltagare per kommun och region i Västra Götaland"
    names = read(workbook([Sheet(name, ["A"], []) for name in (long, long, "a/b:c?[d]*", "'", "")])).sheetnames

    assert names == ["Deltagare per kommun och region", "Deltagare per kommun och regi 2", "a b c  d", "Blad", "Blad 2"]


def test_notes_stand_on_a_sheet_of_their_own() -> None:
    book = read(
        workbook([Sheet("Tid", ["A"], [[1]], notes=["Grupper under fem visas inte."]), Sheet("Annat", ["A"], [])])
    )

    assert book.sheetnames == ["Tid", "Annat", "Om filen"]
    assert [row[0] for row in book["Om filen"].iter_rows(values_only=True)][:2] == [
        "Tid",
        "Grupper under fem visas inte.",
    ]


def test_file_says_nothing_of_the_machine_or_the_person() -> None:
    about = read(workbook([Sheet("A", ["A"], [])], title="Programrapport")).properties

    assert (about.title, about.creator, about.lastModifiedBy) == ("Programrapport", "Jordmån", "Jordmån")


def test_very_long_text_is_cut_and_not_lost() -> None:
    page = read(workbook([Sheet("A", ["A"], [["x" * 40_000]])])).active

    assert page is not None
    assert len(str(page["A2"].value)) == 32_767


def test_csv_opens_right_in_swedish_excel() -> None:
    file = csv_bytes(["Kommun", "Andel"], [["Borås", Percent(0.68)], ["a;b", 1.5], [None, date(2026, 11, 21)]])

    assert file.startswith(b"\xef\xbb\xbf")
    assert file.decode("utf-8-sig").splitlines() == ["Kommun;Andel", "Borås;68 %", '"a;b";1,5', ";2026-11-21"]


def test_csv_guards_text_but_not_numbers() -> None:
    file = csv_bytes(["=A"], [*([text] for text in FORMULAS[:10]), [-5], [-1.5]])
    rows = [row[0] for row in csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""), delimiter=";")]

    assert all(row.startswith("'") for row in rows[:11])
    assert rows[11:] == ["-5", "-1,5"]


def test_ordinary_text_is_left_alone() -> None:
    assert guarded("Åsa = bra") == "Åsa = bra"
    assert guarded("") == ""
