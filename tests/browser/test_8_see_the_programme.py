"""See the programme: how it stands, who came alone, time and pace, the files, and what others see of it."""

import io

import openpyxl
import pytest
from pypdf import PdfReader

from jordman.audit.models import AuditEvent
from jordman.library.models import SignOff
from jordman.organisations.models import Organisation
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, download, fits, go, heading, is_accessible, see, status_of
from tests.reports.filling import done, hours, level_up


@pytest.fixture
def full(site: Site) -> Site:
    """212 of 300, 68 % women, three modules that wait for review, and three months of time."""
    places = level_up(site.programme, Organisation.objects.get(kind="county", code="14"))
    base = site.programme.blocks.order_by("position")[0]
    done(base, places[0], 150)
    hours(site.programme, places[0], "2026-05", woman=(400, 100), man=(200, 50))
    hours(site.programme, places[0], "2026-06", woman=(100, 40), man=(3, 2))
    hours(site.programme, places[0], "2026-09", woman=(300, 90), man=(40, 20))
    for rule in base.rules.all()[:3]:
        SignOff.objects.create(module_id=rule.module_id, fingerprint=str(rule.pk))
    return site


def test_the_lead_sees_how_it_goes_and_takes_it_along(visit: Visiting, full: Site) -> None:
    page = visit(full.person("lead"), wide=True)
    go(page, "/program/")
    page.get_by_role("navigation", name="Dina platser").get_by_role("link", name="Program").click()
    assert heading(page) == "88 platser kvar, och tre moduler väntar på granskning"
    see(page, "212", "68 %", "För att nå det behöver 66 av de 88 platserna gå till kvinnor.")
    see(page, "Kommun 01", "150 av 212", "timmar på att lära sig", "Programmet räknar med 3 timmar.")
    fits(page)
    is_accessible(page)

    # One has come alone: a draft of a mail helps.
    click(page, "Föreslå fler från samma ledningsgrupp")
    see(page, "1 organisation har en ensam deltagare", "Utkast till mejl")
    assert "Fråga gärna en eller två till" in page.get_by_label("Ta med en kollega").input_value()

    # The women's hours of June would tell the two men's.
    page.get_by_text("Samma siffror i en tabell").click()
    june = page.get_by_role("row", name="Juni 2026")
    assert june.inner_text().count("För få") == 2
    assert "103" in june.inner_text()

    click(page, "Visa alla 27")
    see(page, "Kommun 27")
    name, content = download(page, "Hämta tabeller (Excel)")
    assert name.startswith("lage-level-up-2026")
    sheet = openpyxl.load_workbook(io.BytesIO(content))["Anmälda, kön"]
    assert [cell.value for cell in list(sheet.rows)[-1]] == ["Alla", 144, 68, 212]
    name, content = download(page, "Hämta rapport (PDF)")
    report = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    assert "Slutsatser" in report


def test_the_lead_takes_out_the_list_to_attest_on_a_phone(visit: Visiting, full: Site) -> None:
    page = visit(full.person("lead"))
    go(page, f"/rapport/program/{full.programme.pk}/")
    click(page, "Lista med namn och tid att intyga")
    see(page, "Du ser listan för att du leder programmet.", "Malin Ekdahl")
    fits(page)
    is_accessible(page)
    page.get_by_label("Organisation").select_option(label="Kommun 01")
    page.get_by_role("button", name="Visa").click()
    name, content = download(page, "Papper att skriva under")
    assert name.startswith("tid-kommun-01")
    assert content.startswith(b"%PDF")
    assert AuditEvent.objects.filter(action="hours.downloaded", by_id=full.person("lead").pk).count() == 1


def test_an_evaluator_sees_protected_sums_and_no_names(visit: Visiting, full: Site) -> None:
    page = visit(full.person("evaluator"), javascript=False)
    go(page, "/rapport/")
    assert heading(page) == "88 platser kvar"
    click(page, "Visa alla 27")
    see(page, "För få betyder färre än fem personer")
    assert "För få" in page.get_by_role("row", name="Kommun 27").inner_text()
    assert page.get_by_text("Väntar på granskning").count() == 0
    fits(page)
    visit.forgive("403")
    assert status_of(page, f"/rapport/program/{full.programme.pk}/tid/") == 403
