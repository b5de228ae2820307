"""Reporting to a funder: turned on, attested on a phone, reported, corrected, and reported again."""

import io
import re

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from jordman.accounts.models import User
from jordman.learning.models import TimeEntry
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment, Organisation
from jordman.participation.months import last_day
from jordman.programmes.actions.enrolments import enrol
from jordman.programmes.models import Enrolment
from tests import factories as make
from tests.browser.clock import Clock
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, choose_menu, click, download, fits, go, heading, is_accessible, see


@pytest.fixture
def manager(site: Site, clock: Clock) -> User:
    """Jenny leads a unit where two have had hours every week of the month that is over."""
    unit = Organisation.objects.get(name="Hemtjänst Norr")
    jenny = make.make_user("Jenny", "Lindqvist")
    make.make_employment(jenny, unit, role_group=Employment.RoleGroup.OPERATIONAL_MANAGER, is_unit_manager=True)
    grant_role(jenny, by=None, role="unit_manager", organisation=unit)
    for given_name in ("Samira", "Lena"):
        person = make.make_user(given_name, "Haddad", sex="woman")
        make.make_employment(person, unit, title="Undersköterska")
        enrol(site.programme, person, by=None, organisation=site.municipality)
        add_time(site, person, clock, minutes=90)
    Enrolment.objects.update(enrolled_at=clock.now().replace(month=clock.now().month - 2))
    return jenny


def add_time(site: Site, person: User, clock: Clock, *, minutes: int, activity: str = "module:1") -> None:
    month = clock.now().date().replace(month=clock.now().month - 1, day=1)
    TimeEntry.objects.create(
        user=person, programme=site.programme, on=last_day(month), minutes=minutes, source="module", activity=activity
    )


def turn_on(page: Page, site: Site, clock: Clock) -> None:
    go(page, "/program/")
    choose_menu_or_link(page, "Deltagarredovisning")
    see(page, "Redovisar inte")
    click(page, site.programme.name)
    page.get_by_label("projektets namn").fill("Digital kraft")
    page.get_by_label("projektets nummer (diarienummer)").fill("2026/00123")
    month = clock.now().date().replace(month=clock.now().month - 1, day=1)
    page.get_by_label("Första månaden").select_option(str(month))
    see(page, "Varje deltagares närmaste chef ser namn och timmar")
    fits(page)
    is_accessible(page)
    click(page, "Slå på redovisningen")


def choose_menu_or_link(page: Page, name: str) -> None:
    if page.locator("details.menu summary").is_visible():
        choose_menu(page, name)
    else:
        page.get_by_role("link", name=name, exact=True).first.click()


def attest(phone: Page) -> None:
    go(phone, "/enhet/")
    choose_menu(phone, "Attestera")
    see(phone, "2 personer att attestera", "Här ser du namn och timmar, och bara det.", "Samira Haddad")
    fits(phone)
    click(phone, "Attestera alla 2")
    see(phone, "2 personer är attesterade.", "Du är klar med")
    fits(phone)


def report(lead: Page) -> None:
    see(lead, "Månaden är klar att rapportera", "Filen får 2 personer.", "Kolumnerna är inte jämförda med mallen")
    is_accessible(lead)
    click(lead, "Gör filen")
    see(lead, "2 personer och 3 timmar är rapporterade")
    name, content = download(lead, "Hämta filen (Excel)")
    assert name.endswith("-v1.xlsx")
    rows = list(load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True))
    assert [row[2:4] for row in rows] == [("Efternamn", "Förnamn"), ("Haddad", "Lena"), ("Haddad", "Samira")]
    is_accessible(lead)
    fits(lead)


def say_what_is_wrong(phone: Page) -> None:
    go(phone, "/deltagare/attestera/")
    see(phone, "En person att attestera", "Var 1 tim 30 min när den attesterades. Nu 2 tim.")
    is_accessible(phone)
    fits(phone)
    phone.get_by_role("link", name=re.compile("Stämmer inte.*Samira Haddad")).click()
    phone.get_by_label("Vad stämmer inte?").fill("Hon var på passet en kvart.")
    fits(phone)
    click(phone, "Säg till")
    see(phone, "Programledaren får veta det.")


def take_off(lead: Page) -> None:
    see(lead, "Något har ändrats sedan månaden rapporterades", "Chefen säger att något inte stämmer för 1 person.")
    lead.get_by_role("link", name="Samira Haddad").last.click()
    see(lead, "Hon var på passet en kvart.")
    lead.get_by_label("Minuter att ta bort ur redovisningen").fill("15")
    lead.get_by_label("Varför?").fill("Bara en kvart av passet.")
    is_accessible(lead)
    click(lead, "Spara timmarna")


def test_from_turning_it_on_to_a_correction(visit: Visiting, site: Site, manager: User, clock: Clock) -> None:
    """The manager has a phone, the first time without script."""
    lead = visit(site.person("lead"), wide=True)
    turn_on(lead, site, clock)
    assert heading(lead).startswith("Nästa att rapportera:")
    click(lead, "Gå igenom månaden")
    see(lead, "2 personer väntar på attest.", "Ingen går att rapportera än.")
    month_url = lead.url
    attest(visit(manager, javascript=False))
    lead.goto(month_url)
    report(lead)

    # An hour comes afterwards.
    add_time(site, User.objects.get(given_name="Samira"), clock, minutes=30, activity="live_session:1")
    phone = visit(manager)
    say_what_is_wrong(phone)
    lead.goto(month_url)
    take_off(lead)
    go(phone, "/deltagare/attestera/")
    see(phone, "Var 2 tim när något inte stämde. Nu 1 tim 45 min.")
    click(phone, "Attestera, 1")
    lead.goto(month_url)
    see(lead, "timmar 1,50 → 1,75")
    lead.get_by_label("Varför rapporteras månaden igen?").fill("Ett pass var inte prickat.")
    click(lead, "Gör filen")
    see(lead, "Det här skiljer mot version 1", "timmar 1,50 → 1,75", "Ett pass var inte prickat.")


def test_a_participant_sees_what_is_reported_and_the_columns_are_the_customers_own(
    visit: Visiting, site: Site, manager: User, clock: Clock
) -> None:
    lead = visit(site.person("lead"))
    turn_on(lead, site, clock)
    click(lead, "Filens kolumner")
    see(lead, "Kolumnerna är inte jämförda med mallen")
    fits(lead)
    is_accessible(lead)
    lead.get_by_label("Ordning, Arbetsgivare").fill("10")
    lead.get_by_label("Vi har jämfört kolumnerna med mallen som gäller nu").check()
    click(lead, "Spara kolumnerna")
    see(lead, "Kolumnerna är jämförda med mallen")

    page = visit(User.objects.get(given_name="Lena"))
    go(page, "/larande/")
    choose_menu(page, "Mina timmar")
    see(page, "De här timmarna redovisas om dig", "Din närmaste chef ser ditt namn och timmarna", "1 tim 30 min")
    expect(page.get_by_text("Väntar på attest")).to_be_visible()
    fits(page)
    is_accessible(page)
