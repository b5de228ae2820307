"""Lead an initiative: from why to a line owner, with a system that two units learn."""

from playwright.sync_api import Page

from jordman.accounts.actions import add_person
from jordman.accounts.models import User
from jordman.initiatives.models import Initiative
from jordman.organisations.actions import add_organisation, grant_role
from jordman.organisations.models import Organisation
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, fits, go, heading, is_accessible, see


def _person(name: str, given_name: str, family_name: str, role: str, at: Organisation) -> User:
    email = f"{name}@demo.example.se"
    user = add_person(by=None, email=email, given_name=given_name, family_name=family_name)
    grant_role(user, by=None, role=role, organisation=at)
    return user


def _fill(page: Page, **fields: str) -> None:
    for name, value in fields.items():
        page.locator(f"[name={name}]").fill(value)


def test_a_project_leader_takes_an_initiative_from_why_to_an_owner_in_the_line(visit: Visiting, site: Site) -> None:
    """Two units and a system; incomplete until the three kinds are there; closed only when somebody takes over."""
    north = Organisation.objects.get(name="Hemtjänst Norr")
    south = add_organisation(by=None, kind="unit", name="Hemtjänst Söder", code="7102", parent=site.municipality)
    leader = _person("project-leader", "Per", "Nyman", "project_leader", site.municipality)
    managers = [_person(f"manager-{unit.code}", "Jenny", "Lindqvist", "unit_manager", unit) for unit in (north, south)]
    page = visit(leader, wide=True)
    _begin(page)
    _roll_out(page)
    _be_incomplete_and_complete_it(page)
    for unit, manager in zip((north, south), managers, strict=True):
        _stand_behind(visit(manager), unit)
    _pass_the_gates(page)
    _close(page)
    _learn(visit(managers[0]), north)


def _begin(page: Page) -> None:
    """Why, in three steps."""
    go(page, "/satsning/")
    click(page, "Ny satsning")
    fits(page)
    _fill(page, name="Nyckelfria lås", goal_text="Mindre spring efter nycklar, mer tid hos dem vi besöker.")
    page.get_by_label("Införa ett system").check()
    click(page, "Spara och skriv budskapen")
    see(page, "Välj ett svar.")
    page.get_by_label("Arbetsmiljö").check()
    click(page, "Spara och skriv budskapen")
    _fill(page, strategy_text="Ett steg i välfärdsplanen.", everyday_text="Ni öppnar dörren med telefonen.")
    click(page, "Spara och välj enheter")
    page.get_by_label("Hemtjänst Norr").check()
    page.get_by_label("Hemtjänst Söder").check()
    click(page, "Spara valet")
    see(page, "2 enheter är med nu.")


def _roll_out(page: Page) -> None:
    """A rollout that warns, and whose warnings go when they are seen to."""
    click(page, "Planera införandet")
    _fill(page, new_system="Phoniro", starts_on="2026-09-01", training_text="Alla provar på sin egen runda.")
    _fill(page, training_starts_on="2026-09-20")
    page.get_by_label("Hemtjänst Norr").check()
    page.get_by_label("Hemtjänst Söder").check()
    fits(page)
    click(page, "Planera införandet")
    see(page, "Systemet börjar före utbildningen", "It är inte tillfrågad", "Ingen dag för uppföljning")
    click(page, "Skriv in vad it säger")
    page.get_by_label("It säger ja med villkor").check()
    _fill(page, verdict_on="2026-09-02")
    click(page, "Spara beskedet")
    see(page, "Skriv villkoret eller skälet")
    _fill(page, verdict_note="Telefonerna behöver skärmlås.")
    click(page, "Spara beskedet")
    click(page, "Flytta starten eller utbildningen")
    _fill(page, training_starts_on="2026-08-25")
    click(page, "Spara")
    click(page, "Bestäm en dag")
    _fill(page, follow_up_on="2026-12-01")
    click(page, "Spara")
    assert page.locator(".notice--warn").count() == 0
    is_accessible(page)
    page.locator(".kicker a").click()


def _be_incomplete_and_complete_it(page: Page) -> None:
    see(page, "Ofullständig", "Projektledarens mandat saknas.", "bred basutbildning")
    is_accessible(page)
    fits(page)
    page.locator("li", has_text="Ofullständig:").get_by_role("link", name="Beskriv utbildningen").click()
    see(page, "Lägg mest här.")
    _fill(page, base_how="15 + 15 på APT.", system_how="På egen runda.", support_how="Två kollegor per enhet.")
    click(page, "Spara")
    assert page.get_by_text("Ofullständig").count() == 0
    click(page, "Skriv mandatet")
    _fill(page, mandate_text="Bestämmer över tiden.", mandate_given_by="förvaltningschefen")
    _fill(page, mandate_given_on="2026-08-20")
    click(page, "Spara mandatet")
    assert heading(page) == "2 av 2 enheter är i gång. Inget saknas."


def _stand_behind(page: Page, unit: Organisation) -> None:
    """On a phone, from the unit."""
    go(page, f"/enhet/{unit.pk}/satsning/")
    see(page, "Ni öppnar dörren med telefonen.")
    click(page, "Säg att enheten står bakom")
    _fill(page, how="Vi pratade om det på APT.")
    fits(page)
    click(page, "Ja, vi står bakom")
    see(page, "Enheten står bakom")
    fits(page)
    is_accessible(page)


def _pass_the_gates(page: Page) -> None:
    click(page, "Fasens lista")
    see(page, "Mobilisera: 4 av 6 på plats")
    page.locator("main form").get_by_role("button", name="Gå vidare").click()
    see(page, "2 saker saknas i fasen Mobilisera", "Förvaltningschefen står bakom", "Facket är informerat")
    is_accessible(page)
    page.locator(".kicker a").click()
    click(page, "Se vilka som står bakom")
    see(page, "2 av 2 står bakom.")
    fits(page)
    page.locator("section", has=page.get_by_role("heading", name="Förvaltningschef")).get_by_role(
        "link", name="Skriv in"
    ).click()
    _fill(page, how="Beslut i ledningsgruppen.")
    click(page, "Spara")
    page.locator(".kicker a").click()
    click(page, "Fasens lista")
    page.get_by_label("Facket är informerat").check()
    click(page, "Spara listan")
    see(page, "Mobilisera: allt är på plats")
    click(page, "Gå vidare")
    see(page, "Ni är nu i fasen Analysera och planera.")
    for following in ("Genomföra", "Utvärdera", "Lämna över"):
        click(page, "Fasens lista")
        click(page, "Gå vidare")
        _fill(page, reason="Det är gjort, men inte kryssat.")
        click(page, f"Gå vidare till {following}")
        see(page, f"Ni är nu i fasen {following}.")


def _close(page: Page) -> None:
    """Refused without an owner in the line; then closed."""
    click(page, "Fasens lista")
    page.locator("main form").get_by_role("button", name="Avsluta satsningen").click()
    see(page, "Skriv vem i linjen som tar över och vad som är avsatt.")
    assert Initiative.objects.get().closed_on is None
    _fill(page, line_owner="Verksamhetschefen för hemtjänsten", line_budget="2 timmar i veckan från januari.")
    click(page, "Spara ägaren")
    for text in ("Enheternas pass", "Nya medarbetare", "Timmarna för"):
        page.get_by_label(text).check()
    click(page, "Spara listan")
    fits(page)
    page.locator("main form").get_by_role("button", name="Avsluta satsningen").click()
    see(page, "Verksamhetschefen för hemtjänsten äger det som fortsätter.")
    assert Initiative.objects.get().is_closed
    is_accessible(page)


def _learn(page: Page, unit: Organisation) -> None:
    """What was installed is learnt when the unit says so, also after the initiative."""
    go(page, f"/enhet/{unit.pk}/satsning/")
    assert heading(page) == "1 system är installerat men inte lärt än"
    click(page, "Vi kan det")
    see(page, "Det här kan ni")
    fits(page)
