"""Take part when things go wrong: double clicks, two tabs, the back button, no connection in a quiz."""

from playwright.sync_api import Page, expect

from jordman.accounts.models import User
from jordman.learning.models import Answer, Reflection, TimeEntry
from jordman.programmes.models import Enrolment
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, fits, go, heading, see

FIRST = "/larande/modul/varfor-digitalisering/steg/ladan-i-forradet/"
WITH_THOUGHT = "/larande/modul/varfor-digitalisering/steg/robotfragan/"


def _learner(site: Site) -> User:
    """Malin, for whom the main block is open."""
    site.finish("malin", "introduktion-live", "mot-plattformen")
    malin = site.person("malin")
    Enrolment.objects.filter(user=malin).update(has_chosen=True)
    return malin


def _minutes(user: User) -> int:
    return sum(TimeEntry.objects.filter(user=user).values_list("minutes", flat=True))


def test_a_double_click_counts_once(visit: Visiting, site: Site) -> None:
    malin = _learner(site)
    before = _minutes(malin)
    page = visit(malin)
    go(page, FIRST)
    page.locator("form.formnav button").dblclick()
    page.wait_for_url("**/varfor-just-nu/**")
    assert _minutes(malin) == before + 2
    go(page, FIRST)
    page.locator("#vad-saknades").get_by_label("Ett bättre trådlöst nät").check()
    page.locator("#vad-saknades").get_by_role("button", name="Svara").dblclick()
    see(page, "Så här kan du tänka")
    assert Answer.objects.filter(user=malin, block_key="vad-saknades").count() == 1


def test_two_tabs_and_the_back_button_lose_nothing(visit: Visiting, site: Site) -> None:
    """What was pressed last holds in both tabs; going back and pressing again neither repeats nor takes away."""
    malin = _learner(site)
    first = visit(malin)
    go(first, FIRST)
    second = first.context.new_page()
    go(second, FIRST)
    for page, answer in ((first, "Ett bättre trådlöst nät"), (second, "Frågan om vem som skulle få det bättre")):
        page.locator("#vad-saknades").get_by_label(answer).check()
        page.locator("#vad-saknades").get_by_role("button", name="Svara").click()
        see(page, "Så här kan du tänka" if page is first else "Det stämmer")
    first.reload()
    see(first, "Det stämmer")
    for page in (first, second):
        page.locator("form.formnav button").click()
        see(page, "Steg 2 av 5")
    assert _minutes(malin) == _minutes_of_done(malin) + 2
    first.go_back()
    see(first, "Det stämmer")
    first.locator("form.formnav button").click()
    see(first, "Steg 2 av 5")
    assert _minutes(malin) == _minutes_of_done(malin) + 2

    # Signed out in one tab: the other says so when it is pressed, and leads back to where one was.
    go(second, "/mig/")
    click(second, "Logga ut")
    first.locator("form.formnav button").click()
    assert heading(first) == "Logga in"
    assert "varfor-digitalisering" in first.url


def _minutes_of_done(user: User) -> int:
    return sum(
        TimeEntry.objects.filter(user=user)
        .exclude(activity__endswith=f":{_module_id()}")
        .values_list("minutes", flat=True)
    )


def _module_id() -> int:
    return int(Site().module("varfor-digitalisering").pk)


def test_a_lost_connection_in_the_middle_of_a_quiz_keeps_what_was_chosen_and_written(
    visit: Visiting, site: Site
) -> None:
    malin = _learner(site)
    page = visit(malin)
    go(page, FIRST)
    page.locator("#vad-saknades").get_by_label("Ett bättre trådlöst nät").check()
    _press_without_connection(page, "#vad-saknades", "Svara")
    expect(page.locator("#vad-saknades").get_by_label("Ett bättre trådlöst nät")).to_be_checked()
    assert not Answer.objects.filter(user=malin, block_key="vad-saknades").exists()
    fits(page)
    _connect_again(page)
    page.locator("#vad-saknades").get_by_role("button", name="Svara").click()
    see(page, "Så här kan du tänka")

    go(page, WITH_THOUGHT)
    thought = page.locator("textarea[name=text]").first
    thought.fill("Vi skulle ha frågat nattpersonalen först.")
    block = page.locator("section", has=thought)
    page.context.set_offline(True)
    block.get_by_role("button", name="Spara").click()
    see(page, "Du saknar uppkoppling")
    _connect_again(page)
    block.get_by_role("button", name="Spara").click()
    see(page, "Sparat. Bara du ser det.")
    assert Reflection.objects.get(user=malin).text == "Vi skulle ha frågat nattpersonalen först."


def _press_without_connection(page: Page, section: str, button: str) -> None:
    page.context.set_offline(True)
    page.locator(section).get_by_role("button", name=button).click()
    see(page, "Du saknar uppkoppling", "Tryck igen när nätet är tillbaka.")


def _connect_again(page: Page) -> None:
    page.context.set_offline(False)
    expect(page.get_by_text("Du saknar uppkoppling")).to_be_hidden()
