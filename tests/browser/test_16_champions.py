"""Champions: named as each organisation likes, chosen among those who want to, and helped to keep their hours."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from jordman.accounts.models import User
from jordman.champions.models import Mandate, SupportEntry
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment, Organisation, RoleGrant
from tests import factories as make
from tests.browser.clock import Clock
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, choose_menu, click, fits, go, heading, is_accessible, see

MANAGER = Employment.RoleGroup.OPERATIONAL_MANAGER


@dataclass(frozen=True)
class Unit:
    place: Organisation
    jenny: User
    samira: User


@pytest.fixture
def unit(site: Site) -> Unit:
    """Hemtjänst Norr with a manager, and a colleague who is neither in a programme nor holds a role."""
    place = Organisation.objects.get(name="Hemtjänst Norr")
    jenny, samira = make.make_user("Jenny", "Lindqvist"), make.make_user("Samira", "Haddad")
    make.make_employment(jenny, place, role_group=MANAGER, is_unit_manager=True)
    make.make_employment(samira, place, title="Undersköterska")
    grant_role(jenny, by=None, role="unit_manager", organisation=place)
    return Unit(place, jenny, samira)


def _name(page: Page, municipality: Organisation) -> None:
    go(page, f"/organisation/{municipality.pk}/")
    click(page, "Namnet på digitaliseringsstöd")
    page.get_by_label("När det är en").fill("digitalcoach")
    page.get_by_label("Bestämd form").fill("digitalcoachen")
    page.get_by_label("När det är flera").fill("digitalcoacher")
    click(page, "Spara orden")
    see(page, "Fråga digitalcoachen när du kör fast.")
    fits(page)


def test_the_title_is_the_organisations_own_and_every_label_follows(visit: Visiting, site: Site, unit: Unit) -> None:
    _name(visit(site.person("administrator"), wide=True), site.municipality)
    page = visit(unit.jenny)
    go(page, f"/enhet/{unit.place.pk}/stod/")
    assert heading(page) == "Ingen är digitalcoach här just nu"
    assert "igitaliseringsstöd" not in page.locator("body").inner_text()
    choose_menu(page, "Digitalcoacher")
    see(page, "Ingen är digitalcoach här just nu")


def test_from_an_open_call_to_a_role_that_both_have_confirmed(
    visit: Visiting, site: Site, unit: Unit, clock: Clock
) -> None:
    """All of it on phones, Samira's without script."""
    manager, colleague = visit(unit.jenny), visit(unit.samira, javascript=False)
    go(manager, f"/enhet/{unit.place.pk}/stod/")
    click(manager, "Utlys uppdraget")
    manager.get_by_label("Något mer om uppdraget").fill("Vi får nya lås i vår.")
    fits(manager)
    click(manager, "Öppna utlysningen")
    see(manager, "Ingen har sökt än")

    go(colleague, "/larande/")
    see(colleague, "Vill du bli digitaliseringsstöd?")
    click(colleague, "Läs mer och sök")
    see(colleague, "Nyfiken", "Vi får nya lås i vår.", "Jenny Lindqvist")
    colleague.get_by_label("Varför vill du?").fill("Jag gillar att visa hur man gör.")
    click(colleague, "Skicka ansökan")
    see(colleague, "Du har sökt uppdraget som digitaliseringsstöd")
    fits(colleague)

    # Three weeks later both have to sign in again.
    clock.pass_(days=22)
    call = manager.url
    manager, colleague = visit(unit.jenny), visit(unit.samira, javascript=False)
    go(manager, call)
    see(manager, "En person har sökt", "Jag gillar att visa hur man gör.")
    click(manager, "Välj")
    click(manager, "Välj")
    see(manager, "Uppdraget gäller när båda har bekräftat det.")
    assert not RoleGrant.objects.filter(user=unit.samira).exists()

    go(manager, f"/enhet/{unit.place.pk}/stod/")
    click(manager, "Läs och bekräfta")
    see(manager, "Lägger in timmarna i schemat och skyddar dem.")
    click(manager, "Jag bekräftar")
    go(colleague, "/larande/")
    click(colleague, "Läs och svara")
    see(colleague, "Frågar aldrig vem som har bett om hjälp.")
    fits(colleague)
    click(colleague, "Jag bekräftar")
    see(colleague, "Ni har båda bekräftat. Uppdraget gäller.")
    assert RoleGrant.objects.filter(user=unit.samira, role="champion", organisation=unit.place).exists()
    colleague.reload()
    choose_menu(colleague, "Ditt uppdrag")
    see(colleague, "Hjälpte du någon? Två tryck.")


def test_help_is_noted_in_two_taps_and_the_manager_sees_sums_alone(visit: Visiting, unit: Unit, clock: Clock) -> None:
    today = clock.now().date()
    mandate = Mandate.objects.create(
        user=unit.samira,
        unit=unit.place,
        hours_per_week=4,
        agreed_hours=4,
        starts_on=today.replace(month=8),
        champion_confirmed_at=clock.now(),
        manager_confirmed_at=clock.now(),
        manager=unit.jenny,
        champion_duties=["Hjälper kollegor på plats."],
        manager_duties=["Lägger in timmarna i schemat."],
    )
    grant_role(unit.samira, by=None, role="champion", organisation=unit.place)
    page = visit(unit.samira)
    go(page, "/stod/")
    see(page, "Det finns ingen ruta för det.")
    is_accessible(page)
    for _time in range(6):
        page.get_by_text("Lås, larm och kameror", exact=True).first.click()
        page.get_by_role("button", name="15 min").click()
        see(page, "Noterat: Lås, larm och kameror, 15 minuter.")
    page.get_by_text("AI-verktyg", exact=True).first.click()
    page.get_by_role("button", name="30 min").click()
    see(page, "2 timmar")
    fits(page)
    assert SupportEntry.objects.filter(mandate=mandate).count() == 7

    page.get_by_role("link", name="Rätta AI-verktyg").first.click()
    page.get_by_label("Hur många minuter?").fill("20")
    click(page, "Spara")
    see(page, "20 min")

    manager = visit(unit.jenny)
    go(manager, f"/enhet/{unit.place.pk}/stod/")
    expect(manager.get_by_text("Lås, larm och kameror")).to_have_count(0)
    clock.pass_(days=25)
    manager = visit(unit.jenny)
    go(manager, f"/enhet/{unit.place.pk}/stod/")
    see(manager, "2 tim", "7 gånger")
    expect(manager.get_by_text("AI-verktyg")).to_have_count(0)
    expect(manager.get_by_text("20 min")).to_have_count(0)
    fits(manager)
    is_accessible(manager)
    click(manager, "Samira Haddad")
    paper = manager.get_by_role("link", name="Skriv ut på en A4").get_attribute("href")
    assert manager.request.get(str(paper)).body().startswith(b"%PDF")
