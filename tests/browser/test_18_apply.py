"""Apply: one, three and six months later the unit says which routine changed, and sees the chain."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from jordman.team_sessions.models import RecallShown, TeamSession
from jordman.workplaces.models import RoutineChange
from jordman.workplaces.tasks import ask_which_routine_changed
from tests.browser.clock import Clock
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, fits, go, heading, is_accessible, letters_to, see, status_of
from tests.factories import make_employment, make_user
from tests.workplaces.making import make_held, make_series


@pytest.fixture
def sessions(site: Site) -> list[TeamSession]:
    """Two sessions in September at a unit with a manager, a champion and one more."""
    unit = Organisation.objects.get(name="Hemtjänst Norr")
    for name, given_name, role in (("jenny", "Jenny", "unit_manager"), ("samira", "Samira", "champion")):
        person = make_user(given_name, "Ek", email=f"{name}@demo.example.se")
        make_employment(person, unit)
        grant_role(person, by=None, role=role, organisation=unit)
    make_employment(make_user("Lena", "Strid", email="lena@demo.example.se"), unit)
    series = make_series(unit)
    first = make_held(
        series,
        site.module("bilden-fran-teatern"),
        datetime(2026, 9, 3, 11, tzinfo=UTC),
        agreement="Fråga innan vi delar en bild",
        agreement_kept="yes",
    )
    second = make_held(series, site.module("digital-skam"), datetime(2026, 9, 9, 11, tzinfo=UTC))
    RecallShown.objects.create(session=second, module=first.module, question_key="x")
    return [first, second]


def _nights(clock: Clock, days: int) -> None:
    """Let days go by, with the nightly job in each."""
    for _night in range(days):
        clock.pass_(days=1)
        ask_which_routine_changed.call()


def _waiting(page: Page, unit: int) -> None:
    go(page, f"/enhet/{unit}/rutiner/")
    see(page, "En fråga väntar: vilken rutin har ändrats?")
    fits(page)
    is_accessible(page)
    click(page, "Svara")


def _say_same(page: Page, unit: int) -> None:
    """As before; what stands in the way must be said."""
    _waiting(page, unit)
    see(page, "Bilden från teatern", "Ni kom överens: Fråga innan vi delar en bild")
    fits(page)
    is_accessible(page)
    page.get_by_label("Vi gör som förut").check()
    click(page, "Nästa fråga")
    click(page, "Spara svaret")
    expect(page.locator(".field__error")).to_be_visible()
    page.get_by_label("Vad står i vägen?").fill("Pärmen gäller fortfarande.")
    click(page, "Spara svaret")
    assert heading(page) == "2 pass, ingen ändrad rutin än"


def _say_trying(page: Page, unit: int) -> None:
    go(page, f"/enhet/{unit}/rutiner/")
    click(page, "Svara")
    page.get_by_label("Vi provar").check()
    click(page, "Nästa fråga")
    page.get_by_label("Vad provar ni?").fill("Vi frågar först.")
    click(page, "Spara svaret")


def _say_changed(page: Page, unit: int) -> None:
    _waiting(page, unit)
    page.get_by_label("Vi gör på ett nytt sätt").check()
    click(page, "Nästa fråga")
    page.get_by_label("Vad gör ni på ett nytt sätt?").fill("Vi frågar innan vi delar en bild.")
    page.get_by_label("Bilden från teatern").check()
    page.get_by_label("Hur många timmar i veckan").fill("1,5")
    fits(page)
    is_accessible(page)
    click(page, "Spara svaret")


def test_a_unit_answers_after_one_three_and_six_months_and_sees_the_chain(
    visit: Visiting, site: Site, sessions: list[TeamSession], clock: Clock
) -> None:
    """The champion, the manager, then the champion again, each with the team; half a year in simulated nights."""
    unit = sessions[0].unit_id
    _nights(clock, 34)
    assert not RoutineChange.objects.exists()
    _nights(clock, 5)
    assert RoutineChange.objects.get().due_on == clock.now().date().replace(day=15)
    assert [len(letters_to(site.person(name))) for name in ("jenny", "samira", "lena")] == [1, 1, 0]
    _say_same(visit(site.person("samira")), unit)
    _nights(clock, 61)
    _say_trying(visit(site.person("jenny"), javascript=False), unit)
    _nights(clock, 92)
    _say_changed(visit(site.person("samira")), unit)
    _nights(clock, 40)
    assert RoutineChange.objects.count() == 3

    staff = visit(site.person("lena"))
    go(staff, "/enhet/rutiner/")
    assert heading(staff) == "2 pass, en ändrad rutin"
    see(staff, "Vi frågar innan vi delar en bild.", "Pärmen gäller fortfarande.", "1,5 timmar i veckan")
    expect(staff.locator("table.data td.n")).to_have_text(["2", "1", "1", "1"])
    assert "Samira" not in staff.locator("main").inner_text()
    fits(staff)
    is_accessible(staff)


def test_a_question_is_answered_by_those_who_lead_and_by_nobody_else(
    visit: Visiting, site: Site, sessions: list[TeamSession], clock: Clock
) -> None:
    clock.pass_(days=35)
    _nights(clock, 1)
    change = RoutineChange.objects.get()
    page = visit(site.person("lena"))
    go(page, f"/enhet/{change.unit_id}/rutiner/")
    assert page.get_by_role("link", name="Svara").count() == 0
    visit.forgive("403")
    assert status_of(page, f"/enhet/{change.unit_id}/rutiner/{change.pk}/") == 403
    assert change.due_on - timedelta(days=14) == change.month
