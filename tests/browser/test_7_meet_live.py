"""Meet live: plan, sign up, wait, be there or watch it later, and talk in groups."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from icalendar import Calendar
from playwright.sync_api import FilePayload, Page, expect

from jordman.accounts.models import User
from jordman.learning.models import ModuleProgress
from jordman.library.starter_library import STARTER
from jordman.live_sessions.models import Attendance, LiveSession
from jordman.organisations.models import Organisation
from jordman.programmes.actions.enrolments import enrol
from tests.browser.clock import Clock
from tests.browser.sites import Site
from tests.browser.visiting import (
    Visiting,
    choose_menu,
    click,
    fits,
    go,
    letters_to,
    see,
    status_of,
    until,
)
from tests.factories import make_user

FILES = Path(__file__).parents[1] / "data" / "attendance"
MEDIA = STARTER / "mot-plattformen" / "media"
ROOM = "https://moten.example.se/rum/41"


@dataclass(frozen=True)
class Entry:
    """What the latest calendar mail to a person says."""

    method: str
    uid: str
    sequence: int
    starts_at: datetime


def _entry(user: User) -> Entry:
    letter = next(letter for letter in reversed(letters_to(user)) if letter.alternatives)
    calendar = Calendar.from_ical(str(letter.alternatives[0][0]))
    event = calendar.walk("VEVENT")[0]
    return Entry(str(calendar["METHOD"]), str(event["UID"]), int(str(event["SEQUENCE"])), event.decoded("DTSTART"))


def _follows(later: Entry, earlier: Entry) -> bool:
    """A calendar puts the later one in the place of the earlier."""
    return later.uid == earlier.uid and later.sequence > earlier.sequence


def _plan_session(page: Page, programme: str) -> LiveSession:
    """On the lead's phone: one place, so that the second who comes must wait."""
    go(page, "/program/")
    choose_menu(page, "Livepass")
    click(page, programme)
    click(page, "Lägg till pass")
    page.get_by_label("Vad handlar passet om?").fill("Etik i hemmet")
    page.get_by_label("Dag").fill("2026-09-24")
    page.get_by_label("Börjar").fill("13:00")
    page.get_by_label("Slutar").fill("12:00")
    page.get_by_label("Möteslänk").fill(ROOM)
    page.get_by_label("Antal platser").fill("1")
    click(page, "Lägg till passet")
    see(page, "Passet slutar innan det börjar. Ändra någon av tiderna.")
    page.get_by_label("Slutar").fill("14:00")
    click(page, "Lägg till passet")
    fits(page)
    return LiveSession.objects.get(title="Etik i hemmet")


def _sign_up_without_script(page: Page) -> None:
    """The link to the meeting is not in the page until one is signed up."""
    go(page, "/")
    choose_menu(page, "Livepass")
    click(page, "Etik i hemmet")
    see(page, "En plats är kvar.")
    assert ROOM not in page.content()
    click(page, "Anmäl dig")
    see(page, "Du är anmäld")
    assert ROOM in page.content()
    fits(page)


def test_the_waiting_list_moves_up_by_itself_and_the_link_is_hidden_until_one_is_signed_up(
    visit: Visiting, site: Site
) -> None:
    """Planned on the lead's phone with one place; who comes second waits and is let in when the first leaves."""
    malin, yusuf = site.person("malin"), site.add_learner("yusuf", "Yusuf", "Demir", sex="man")
    session = _plan_session(visit(site.person("lead")), "Level Up 2026")
    first = visit(malin, javascript=False)
    _sign_up_without_script(first)
    created = _entry(malin)
    assert created.method == "REQUEST"

    second = visit(yusuf)
    go(second, f"/livepass/{session.pk}/")
    see(second, "Passet är fullt.")
    click(second, "Ställ dig på väntelistan")
    see(second, "Du står på väntelistan")
    assert ROOM not in second.content()
    click(first, "Avanmäl dig")
    click(first, "Avanmäl mig")
    left = _entry(malin)
    assert left.method == "CANCEL"
    assert _follows(left, created)
    second.reload()
    see(second, "Du är anmäld")
    assert _entry(yusuf).method == "REQUEST"


def test_a_session_that_is_moved_or_called_off_changes_the_same_entry_in_the_calendar(
    visit: Visiting, site: Site
) -> None:
    malin = site.person("malin")
    lead, page = visit(site.person("lead")), visit(malin)
    session = _plan_session(lead, "Level Up 2026")
    go(page, f"/livepass/{session.pk}/")
    click(page, "Anmäl dig")
    created = _entry(malin)
    go(lead, f"/program/livepass/{session.pk}/")
    click(lead, "Ändra")
    lead.get_by_label("Dag").fill("2026-09-25")
    click(lead, "Spara")
    moved = _entry(malin)
    assert (moved.method, moved.starts_at.day) == ("REQUEST", 25)
    assert _follows(moved, created)
    click(lead, "Ställ in")
    lead.get_by_label("Varför ställs passet in?").fill("Den som skulle leda är sjuk.")
    click(lead, "Ställ in passet")
    ended = _entry(malin)
    assert ended.method == "CANCEL"
    assert _follows(ended, moved)
    page.reload()
    see(page, "Passet är inställt", "Den som skulle leda är sjuk.")


def test_the_calendar_follows_by_itself_at_an_address_that_can_be_changed(visit: Visiting, site: Site) -> None:
    session = LiveSession.objects.filter(title="Vad har ni provat?").get()
    page = visit(site.person("malin"))
    go(page, f"/livepass/{session.pk}/")
    click(page, "Anmäl dig")
    go(page, "/livepass/")
    click(page, "Lägg passen i din kalender")
    click(page, "Skapa min adress")
    fits(page)
    old = page.get_by_label("Din hemliga adress").input_value()
    program = visit()  # a calendar program has no sign-in
    entries = Calendar.from_ical(program.request.get(old[old.index("/livepass/") :]).body()).walk("VEVENT")
    assert [str(entry["SUMMARY"]) for entry in entries] == ["Vad har ni provat?"]
    click(page, "Byt adress")
    assert page.get_by_label("Din hemliga adress").input_value() != old
    assert program.request.get(old[old.index("/livepass/") :]).status == 404


def _past_session(site: Site, clock: Clock, **fields: object) -> LiveSession:
    starts_at = clock.now().replace(day=3, hour=7, minute=0, second=0, microsecond=0)
    return LiveSession.objects.create(
        programme=site.programme,
        title="Introduktion live",
        module=site.module("introduktion-live"),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
        leader=site.person("lead"),
        **fields,
    )


def test_attendance_is_ticked_by_the_leader_or_read_from_teams_and_zoom(
    visit: Visiting, site: Site, clock: Clock
) -> None:
    """Each file is shown before it is saved; who was not recognised is chosen; the module is done for who was there."""
    people = {}
    for given_name, family_name in (("Åsa", "Öström"), ("Jenny", "Lindqvist"), ("Yusuf", "Yilmaz")):
        email = f"{given_name}.{family_name}@vasterang.example.se".lower().replace("å", "a").replace("ö", "o")
        people[given_name] = make_user(given_name, family_name, email=email)
        enrol(site.programme, people[given_name], by=None, organisation=site.municipality)
    by_file, by_hand = _past_session(site, clock), _past_session(site, clock)
    page = visit(site.person("lead"))
    go(page, f"/program/livepass/{by_file.pk}/")
    click(page, "Pricka av närvaro")
    click(page, "Läs in en närvarofil från Teams eller Zoom i stället")
    page.get_by_label("Närvarofil").set_input_files(FILES / "teams-svenska-utf16le.csv")
    click(page, "Läs filen")
    see(page, "personer känns igen", "Ewa Kowalczyk", "Inget är sparat än.")
    fits(page)
    assert not Attendance.objects.exists()
    click(page, "Spara närvaron")
    assert set(Attendance.objects.values_list("user__given_name", flat=True)) == {"Åsa", "Jenny", "Yusuf"}
    assert ModuleProgress.objects.get(user=people["Åsa"]).way == "live"

    # The same meeting's file from Zoom is of another day, which is said; nothing is lost by reading it.
    go(page, f"/program/livepass/{by_file.pk}/narvaro/fil/")
    page.get_by_label("Närvarofil").set_input_files(FILES / "zoom-svenska-utf8.csv")
    click(page, "Läs filen")
    see(page, "Filen är från en annan dag än passet", "Surfplattan i dagrummet")
    fits(page)
    go(page, f"/program/livepass/{by_file.pk}/narvaro/fil/")
    page.get_by_label("Närvarofil").set_input_files(
        FilePayload(name="bild.csv", mimeType="text/csv", buffer=b"\x89PNG\r\n\x1a\n" + bytes(200))
    )
    click(page, "Läs filen")
    expect(page.locator(".field__error").first).to_be_visible()

    go(page, f"/program/livepass/{by_hand.pk}/narvaro/")
    page.get_by_label("Var någon med som inte står på listan?").fill("malin@demo.example.se")
    click(page, "Spara närvaron")
    assert Attendance.objects.get(session=by_hand).user == site.person("malin")
    mine = visit(site.person("malin"))
    go(mine, f"/livepass/{by_hand.pk}/")
    see(mine, "Du var med")


def test_a_recording_is_shown_when_it_is_captioned_and_counts_as_much(
    visit: Visiting, site: Site, clock: Clock
) -> None:
    malin, session = site.person("malin"), _past_session(site, clock, is_recorded=True)
    lead, page = visit(site.person("lead")), visit(malin)
    go(lead, f"/program/livepass/{session.pk}/")
    click(lead, "Lägg upp film")
    lead.get_by_label("Film", exact=True).set_input_files(MEDIA / "malins-tio-minuter.webm")
    lead.get_by_label("Bara den som leder.").check()
    lead.get_by_label("När ska inspelningen tas bort?").fill("2027-06-30")
    click(lead, "Lägg upp filmen")
    go(page, f"/livepass/{session.pk}/")
    see(page, "Inspelningen visas här när den är textad.")
    visit.forgive("404")
    assert status_of(page, f"/livepass/{session.pk}/inspelning/") == 404

    go(lead, f"/program/livepass/{session.pk}/")
    click(lead, "Lägg till text")
    broken = b"WEBVTT\n\n00:05.000 --> 00:01.000\nFel\n"
    lead.get_by_label("Textfil").set_input_files(FilePayload(name="text.vtt", mimeType="text/vtt", buffer=broken))
    click(lead, "Lägg till texten")
    see(lead, "slutar innan den börjar")
    lead.get_by_label("Textfil").set_input_files(MEDIA / "malins-tio-minuter.vtt")
    click(lead, "Lägg till texten")
    fits(lead)

    go(page, f"/livepass/{session.pk}/")
    click(page, "Se inspelningen")
    fits(page)
    click(page, "Jag har sett hela")
    assert not ModuleProgress.objects.filter(user=malin).exists()
    until(page, "document.querySelector('video').readyState >= 1")
    with page.expect_response(lambda answer: "/larande/film/" in answer.url and "is_watched" in _sent(answer.request)):
        page.locator("video").evaluate(
            "film => { film.muted = true; film.currentTime = film.duration - 0.6; return film.play() }"
        )
    click(page, "Jag har sett hela")
    see(page, "Klart")
    assert ModuleProgress.objects.get(user=malin).way == "recording"
    assert Attendance.objects.get(user=malin).way == "recording"


def _sent(request: object) -> str:
    return getattr(request, "post_data", "") or ""


def test_groups_are_formed_mixed_or_within_an_organisation_and_a_learner_sees_only_their_own(
    visit: Visiting, site: Site
) -> None:
    employers = Organisation.objects.filter(name__in=("Skövde kommun", "Falköpings kommun", "Halmstads kommun"))
    for number, employer in enumerate([*employers, *employers]):
        enrol(site.programme, make_user(f"Chef{number}", "Ek"), by=None, organisation=employer)
    page = visit(site.person("lead"), wide=True)
    go(page, f"/program/{site.programme.pk}/grupper/")
    see(page, "7 chefer saknar grupp.")
    for mix in ("organisation", "region", "landet"):
        page.get_by_role("radio", name=mix).or_(page.get_by_label(mix)).first.check()
        page.get_by_label("Personer i varje grupp").select_option("3–4")
        click(page, "Visa förslag")
        see(page, "Chef0 Ek")
        fits(page)
        if mix != "landet":
            page.go_back()
    click(page, "Spara grupperna")
    see(page, "Grupperna")
    mine = visit(site.person("malin"))
    go(mine, "/")
    click(mine, "Se gruppen")
    see(mine, "Malin Ekdahl", "De som är med i gruppen ser varandras namn och organisation.")
    fits(mine)
    visit.forgive("404")
    assert status_of(visit(site.person("supplier")), mine.url[mine.url.index("/livepass/") :]) == 404
