"""My unit: what its manager sees of it on a phone in the middle of two terms, and that nobody in it is to be seen."""

import re

from playwright.sync_api import expect

from jordman.demo.workplace.people import MIDWAY, Workplace, workplace
from jordman.pitfalls.models import Dismissal
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, fits, go, heading, is_accessible, see, status_of


def midway(demo: Site) -> Workplace:
    return workplace(demo.municipality, MIDWAY)


def test_a_manager_sees_the_unit_its_time_and_what_to_do_now(visit: Visiting, demo: Site) -> None:
    at = midway(demo)
    page = visit(at.manager)
    go(page, "/")
    assert heading(page) == "22 av 27 har varit med. Två saker behöver dig."
    now = page.locator("section", has=page.get_by_role("heading", name="Värt att göra nu"))
    expect(now.get_by_role("heading", level=3)).to_have_count(2)
    expect(now).to_contain_text("Digitaliseringsombudet har 4 timmar i veckan avsatta. I snitt används 1.")
    expect(now).to_contain_text("uppkoppling")
    see(page, "inget pass än", "Nästa pass är", "Odengatan är inte testad", "Lägga in passen i schemat för våren")
    time = page.locator("div", has=page.get_by_role("heading", name="avsatta timmar är använda")).last
    expect(time).to_contain_text(re.compile(r"Samtal efteråt\s*\d+ av 54 timmar"))
    page.get_by_text("Visa som tabell").click()
    counts = page.get_by_role("table", name="Antal på plats per pass").locator("tbody td.n").all_inner_texts()
    assert counts == ["11", "13", "14", "10", "15", "17"]
    fits(page)
    is_accessible(page)
    text = page.locator("main").inner_text()
    assert not [person.name for person in at.staff if person.name in text]


def test_a_warning_that_does_not_fit_is_put_aside_with_a_reason(visit: Visiting, demo: Site) -> None:
    at = midway(demo)
    page = visit(at.manager, javascript=False)
    go(page, f"/enhet/{at.unit.pk}/")
    lesson = page.locator("article", has=page.get_by_role("heading", name="Stödtiden"))
    click(lesson, "Det stämmer inte hos oss")
    page.locator("main form textarea, main form input[type=text]").first.fill("Timmarna togs ut i förväg i augusti.")
    page.locator("main form button").first.click()
    assert Dismissal.objects.filter(organisation=at.unit).count() == 1
    go(page, f"/enhet/{at.unit.pk}/")
    assert heading(page) == "22 av 27 har varit med. En sak behöver dig."
    expect(page.get_by_text("1 varning är lagd åt sidan")).to_be_visible()


def test_what_stops_the_start_leads_to_where_it_is_answered(visit: Visiting, demo: Site) -> None:
    at = midway(demo)
    page = visit(at.manager, wide=True)
    go(page, f"/enhet/{at.unit.pk}/")
    see(page, "En sak stoppar starten")
    click(page.locator("section", has=page.get_by_role("heading", name="En sak stoppar starten")), "Ändra beredskapen")
    expect(page.locator("h1")).to_be_visible()
    assert "/beredskap/" in page.url
    fits(page)


def test_those_above_and_beside_the_unit_do_not_come_in(visit: Visiting, demo: Site) -> None:
    at = midway(demo)
    for person in (at.champion, at.colleague, demo.person("projektledare")):
        page = visit(person)
        visit.forgive("403")
        assert status_of(page, f"/enhet/{at.unit.pk}/") == 403
    visit.forgive("404")
    other = demo.other_municipality.workplaces.filter(kind="unit").order_by("code").first()
    assert other is not None
    assert status_of(visit(at.manager), f"/enhet/{other.pk}/") == 404


def test_an_assistant_nurse_begins_with_the_next_session(visit: Visiting, demo: Site) -> None:
    page = visit(midway(demo).colleague)
    go(page, "/")
    assert heading(page).startswith("Nästa pass är")
    see(page, "Du har fått ett svar", "Dina verktyg")
    fits(page)
    is_accessible(page)
