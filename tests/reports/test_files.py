"""The sheet and the report say what the page says, and nothing more, to whoever takes them."""

import io
from collections.abc import Iterator
from unittest import mock

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from jordman.audit.models import AuditEvent
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme
from tests.cast import World
from tests.reports.filling import TODAY, done, hours, level_up, sums

READERS = ("lead", "strategist", "evaluator")


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with mock.patch.object(timezone, "localdate", side_effect=lambda *moments: moments[0].date() if moments else TODAY):
        yield


@pytest.fixture
def full(world: World) -> World:
    places = level_up(world.programme, world.county)
    hours(world.programme, places[0], "2026-05", woman=(400, 100), man=(200, 50))
    hours(world.programme, places[0], "2026-06", woman=(100, 40), man=(3, 2))
    hours(world.programme, places[0], "2026-09", woman=(300, 90), man=(40, 20))
    done(world.base, places[0], 150)
    done(world.main, places[0], 60)
    return world


def take(world: World, who: str, name: str) -> bytes:
    response = world.client(who).post(reverse(f"reports:{name}", args=[world.programme.pk]))
    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    return response.content


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def text(content: bytes) -> str:
    pages = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    return " ".join(pages.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("who", READERS)
def test_the_sheet_hides_small_groups_from_everyone(full: World, who: str) -> None:
    book = sheets(take(full, who, "workbook"))
    by_sex = {row[0]: row[1:] for row in book["Anmälda, kön"]}
    assert by_sex["Organisation"] == ["Kvinnor", "Män", "Anmälda"]
    assert by_sex["Kommun 25"] == [12, 10, 22]
    assert by_sex["Kommun 27"] == ["För få", "För få", "För få"]
    assert by_sex["Alla"] == [144, 68, 212]
    assert [row[1:] for row in book["Timmar, månad"] if row[0] == "juni 2026"] == [["För få", "För få", 103]]
    assert [row[2] for row in book["Block"]] == ["Har gjort det obligatoriska", 150, 60]
    notes = " ".join(str(row[0]) for row in book["Om filen"] if row[0])
    assert "färre än fem personer" in notes
    assert "måndag 21 september 2026" in notes


def test_everyone_gets_the_same_sheet(full: World) -> None:
    assert sheets(take(full, "lead", "workbook")) == sheets(take(full, "evaluator", "workbook"))


@pytest.mark.parametrize("who", READERS)
def test_the_report_begins_each_chapter_with_its_conclusions(full: World, who: str) -> None:
    report = text(take(full, who, "report"))
    for heading, conclusion in (
        ("Vilka är med", "212 av 300 platser är fyllda."),
        ("Vad de har gjort", "150 av 212 har gjort det obligatoriska i Basblock, 71 %."),
        ("Tid för lärande", "Gruppen har lagt 1 043 timmar på att lära sig."),
        ("Om siffrorna", "Alla siffror är från 21 september 2026."),
    ):
        assert f"{heading} Slutsatser" in report
        assert conclusion in report
    assert "4 maj 2026 till 21 september 2026" in report
    assert "Skaraborgs kommunalförbund" in report
    assert "färre än fem personer" in report
    assert "Två procentenheter under målet." in report


def test_a_table_of_nothing_but_hidden_figures_is_left_out(full: World) -> None:
    full.main.completion_tallies.all().delete()
    for name in ("Kommun 02", "Kommun 03"):
        done(full.main, Organisation.objects.get(name=name), 3)
    report = text(take(full, "evaluator", "report"))
    assert "6 av 212 har gjort det obligatoriska i Huvudblock" in report
    assert "Huvudblock, per organisation" not in report


def test_a_programme_with_too_few_has_a_report_without_figures(world: World) -> None:
    sums(world.programme, world.municipality, women=3)
    assert "För få är anmälda" in text(take(world, "evaluator", "report"))
    assert sheets(take(world, "evaluator", "workbook"))["Anmälda, kön"][-1] == ["Alla", "För få"]


def test_a_programme_that_has_not_begun_has_a_report(world: World) -> None:
    Programme.objects.filter(pk=world.programme.pk).update(starts_on="2027-01-04", ends_on="2027-12-01")
    world.programme.blocks.update(opens_on="2027-01-04")
    sums(world.programme, world.municipality, women=20)
    assert "Basblock öppnar 4 januari 2027." in text(take(world, "lead", "report"))


def test_files_carry_no_formula_from_a_name(world: World) -> None:
    sums(world.programme, world.municipality, women=20)
    world.municipality.name = '=HYPERLINK("http://x.example")'
    world.municipality.save()
    book = openpyxl.load_workbook(io.BytesIO(take(world, "lead", "workbook")))
    assert {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row} <= {"s", "n"}


def test_taking_a_file_is_in_the_log(full: World) -> None:
    take(full, "evaluator", "workbook")
    event = AuditEvent.objects.get(action="report.downloaded")
    assert (event.by_id, event.details) == (full.people["evaluator"].pk, {"form": "xlsx"})


def test_a_file_is_asked_for_on_purpose(full: World) -> None:
    """No link, no picture in a mail and no browser that reads ahead writes in the log."""
    for name in ("workbook", "report", "hours_workbook", "hours_list"):
        assert full.client("lead").get(reverse(f"reports:{name}", args=[full.programme.pk])).status_code == 405
