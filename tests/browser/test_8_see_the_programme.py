"""See the programme: its state against the targets, for the lead and for those who may see sums."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from jordman.organisations.models import Organisation
from jordman.programmes.actions.enrolments import enrol, withdraw
from jordman.programmes.models import Enrolment
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, download, fits, go, is_accessible, see
from tests.factories import make_user


@pytest.fixture
def programme_page(demo: Site) -> str:
    """The report of a programme that 212 have signed up to, and nobody else."""
    for enrolment in Enrolment.objects.filter(user__email__endswith="@demo.example.se"):
        withdraw(enrolment, by=None)
    return f"/rapport/program/{demo.programme.pk}/"


def _enrol(demo: Site, municipality: str, people: int) -> None:
    organisation = Organisation.objects.get(name=municipality)
    for number in range(people):
        enrol(demo.programme, make_user(f"Ny{number}", municipality), by=None, organisation=organisation)


def test_the_lead_sees_212_of_300_the_share_of_women_and_who_is_alone(
    visit: Visiting, demo: Site, programme_page: str
) -> None:
    """On a phone: targets, modules that wait for review, and advice to the one who came without colleagues."""
    page = visit(demo.person("lead"))
    go(page, "/")
    page.get_by_role("navigation", name="Dina platser").get_by_role("link", name="Program").click()
    go(page, programme_page)
    targets = page.locator("section", has=page.get_by_role("heading", name="Mål för deltagandet"))
    expect(targets).to_contain_text("212 av 300")
    expect(targets).to_contain_text("målet är 70 %")
    assert re.search(r"7\d %", targets.inner_text())
    see(page, "Väntar på granskning", "När ingen vågar fråga")
    fits(page)
    is_accessible(page)

    _enrol(demo, "Hjo kommun", 1)
    page.reload()
    expect(targets).to_contain_text("213 av 300")
    alone = page.locator("#ensamma").locator("xpath=ancestor::section")
    expect(alone).to_contain_text("1 organisation har en ensam deltagare")
    expect(alone).to_contain_text("Hjo kommun")
    expect(alone).to_contain_text("Föreslå att fler i samma ledningsgrupp anmäler sig")
    assert (alone.get_by_role("link", name="Öppna i ditt mejlprogram").get_attribute("href") or "").startswith(
        "mailto:"
    )
    alone.get_by_role("link", name="Se vem").click()
    see(page, "Ny0 Hjo kommun")
    fits(page)


def test_it_is_shown_by_organisation_role_block_and_month_and_nobody_is_ranked(
    visit: Visiting, demo: Site, programme_page: str
) -> None:
    page = visit(demo.person("lead"), wide=True)
    go(page, f"{programme_page}?visa=alla")
    names = page.locator("#organisationer tbody th").all_inner_texts()
    assert len(names) >= 10
    assert names == sorted(names, key=lambda name: name.translate(str.maketrans("åäöÅÄÖ", "{|}{|}")))
    blocks = page.locator("section", has=page.get_by_role("heading", name="Vad de har gjort"))
    expect(blocks).to_contain_text(re.compile(r"Basblock\s+\d+ av 212"))
    time = page.locator("section", has=page.get_by_role("heading", name="Tid för lärande"))
    expect(time).to_contain_text(re.compile("Det är i snitt .* per person och vecka"))
    time.get_by_text("Samma siffror i en tabell").click()
    table = time.get_by_role("table", name="Timmar per månad")
    assert table.locator("thead th").all_inner_texts()[:3] == ["Månad", "Kvinnor", "Män"]
    assert table.locator("tbody th").all_inner_texts()[:2] == ["Maj 2026", "Juni 2026"]
    see(time, "Timmar efter inriktning")
    fits(page)
    is_accessible(page)
    people = Enrolment.objects.filter(programme=demo.programme, withdrawn_at=None)[:20].select_related("user")
    text = page.locator("main").inner_text()
    assert not [person.user.name for person in people if person.user.name in text]


def test_small_groups_are_hidden_for_those_who_see_sums(visit: Visiting, demo: Site, programme_page: str) -> None:
    """Three people from one municipality are too few to show, on the page and in the files."""
    _enrol(demo, "Tibro kommun", 3)
    for name in ("evaluator", "regional-strategist"):
        page = visit(demo.person(name))
        go(page, f"{programme_page}?visa=alla")
        row = page.locator("#organisationer tr", has=page.get_by_role("rowheader", name="Tibro kommun"))
        if row.count():
            expect(row).to_contain_text(re.compile("för få", re.IGNORECASE))
            assert not re.search(r"\b3\b", row.inner_text())
        fits(page)
        _name, content = download(page, "Hämta tabeller (Excel)")
        cells = [str(cell.value) for row in _rows(content, "Tibro kommun") for cell in row[1:]]
        assert "3" not in cells


def _rows(content: bytes, first: str) -> list[tuple[openpyxl.cell.cell.Cell, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [row for sheet in book for row in sheet.iter_rows() if row and row[0].value == first]


def test_the_state_is_taken_along_as_excel_and_as_a_report_that_begins_with_its_conclusions(
    visit: Visiting, demo: Site, programme_page: str
) -> None:
    page = visit(demo.person("lead"), javascript=False)
    go(page, programme_page)
    name, content = download(page, "Hämta tabeller (Excel)")
    assert name == "lage-level-up-2026-2026-09-10.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert len(book.sheetnames) >= 3
    assert not _formulas(content)
    name, content = download(page, "Hämta rapport (PDF)")
    assert name == "rapport-level-up-2026-2026-09-10.pdf"
    text = _words(content)
    assert "212 av 300" in text
    _chapters_begin_with_conclusions(text)
    person = Enrolment.objects.filter(withdrawn_at=None).select_related("user")[0].user
    assert person.name not in text


def _formulas(content: bytes) -> list[object]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return [cell.value for cell in cells if cell.data_type == "f"]


def _words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


CHAPTERS = {
    "Vilka är med": "212 av 300 platser är fyllda.",
    "Vad de har gjort": "181 av 212 har gjort det obligatoriska i Basblock",
    "Tid för lärande": "Gruppen har lagt 469 timmar på att lära sig.",
    "Om siffrorna": "Alla siffror är från 10 september 2026.",
}


def _chapters_begin_with_conclusions(text: str) -> None:
    for title, conclusion in CHAPTERS.items():
        assert f"{title} Slutsatser – {conclusion}" in text
