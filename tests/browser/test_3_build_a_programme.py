"""Build a programme: Level Up by one click, and one of one's own, seen as a learner will see it."""

from playwright.sync_api import Page

from jordman.live_sessions.models import LiveSession
from jordman.programmes.models import Programme
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, choose_menu, click, fits, go, heading, see


def test_one_click_turns_level_up_into_a_programme_with_the_days_of_the_year(visit: Visiting, site: Site) -> None:
    """Two blocks, six categories, three hours, both targets, live sessions; then a day is moved and it opens."""
    page = visit(site.person("lead"), wide=True)
    go(page, "/program/")
    click(page, "Starta Level Up")
    page.get_by_label("År").select_option("2027")
    fits(page)
    page.locator("main").get_by_role("button", name="Starta Level Up").click()
    assert heading(page) == "Level Up 2027"
    see(page, "mån 3 maj 2027–fre 17 dec 2027", "mån 3 maj 2027–ons 30 jun 2027", "mån 16 aug 2027–fre 17 dec 2027")
    see(page, "Låst tills det obligatoriska i Basblock är gjort.", "300 personer, 70 % kvinnor", "3 tim")
    categories = set(page.locator("h3.plan-category").all_inner_texts())
    assert {text.strip()[:2] for text in categories} == {"1.", "2.", "3.", "4.", "5.", "6."}
    rules = page.locator("main li", has_text="När ingen vågar fråga").inner_text()
    assert "Obligatorisk för operativa chefer" in rules
    joint = page.locator("main li", has_text="Vem äger frågan?").inner_text()
    assert "ammans" in joint or "emensam" in joint
    programme = Programme.objects.get(name="Level Up 2027")
    sessions = LiveSession.objects.filter(programme=programme)
    assert sessions.count() == 5
    assert all(session.starts_at.weekday() < 5 and session.starts_at.year == 2027 for session in sessions)

    # The lead moves the start of the main block and opens the programme.
    page.locator("section", has=page.get_by_role("heading", name="Huvudblock", exact=True)).get_by_role(
        "link", name="Ändra blocket"
    ).click()
    page.get_by_label("Öppnar").fill("2027-08-23")
    click(page, "Spara")
    see(page, "mån 23 aug 2027–fre 17 dec 2027")
    click(page, "Öppna programmet")
    programme.refresh_from_db()
    assert programme.is_open


def _rule(page: Page, title: str) -> None:
    page.locator("main").get_by_role("link", name=title, exact=True).click()


def test_a_lead_builds_a_programme_of_their_own_on_a_phone_and_sees_it_as_a_learner(
    visit: Visiting, site: Site
) -> None:
    """Blocks with days, a rule of each kind, what comes first, at least two of a set, and the preview."""
    page = visit(site.person("lead"))
    go(page, "/")
    page.get_by_role("navigation", name="Dina platser").get_by_role("link", name="Program").click()
    choose_menu(page, "Program")
    click(page, "Nytt tomt program")
    page.get_by_label("Namn").fill("Digital vardag 2027")
    page.get_by_label("Börjar").fill("2027-01-11")
    page.get_by_label("Slutar").fill("2027-05-28")
    page.get_by_label("Mål, antal personer").fill("40")
    page.get_by_label("Tid i veckan").fill("1,5")
    click(page, "Skapa utkast")
    see(page, "Lägg till minst ett block.", "1 tim 30 min", "40 personer")

    for name, opens_on, gate in (("Start", "2027-01-11", ""), ("Fördjupning", "2027-02-15", "Start")):
        click(page, "Lägg till block")
        page.get_by_label("Namn").fill(name)
        page.get_by_label("Öppnar").fill(opens_on)
        if gate:
            page.get_by_label("Låst tills det här blocket är klart").select_option(gate)
        click(page, "Spara")
        see(page, name)
    see(page, "Start saknar moduler.")

    _add_modules(page, "Start", ["Hitta rätt i Jordmån"], "Obligatoriska för alla")
    _add_modules(
        page,
        "Fördjupning",
        ["Nytta före teknik", "När ingen vågar fråga", "Lösenord och inloggning", "Bilden från teatern"],
        "Valbara",
    )
    _set_rules(page)
    fits(page)

    click(page, "Öppna programmet")
    click(page, "Se planen som en deltagare")
    see(page, "Så ser planen ut den första dagen", "Minst 2 av 2 i Arbetsglädje")
    base = page.locator("section", has=page.get_by_role("heading", name="Fördjupning", exact=True)).inner_text()
    assert "Obligatorisk för operativa chefer" in base
    assert "Gör först" in base
    click(page, "Strategisk chef, grundnivå")
    deeper = page.locator("section", has=page.get_by_role("heading", name="Fördjupning", exact=True)).inner_text()
    assert "När ingen vågar fråga" not in deeper
    fits(page)


def _add_modules(page: Page, block: str, titles: list[str], requirement: str) -> None:
    section = page.locator("section", has=page.get_by_role("heading", name=block, exact=True))
    section.get_by_role("link", name="Lägg till moduler").click()
    for title in titles:
        page.get_by_label(title).check()
    page.get_by_label(requirement).check()
    page.locator("main").get_by_role("button", name="Lägg till").click()


def _set_rules(page: Page) -> None:
    """Mandatory for one orientation, a prerequisite, and a choice set of two."""
    _rule(page, "När ingen vågar fråga")
    page.get_by_label("Obligatorisk för en inriktning").check()
    click(page, "Spara")
    see(page, "Välj vilken inriktning modulen är obligatorisk för.")
    page.get_by_role("combobox", name="Inriktning").select_option("Operativ")
    click(page, "Spara")
    _rule(page, "Nytta före teknik")
    page.get_by_label("Obligatorisk för alla").check()
    page.get_by_role("group", name="Ska göras efter").get_by_label("När ingen vågar fråga").check()
    click(page, "Spara")
    section = page.locator("section", has=page.get_by_role("heading", name="Fördjupning", exact=True))
    section.get_by_role("link", name="Lägg till ett val").click()
    page.get_by_label("Namn").fill("Arbetsglädje")
    page.get_by_label("Hur många ska göras").fill("2")
    click(page, "Spara")
    for title in ("Lösenord och inloggning i vardagen", "Bilden från teatern"):
        _rule(page, title)
        page.get_by_label("Hör till valet").select_option("Arbetsglädje")
        click(page, "Spara")
    see(page, "Val: minst 2 av 2 i Arbetsglädje")
