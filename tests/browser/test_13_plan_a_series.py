"""Plan a series: ten sessions on a phone with few taps, moved and called off, and calendars that follow."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from jordman.accounts.models import User
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from jordman.team_sessions.models import Series, TeamSession
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, choose_menu, click, fits, go, heading, is_accessible, letters_to, see
from tests.factories import make_employment, make_organisation, make_user
from tests.team_sessions.making import make_guide

MOST_TAPS = 12


@dataclass(frozen=True)
class Entry:
    """What the latest calendar mail about a session says to a person."""

    method: str
    uid: str
    sequence: int
    starts_at: datetime


def entries(user: User) -> list[Entry]:
    """Every calendar mail to the person, the first one first."""
    found = []
    for letter in letters_to(user):
        calendar = Calendar.from_ical(str(letter.alternatives[0][0]))
        event = calendar.walk("VEVENT")[0]
        number = int(str(event["SEQUENCE"]))
        found.append(Entry(str(calendar["METHOD"]), str(event["UID"]), number, event.decoded("DTSTART")))
    return found


@dataclass
class Thumb:
    """Taps on the page, counted."""

    page: Page
    taps: int = 0

    def press(self, name: str) -> None:
        self.taps += 1
        click(self.page, name)

    def write(self, label: str, words: str) -> None:
        self.taps += 1
        self.page.get_by_label(label, exact=True).fill(words)


@pytest.fixture
def unit(site: Site) -> Organisation:
    found: Organisation = site.municipality.workplaces.get(name="Hemtjänst Norr")
    for number in range(4):
        make_guide(site.programme.organisation, f"vardag-{number}", title=f"Vardagen {number}")
    return found


@pytest.fixture
def samira(site: Site, unit: Organisation) -> User:
    """The unit's champion."""
    user = make_user("Samira", "Haddad", email="samira@demo.example.se")
    make_employment(user, unit)
    grant_role(user, by=None, role="champion", organisation=unit)
    return user


@pytest.fixture
def lena(unit: Organisation) -> User:
    user = make_user("Lena", "Strid", email="lena@demo.example.se")
    make_employment(user, unit)
    return user


def plan_ten(page: Page, unit: Organisation) -> Thumb:
    """From the unit's page: the first time it also says when it meets."""
    go(page, f"/enhet/{unit.pk}/pass/")
    thumb = Thumb(page)
    thumb.press("Ny serie")
    see(page, "När träffas ni?")
    fits(page)
    thumb.write("Vilken dag träffas ni nästa gång?", "2026-09-17")
    thumb.press("Föreslå tio pass")
    see(page, "10 pass är ifyllda åt dig")
    fits(page)
    thumb.press("Planera 10 pass")
    see(page, "Serien är planerad.")
    return thumb


def test_ten_sessions_take_few_taps_the_first_time_and_two_after_that(
    visit: Visiting, site: Site, unit: Organisation, samira: User, lena: User
) -> None:
    page = visit(samira)
    assert plan_ten(page, unit).taps <= MOST_TAPS
    assert Series.objects.get().sessions.count() == 10
    assert "10 pass är planerade" in heading(page)
    fits(page)
    is_accessible(page)
    # One mail with the whole series and the entry of the first session.
    assert [entry.method for entry in entries(lena)] == ["REQUEST", "REQUEST"]
    assert "Så här ser serien ut." in str(letters_to(lena)[0].body)

    go(page, f"/enhet/{unit.pk}/pass/")
    thumb = Thumb(page)
    thumb.press("Ny serie")
    see(page, "Serien börjar efter det sista planerade passet")
    is_accessible(page)
    thumb.press("Planera 10 pass")
    see(page, "Serien är planerad.")
    assert thumb.taps == 2
    assert TeamSession.objects.count() == 20


def test_rows_are_changed_on_the_page_without_script(
    visit: Visiting, site: Site, unit: Organisation, samira: User
) -> None:
    page = visit(samira, javascript=False)
    go(page, f"/enhet/{unit.pk}/pass/ny/")
    page.get_by_label("Vilken dag träffas ni nästa gång?").fill("2026-09-17")
    click(page, "Föreslå tio pass")
    first = page.locator("#pass-1 h3").inner_text()
    page.locator("#pass-1 summary").click()
    click(page.locator("#pass-1"), "Senare")
    assert page.locator("#pass-2 h3").inner_text() == first
    page.locator("#pass-10 summary").click()
    click(page.locator("#pass-10"), "Ta bort")
    see(page, "9 pass är ifyllda åt dig")
    click(page, "Lägg till pass")
    page.locator("#pass-10").get_by_label("Guide").select_option("Vardagen 0")
    page.locator("#pass-9 summary").click()
    page.locator("#pass-9").get_by_label("Dag").fill("2026-01-08")
    click(page, "Planera 10 pass")
    see(page, "Datumet har varit. Välj en dag som kommer.")
    page.locator("#pass-9").get_by_label("Dag").fill("2027-05-20")
    click(page, "Planera 10 pass")
    see(page, "Serien är planerad.")
    assert TeamSession.objects.count() == 10


def test_a_session_and_all_that_follow_are_moved_and_calendars_follow(
    visit: Visiting, site: Site, unit: Organisation, samira: User, lena: User
) -> None:
    page = visit(samira)
    plan_ten(page, unit)
    sessions = list(TeamSession.objects.order_by("starts_at"))
    before = [session.starts_at for session in sessions]
    first = entries(lena)[0]
    page.locator("a[href$='/andra/']").first.click()
    page.get_by_label("Dag", exact=True).fill("2026-09-18")
    page.get_by_label("Det här och alla som följer, lika många dagar").check()
    fits(page)
    click(page, "Spara")
    see(page, "10 pass är flyttade. Kalendrarna följer med.")
    after = list(TeamSession.objects.order_by("starts_at").values_list("starts_at", flat=True))
    assert after[0] - before[0] == timedelta(days=1)
    assert all(new > old for new, old in zip(after, before, strict=True))
    moved = next(entry for entry in reversed(entries(lena)) if entry.uid == first.uid)
    assert (moved.method, moved.starts_at) == ("REQUEST", after[0])
    assert moved.sequence > first.sequence

    page.locator("a[href$='/stall-in/']").first.click()
    page.get_by_label("Varför ställs passet in?").fill("Vikarie saknas.")
    click(page, "Ställ in")
    see(page, "Passet är inställt.", "Vikarie saknas.")
    off = next(entry for entry in reversed(entries(lena)) if entry.uid == first.uid)
    assert (off.method, off.sequence > moved.sequence) == ("CANCEL", True)
    click(page, "Ta tillbaka passet")
    see(page, "Passet är tillbaka.")
    back = entries(lena)[-1]
    assert (back.method, back.uid, back.sequence > off.sequence) == ("REQUEST", first.uid, True)


def test_a_session_that_runs_is_not_moved_under_those_who_sit_there(
    visit: Visiting, site: Site, unit: Organisation, samira: User
) -> None:
    page = visit(samira)
    plan_ten(page, unit)
    page.locator("a[href$='/andra/']").first.click()
    TeamSession.objects.filter(position=1).update(phase="teaching")
    page.get_by_label("Dag", exact=True).fill("2026-09-18")
    click(page, "Spara")
    see(page, "Passet pågår just nu. Vänta tills det är slut.")


def test_a_plan_is_shared_with_its_makers_name_and_used_by_another_unit(
    visit: Visiting, site: Site, unit: Organisation, samira: User
) -> None:
    page = visit(samira)
    plan_ten(page, unit)
    click(page, "Spara guiderna som en plan")
    page.get_by_label("Vad ska planen heta?").fill("Trygg teknik")
    click(page, "Spara planen")
    click(page, "Dela planen")
    page.get_by_label("Alla i Skaraborgs kommunalförbund").check()
    click(page, "Dela planen")
    see(page, "Delad med alla i Skaraborgs kommunalförbund")
    fits(page)

    skovde = Organisation.objects.get(name="Skövde kommun")
    other = make_organisation("unit", "Boendet Ek", skovde)
    kerstin = make_user("Kerstin", "Alm")
    make_employment(kerstin, other)
    grant_role(kerstin, by=None, role="champion", organisation=other)
    hers = visit(kerstin)
    go(hers, "/pass/")
    choose_menu(hers, "Planer")
    see(hers, "Samira Haddad, Hemtjänst Norr, Lidköpings kommun")
    click(hers, "Trygg teknik")
    click(hers, "Kopiera planen")
    click(hers, "Kopiera")
    see(hers, "Bygger på en plan av Samira Haddad, Hemtjänst Norr, Lidköpings kommun.")
    fits(hers)

    click(page, "Ta bort mitt namn från planen")
    see(page, "Ditt namn är borta från planen och från kopiorna.")
    hers.reload()
    expect(hers.get_by_text("Samira")).to_have_count(0)
