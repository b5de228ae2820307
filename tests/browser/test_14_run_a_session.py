"""Run a session: the room's screen, phones without accounts, a network that is lost, and what comes back next time."""

import re
import time
from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from jordman.accounts.models import User
from jordman.learning.models import TimeEntry
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment, Organisation
from jordman.team_sessions.guessing import key_of
from jordman.team_sessions.models import Presence, Series, TeamSession
from tests.browser.clock import Clock
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, fits, go, heading, is_accessible, see, until
from tests.factories import make_user

STAFF = ("Amina Yusuf", "Bo Ek", "Carin Åberg", "Dilan Kaya", "Eva Lind", "Fatima Noor", "Göran Holm", "Hanna Berg")


def make_team(site: Site, names: Sequence[str] = STAFF) -> tuple[Organisation, User, list[User]]:
    """The unit with its champion Samira and those who work there."""
    unit = Organisation.objects.get(kind="unit", name="Hemtjänst Norr")
    people = [make_user(*name.split(" ", 1)) for name in ("Samira Haddad", *names)]
    for user in people:
        Employment.objects.create(user=user, employer=site.municipality, unit=unit, title="Undersköterska")
    grant_role(people[0], by=None, role="champion", organisation=unit)
    return unit, people[0], people[1:]


def plan(site: Site, unit: Organisation, leader: User, *keys: str) -> list[TeamSession]:
    """A series with a session every other week, the first of them now."""
    series = Series.objects.create(unit=unit, name="Hösten 2026")
    starts = timezone.now() + timedelta(minutes=5)
    return [
        TeamSession.objects.create(
            series=series, unit=unit, module=site.module(key), leader=leader, position=number, place="Fikarummet",
            starts_at=starts + timedelta(weeks=2 * (number - 1)),
            ends_at=starts + timedelta(weeks=2 * (number - 1), minutes=30),
        )
        for number, key in enumerate(keys, start=1)
    ]  # fmt: skip


def begin(page: Page, session: TeamSession) -> str:
    """From the session's page to the screen; the code that it shows."""
    go(page, f"/pass/{session.pk}/")
    click(page, "Börja passet")
    shown = page.locator(".join__code").inner_text()
    return re.sub(r"\D", "", shown)


def join(page: Page, code: str) -> None:
    go(page, "/p/")
    page.get_by_label("Koden på skärmen").fill(code)
    click(page, "Gå med")
    see(page, "Det här visas på skärmen nu.")


def on_to(screen: Page, words: str) -> None:
    """Press on until the screen says it."""
    for _press in range(12):
        if screen.locator(".stage__main").get_by_text(words).first.is_visible():
            return
        screen.locator("[data-next]").click()
    raise AssertionError(f"The screen never said: {words}")


def minutes_of(user: User) -> list[int]:
    return list(TimeEntry.objects.filter(user=user, source="team_session").values_list("minutes", flat=True))


def phones_come(visit: Visiting, screen: Page, code: str) -> Page:
    """Two phones: one says a name, one stays without and is handed back. Nobody has an account."""
    amina, guest = visit(), visit()
    join(amina, code)
    fits(amina)
    is_accessible(amina)
    amina.get_by_label("Ditt namn").select_option(label="Amina Y")
    click(amina, "Det är jag")
    see(amina, "Du är med. Tiden räknas när passet är slut.")
    join(guest, code)
    click(guest, "Var med utan namn")
    see(guest, "Du är med utan namn och räknas i antalet.")
    guest.get_by_label("Lite osäkert").check()
    click(guest, "Svara")
    see(guest, "Tack. Ditt svar är räknat.")
    expect(screen.locator("[data-people]")).to_have_text("2", timeout=10_000)
    return guest


def teach_and_talk(screen: Page, guest: Page) -> None:
    on_to(screen, "Fråga personen först.")
    see(screen, "Punkt 1 av 3", "kvar av genomgången")
    is_accessible(screen)
    until(screen, "document.querySelector('.timer').textContent.startsWith('14:5')")
    on_to(screen, "När delade vi senast en bild")
    guest.get_by_label("Skriv en tanke, om du vill").fill("I gruppchatten, i våras.")
    click(guest, "Visa på skärmen")
    expect(screen.get_by_text("I gruppchatten, i våras.")).to_be_visible(timeout=15_000)


def agree_and_end(screen: Page) -> None:
    on_to(screen, "Det här provar vi till nästa gång")
    screen.get_by_label("Lucka 1").fill("personen själv")
    click(screen, "Spara det")
    see(screen, "Sparat")
    on_to(screen, "Hur känns det nu?")
    click(screen, "Nästa")
    see(screen, "För få svar för att visas.")
    click(screen, "Avsluta passet")
    screen.locator("main").get_by_role("button", name="Avsluta passet").click()
    see(screen, "Passet är slut. 2 var med.")


def test_a_session_from_code_to_agreement_and_back_in_the_next(visit: Visiting, site: Site, clock: Clock) -> None:
    unit, samira, staff = make_team(site)
    first, second = plan(site, unit, samira, "bilden-fran-teatern", "losenord-och-inloggning")
    screen = visit(samira, wide=True)
    code = begin(screen, first)
    see(screen, "Ingen behöver kunna det här i förväg.")
    guest = phones_come(visit, screen, code)
    teach_and_talk(screen, guest)
    agree_and_end(screen)
    guest.reload()
    see(guest, "Passet är slut. Tack!", "frågar vi personen själv")
    assert minutes_of(staff[0]) == [30]

    clock.pass_(days=14)
    screen = visit(samira, wide=True)
    begin(screen, second)
    see(screen, "Så här sa vi sist", "frågar vi personen själv")
    screen.get_by_role("button", name="Delvis").click()
    screen.locator("[data-next]").click()
    see(screen, "Fråga 1 av 2")
    first.refresh_from_db()
    assert first.agreement_kept == "partly"


def test_ticks_that_were_made_without_a_network_arrive_once(visit: Visiting, site: Site, clock: Clock) -> None:
    """In a cellar: the network goes in the middle, comes back, and goes for two days."""
    unit, samira, staff = make_team(site)
    (session,) = plan(site, unit, samira, "bilden-fran-teatern")
    visit.forgive("ERR_INTERNET_DISCONNECTED")
    begin(visit(samira, wide=True), session)
    phone = visit(samira)
    go(phone, f"/pass/{session.pk}/narvaro/")
    fits(phone)
    is_accessible(phone)
    phone.get_by_label("Amina Yusuf").check()
    see(phone, "Allt är sparat")

    phone.context.set_offline(True)
    phone.get_by_label("Bo Ek").check()
    phone.get_by_label("Carin Åberg").check()
    phone.get_by_label("Amina Yusuf").uncheck()
    phone.get_by_label("Hur många till var i rummet?").fill("2")
    click(phone, "Spara")
    see(phone, "Du saknar uppkoppling. Fortsätt pricka av.")
    assert _present(session) == {"Amina Yusuf"}
    phone.context.set_offline(False)
    see(phone, "Allt är sparat")
    assert _present(session) == {"Bo Ek", "Carin Åberg"}

    # The session ends on another device while this phone has no network; its last mark comes two days later.
    phone.context.set_offline(True)
    phone.get_by_label("Dilan Kaya").check()
    see(phone, "Du saknar uppkoppling. Fortsätt pricka av.")
    other = visit(samira, wide=True)
    go(other, f"/pass/{session.pk}/avsluta/")
    other.locator("main").get_by_role("button", name="Avsluta passet").click()
    assert [minutes_of(user) for user in staff[:4]] == [[], [30], [30], []]
    phone.close()
    clock.pass_(days=2)
    again = phone.context.new_page()
    again.context.set_offline(False)
    go(again, f"/pass/{session.pk}/")
    until(again, "!Object.values(localStorage).some((kept) => Object.keys(JSON.parse(kept).marks ?? {}).length)")
    assert [minutes_of(user) for user in staff[:4]] == [[], [30], [30], [30]]
    session.refresh_from_db()
    assert (session.people_named, session.people_unnamed) == (3, 2)


def _present(session: TeamSession) -> set[str]:
    return {row.user.name for row in Presence.objects.filter(session=session, is_present=True).select_related("user")}


def test_two_leaders_press_at_once_and_one_has_no_script(visit: Visiting, site: Site, clock: Clock) -> None:
    unit, samira, _staff = make_team(site)
    (session,) = plan(site, unit, samira, "bilden-fran-teatern")
    screen, other = visit(samira, wide=True), visit(samira, wide=True, javascript=False)
    begin(screen, session)
    go(other, f"/pass/{session.pk}/skarm/")
    other.locator("[data-next]").click()
    screen.locator("[data-next]").click()
    session.refresh_from_db()
    assert session.point == 1
    click(other, "Till genomgången")
    see(other, "kvar av genomgången, till")
    click(other, "Pausa")
    see(other, "Pausat")
    expect(screen.get_by_text("Pausat")).to_be_visible(timeout=10_000)
    # Ticks without a script are one form.
    go(other, f"/pass/{session.pk}/narvaro/")
    other.get_by_label("Hanna Berg").check()
    click(other, "Spara")
    see(other, "Sparat. 1 person är med.")
    assert _present(session) == {"Hanna Berg"}


def test_thirty_people_are_ticked_in_a_minute(visit: Visiting, site: Site, clock: Clock) -> None:
    unit, samira, staff = make_team(site, [f"Person {chr(65 + n)}sson" for n in range(26)] + list(STAFF[:3]))
    (session,) = plan(site, unit, samira, "bilden-fran-teatern")
    begin(visit(samira, wide=True), session)
    phone = visit(samira)
    go(phone, f"/pass/{session.pk}/narvaro/")
    click(phone, "Alla är här")
    phone.get_by_label(staff[0].name).uncheck()
    see(phone, "Allt är sparat")
    until(phone, "!Object.values(localStorage).some((kept) => Object.keys(JSON.parse(kept).marks ?? {}).length)")
    assert len(_present(session)) == 30


def test_the_sheet_is_printed_before_and_its_code_works_in_the_room(visit: Visiting, site: Site, clock: Clock) -> None:
    unit, samira, _staff = make_team(site)
    (session,) = plan(site, unit, samira, "bilden-fran-teatern")
    page, phone = visit(samira, wide=True), visit()
    go(page, f"/pass/{session.pk}/blad/")
    click(page, "Sätt en QR-kod på bladet")
    expect(page.locator(".sheet__qr svg")).to_be_visible()
    see(page, "Ledarblad", "0–3 min", "Kom överens om en sak")
    session.refresh_from_db()
    page.emulate_media(media="print")
    pages = page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")
    assert pages <= 2, pages
    phone.goto(f"/p/{session.code}/")
    see(phone, "Koden gäller inte.")
    visit.forgive("404")
    page.emulate_media(media="screen")
    begin(page, session)
    join(phone, session.code)
    assert heading(phone)


def test_who_scans_the_code_is_in_within_three_seconds_on_slow_4g(visit: Visiting, site: Site, clock: Clock) -> None:
    """150 ms there and back, 1.6 Mbit/s, a processor slowed down four times, and nothing kept from before."""
    unit, samira, _staff = make_team(site)
    (session,) = plan(site, unit, samira, "bilden-fran-teatern")
    begin(visit(samira, wide=True), session)
    session.refresh_from_db()
    go(visit(), f"/p/{session.code}/")  # the server has made the page once
    phone = visit()
    protocol = phone.context.new_cdp_session(phone)
    protocol.send("Network.enable")
    slow = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
    protocol.send("Network.emulateNetworkConditions", slow)
    protocol.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    began = time.monotonic()
    go(phone, f"/p/{session.code}/?k={key_of(session.code)}")
    see(phone, "Det här visas på skärmen nu.")
    took = time.monotonic() - began
    assert took < 3, took
