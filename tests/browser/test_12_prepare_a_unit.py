"""Prepare a unit: a manager's five minutes on a phone, and what the team sees of it."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.organisations.actions import add_organisation, grant_role
from jordman.organisations.models import Organisation
from jordman.workplaces.models import Readiness, ReservedTime, TargetPicture
from tests.browser.clock import Clock
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, fits, go, heading, is_accessible, see, status_of
from tests.factories import make_employment, make_user

PICTURE = "Anhöriga når oss samma dag. Vi har slutat skriva i pärmen."


@pytest.fixture
def unit(site: Site) -> Organisation:
    """Hemtjänst Norr with a manager and two who work there."""
    unit = Organisation.objects.get(name="Hemtjänst Norr")
    jenny = make_user("Jenny", "Lindqvist", email="jenny@demo.example.se")
    grant_role(jenny, by=None, role="unit_manager", organisation=unit)
    make_employment(jenny, unit, is_unit_manager=True)
    make_employment(make_user("Lena", "Strid", email="lena@demo.example.se"), unit)
    return unit


def _write_picture(page: Page) -> None:
    page.get_by_label("Så vill vi ha det om ett år").fill(PICTURE)
    click(page, "Spara målbilden")
    expect(page.locator(".field__error")).to_be_visible()
    page.get_by_label("Hur var arbetslaget med?").fill("Vi skrev den på APT den 3 september.")
    click(page, "Spara målbilden")


def _set_time(page: Page) -> None:
    """Nothing for the talk is refused, with the reason; what was answered before stays."""
    page.get_by_label("Hur många gäller det?").fill("28")
    click(page, "Nästa fråga")
    page.get_by_label("Timmar per person").fill("2,5")
    click(page, "Nästa fråga")
    page.get_by_label("Timmar per person").fill("0")
    click(page, "Spara")
    see(page, "Samtalet efteråt är det som gör att något ändras i vardagen.")
    page.get_by_label("Timmar per person").fill("2,5")
    fits(page)
    click(page, "Spara")
    assert heading(page) == "140 timmar är avsatta"
    see(page, "Som jämförelse: tio pass med 15 + 15 minuter är 5 timmar per person.")


def _check(page: Page) -> None:
    """Six questions. The connection is red, with a note."""
    for item in Readiness.Item.values:
        assert page.url.endswith(f"/beredskap/{item}/")
        if item == Readiness.Item.CONNECTION:
            page.get_by_label("Rött: det stoppar starten").check()
            page.get_by_text("Lägg till vad som saknas").click()
            page.get_by_label("Vad saknas?").fill("Dagrummet är inte testat")
        else:
            page.get_by_label("Grönt: det fungerar").check()
        fits(page)
        click(page, "Spara")
    see(page, "En sak stoppar starten", "It-avdelningen", "Dagrummet är inte testat")
    is_accessible(page)


def test_a_manager_prepares_a_unit_on_a_phone_in_one_go(visit: Visiting, site: Site, unit: Organisation) -> None:
    page = visit(site.person("jenny"))
    go(page, "/enhet/forbered/")
    assert heading(page) == "Skriv målbilden med arbetslaget"
    fits(page)
    is_accessible(page)
    click(page, "Börja")
    _write_picture(page)
    assert heading(page) == "Avsätt tid för utbildning och samtal"
    click(page, "Fortsätt")
    _set_time(page)
    is_accessible(page)
    click(page, "Till nästa steg")
    click(page, "Fortsätt")
    _check(page)
    click(page, "Till nästa steg")
    assert heading(page) == "Läs det du kan säga till arbetslaget"
    click(page, "Fortsätt")
    see(page, "Ska robotar ta våra jobb?", "Strategirådet")
    is_accessible(page)
    click(page, "Jag har läst")
    assert heading(page) == "Gå modulen om din egen roll"
    click(page, "Fortsätt")
    see(page, "Chefen som gör plats", "Vi läser inte av vad du har lärt dig.")
    click(page, "Jag är förberedd")
    # The red answer is still there, with whom to ask, and stops nobody.
    see(page, "5 av 6 är klara", "En sak stoppar starten", "Be dem testa rummet före första passet.")
    fits(page)
    is_accessible(page)
    assert AuditEvent.objects.filter(action="reserved_time.hours_set", organisation_id=unit.pk).count() == 2


def test_it_can_be_left_and_taken_up_again_without_script(
    visit: Visiting, site: Site, unit: Organisation, clock: Clock
) -> None:
    page = visit(site.person("jenny"), javascript=False)
    go(page, f"/enhet/{unit.pk}/forbered/tid/")
    page.get_by_label("Hur många gäller det?").fill("28")
    click(page, "Nästa fråga")
    click(page, "Nästa fråga")
    click(page, "Pausa")
    clock.pass_(days=5)
    page.context.clear_cookies()
    later = visit(site.person("jenny"), javascript=False)
    go(later, "/enhet/forbered/")
    see(later, "Timmarna för samtalet saknas.")
    click(later, "Avsätt tid för utbildning och samtal")
    click(later, "Fortsätt")
    click(later, "Spara")
    reserved = ReservedTime.objects.get(unit=unit)
    assert (reserved.training_hours, reserved.talk_hours) == (Decimal("2.5"), Decimal("2.5"))
    assert reserved.people == 28


def test_the_team_sees_the_target_picture_and_what_changed_in_the_second_version(
    visit: Visiting, site: Site, unit: Organisation
) -> None:
    manager, staff = visit(site.person("jenny")), visit(site.person("lena"))
    go(manager, f"/enhet/{unit.pk}/forbered/malbild/")
    _write_picture(manager)
    go(staff, "/enhet/malbild/")
    see(staff, "Anhöriga når oss samma dag.", "Vi skrev den på APT den 3 september.")
    assert staff.get_by_text("Skriv en ny version").count() == 0
    fits(staff)
    is_accessible(staff)

    go(manager, f"/enhet/{unit.pk}/malbild/")
    click(manager, "Skriv en ny version")
    manager.get_by_label("Så vill vi ha det om ett år").fill("Anhöriga når oss samma dag. Pärmen är borta.")
    manager.get_by_label("Hur var arbetslaget med?").fill("Alla fick tycka till.")
    click(manager, "Spara ny version")
    assert TargetPicture.objects.filter(unit=unit).count() == 2
    staff.reload()
    see(staff, "Pärmen är borta.")
    click(staff, "Jämför med version 1")
    expect(staff.locator("del")).to_have_text(["Vi har slutat skriva i pärmen."])
    expect(staff.locator("ins")).to_have_text(["Pärmen är borta."])
    fits(staff)
    is_accessible(staff)
    visit.forgive("403")
    assert status_of(staff, f"/enhet/{unit.pk}/forbered/") == 403


def test_a_promise_is_kept_or_moved_where_the_team_can_see(visit: Visiting, site: Site, unit: Organisation) -> None:
    manager, staff = visit(site.person("jenny")), visit(site.person("lena"))
    go(manager, f"/enhet/{unit.pk}/loften/")
    click(manager, "Lova något")
    manager.get_by_label("Jag lovar att").fill("Lägga in passen i schemat")
    manager.get_by_label("Senast").fill("2026-09-18")
    click(manager, "Lova")
    go(staff, f"/enhet/{unit.pk}/malbild/")
    see(staff, "Lägga in passen i schemat", "senast fre 18 sep")
    click(manager, "Flytta eller ändra")
    manager.get_by_label("Senast").fill("2026-09-25")
    click(manager, "Spara")
    click(staff, "Se alla löften")
    see(staff, "Senast fre 25 sep. Flyttat från fre 18 sep.")
    click(manager, "Det är gjort")
    staff.reload()
    see(staff, "Alla löften är hållna")
    fits(staff)
    is_accessible(staff)


def test_a_manager_of_two_units_chooses(visit: Visiting, site: Site, unit: Organisation) -> None:
    jenny: User = site.person("jenny")
    other = add_organisation(by=None, kind="unit", name="Hemtjänst Söder", code="7102", parent=site.municipality)
    grant_role(jenny, by=None, role="unit_manager", organisation=other)
    page = visit(jenny)
    go(page, "/enhet/forbered/")
    click(page, "Hemtjänst Norr")
    see(page, "Förbered Hemtjänst Norr")
