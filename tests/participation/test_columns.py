"""The organisation's own columns: order, headings, dates, decimals; and what people wrote stays text."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from jordman.participation.layout import FILLERS, NAMES, USUAL_LAYOUT, Column, FileRow, Layout, hours
from jordman.participation.models import ColumnMap, Report
from jordman.participation.writing import as_csv, as_xlsx
from tests.cast import World
from tests.participation.making import THIRD, make_participant, make_reporting
from tests.participation.test_reporting import attested, reported

ROW = FileRow(
    number=7,
    given_name="Ada",
    family_name="Alm",
    sex="man",
    starts_on=date(2026, 5, 4),
    stops_on=None,
    minutes=195,
    month=THIRD,
    workplace="Hemtjänst Norr",
    workplace_code="7101",
    employer="Lidköpings kommun",
    employment_number="104211",
    attested_on=date(2026, 11, 2),
    project_name="Digital kraft",
    project_number="2026/1",
)
MADE = datetime(2026, 11, 2, 8, tzinfo=UTC)


def with_columns(*keys: str, **facts: object) -> Layout:
    return Layout(tuple(Column(key, key.upper()) for key in keys), **facts)  # type: ignore[arg-type]


def test_dates_decimals_and_words_follow_the_layout() -> None:
    keys = ("stops_on", "starts_on", "hours", "sex", "personal_number", "minutes", "month")
    layout = with_columns(*keys, date_form="compact", mark="point", sexes=("1", "2", ""))
    assert layout.header == tuple(key.upper() for key in keys)
    assert layout.cells(ROW) == (None, "20260504", "3.25", "2", None, 195, "2026-10")
    comma = with_columns("hours", "starts_on", date_form="dots")
    assert comma.cells(ROW) == (Decimal("3.25"), "04.05.2026")
    assert b"3,25;04.05.2026" in as_csv(comma, [ROW]).content


def test_every_column_has_a_name_and_no_layout_loses_anything() -> None:
    assert NAMES.keys() == FILLERS.keys()
    assert Layout.from_json(USUAL_LAYOUT.as_json()) == USUAL_LAYOUT
    assert with_columns("of_an_older_version").cells(ROW) == (None,)


@pytest.mark.parametrize(("minutes", "expected"), [(0, "0.00"), (1, "0.02"), (20, "0.33"), (50, "0.83"), (9, "0.15")])
def test_hours_have_two_decimals(minutes: int, expected: str) -> None:
    assert str(hours(minutes)) == expected


@given(st.integers(0, 44_640))
def test_hours_are_within_half_a_minute_of_the_minutes(minutes: int) -> None:
    assert abs(hours(minutes) * 60 - minutes) <= Decimal("0.3")


@given(st.sampled_from(["=", "+", "-", "@", "\t=", " ="]), st.text(st.characters(codec="utf-8"), max_size=20))
def test_what_somebody_is_called_never_becomes_a_formula(sign: str, text: str) -> None:
    row = FileRow(**{**ROW.__dict__, "family_name": f"{sign}{text}", "workplace": f"{sign}1+1"})
    layout = with_columns("family_name", "workplace")
    cells = list(csv.reader(io.StringIO(as_csv(layout, [row]).content.decode("utf-8-sig"), newline=""), delimiter=";"))[
        1
    ]
    assert all(cell.startswith("'") for cell in cells if cell.strip())
    sheet = load_workbook(io.BytesIO(as_xlsx(layout, [row], made_at=MADE).content)).worksheets[0]
    assert {cell.data_type for cell in sheet[2] if cell.value is not None} <= {"s", "n"}
    assert sheet["B2"].value == f"{sign}1+1"


def post_columns(world: World, **fields: object) -> str:
    url = reverse("participation:columns", args=[world.association.pk])
    facts = {"sheet_name": "Blad A", "date_form": "slashes", "mark": "point", "woman": "K", "man": "M", **fields}
    return world.client("lead").post(url, facts, follow=True).content.decode()


def test_the_lead_orders_the_columns_and_the_next_file_has_them(world: World) -> None:
    page = post_columns(
        world,
        place_hours=1,
        heading_hours="Tid",
        place_sex=3,
        heading_sex="Kön",
        place_number=2,
        heading_number="Nr",
        is_confirmed="on",
    )
    assert "Kolumnerna är jämförda med mallen" in page
    reporting = make_reporting(world, first_month=THIRD)
    attested(reporting, THIRD, [make_participant(world)])
    report = reported(world, reporting, THIRD)
    content = world.client("lead").post(reverse("participation:xlsx", args=[report.pk])).content
    book = load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Blad A"]
    assert list(book.worksheets[0].iter_rows(values_only=True)) == [("Tid", "Nr", "Kön"), ("3.50", 1, "K")]


def test_a_version_keeps_the_columns_it_was_made_with(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    attested(reporting, THIRD, [make_participant(world)])
    reported(world, reporting, THIRD)
    post_columns(world, place_hours=1, heading_hours="Tid")
    assert len(Report.objects.get().layout["columns"]) == len(USUAL_LAYOUT.columns)


def test_columns_that_nobody_has_compared_are_said_to_be_so(world: World) -> None:
    make_reporting(world, first_month=THIRD)
    make_participant(world)
    month = reverse("participation:month", args=[world.programme.pk, "2026-10"])
    assert "Kolumnerna är inte jämförda med mallen" in world.client("lead").get(month).content.decode()
    post_columns(world, place_hours=1, heading_hours="Tid", is_confirmed="on")
    assert "inte jämförda" not in world.client("lead").get(month).content.decode()
    # Another change asks again.
    assert "inte jämförda" in post_columns(world, place_hours=1, heading_hours="Timmar")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Ge minst en kolumn en plats."),
        ({"place_hours": 1, "heading_hours": " "}, "Skriv en rubrik."),
        ({"place_hours": 1, "heading_hours": "Tid", "date_form": "roman"}, "giltigt"),
    ],
)
def test_a_layout_that_makes_no_file_is_refused(world: World, fields: dict[str, object], words: str) -> None:
    assert words in post_columns(world, **fields)
    assert not ColumnMap.objects.exists()
