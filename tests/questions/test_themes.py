"""What questions are about: sums that give nobody away, for the unit and the employer."""

from datetime import date, datetime
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from jordman.accounts.models import User
from jordman.organisations.models import Organisation
from jordman.questions.actions.asking import ask, take_back
from jordman.questions.models import Question, ThemeTally
from jordman.questions.tallies import half_year_after, half_year_of
from jordman.questions.tasks import delete_old_questions
from jordman.questions.themes import protected_themes
from tests import factories as make
from tests.cast import World
from tests.questions.making import make_champion

SEPTEMBER = datetime(2026, 9, 10, 10, 0, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.fixture(autouse=True)
def _in_september(world: World) -> object:
    make_champion(world.county)
    with mock.patch.object(timezone, "now", return_value=SEPTEMBER):
        yield


def staff(unit: Organisation, number: int) -> list[User]:
    people = [make.make_user() for _ in range(number)]
    for person in people:
        make.make_employment(person, unit)
    return people


def ask_about(topic: str, people: list[User], unit: Organisation, times: int = 1) -> list[Question]:
    return [
        ask(by=person, unit=unit, asked_at=unit, topic=topic, text=f"Fråga {time}", shows_name=False)
        for person in people
        for time in range(times)
    ]


def shown(node: Organisation) -> dict[str, int]:
    return {theme.topic: theme.questions for theme in protected_themes(node, date(2026, 9, 1))[0].themes}


def tally(unit: Organisation, topic: str = "ai") -> tuple[int, int]:
    found = ThemeTally.objects.get(organisation=unit, topic=topic)
    return found.questions, found.people


@pytest.mark.parametrize(("asking", "expected"), [(4, {}), (5, {"ai": 10}), (12, {"ai": 24})])
def test_a_topic_is_shown_when_five_have_asked(world: World, asking: int, expected: dict[str, int]) -> None:
    people = staff(world.unit, 20)
    ask_about("ai", people[:asking], world.unit, times=2)
    assert shown(world.unit) == expected


def test_many_questions_of_few_people_are_not_shown(world: World) -> None:
    ask_about("ai", staff(world.unit, 20)[:2], world.unit, times=9)
    assert shown(world.unit) == {}
    assert shown(world.municipality) == {}


def test_that_everybody_has_asked_is_not_shown_either(world: World) -> None:
    """The cast has four people at the unit; three who have not asked are a small group."""
    people = staff(world.unit, 6)
    ask_about("ai", [*people, world.people["colleague"]], world.unit)
    assert shown(world.unit) == {}


def test_a_small_unit_is_not_had_by_taking_the_others_from_the_whole(world: World) -> None:
    """Three units: two are large enough and one is not. Then one of the large ones is hidden as well."""
    south, west = (make.make_organisation("unit", name, world.municipality) for name in ("Söder", "Väster"))
    for unit, asking in ((world.unit, 8), (south, 7), (west, 2)):
        ask_about("ai", staff(unit, 20)[:asking], unit)
    assert shown(world.municipality) == {"ai": 17}
    visible = {unit.name: shown(unit).get("ai") for unit in (world.unit, south, west)}
    assert visible == {"Hemtjänst Norr": 8, "Söder": None, "Väster": None}


def test_somebody_with_two_units_counts_once_for_the_employer(world: World) -> None:
    south = make.make_organisation("unit", "Söder", world.municipality)
    (person,) = staff(world.unit, 1)
    make.make_employment(person, south)
    first = ask_about("ai", [person], world.unit)[0]
    ask_about("ai", [person], south)
    assert (tally(world.unit), tally(south)) == ((1, 1), (1, 0))
    take_back(first, by=person)
    assert (tally(world.unit), tally(south)) == ((0, 0), (1, 1))


def test_what_is_taken_back_is_not_counted(world: World) -> None:
    (person,) = staff(world.unit, 1)
    first, second = ask_about("ai", [person], world.unit, times=2)
    assert tally(world.unit) == (2, 1)
    take_back(second, by=person)
    assert tally(world.unit) == (1, 1)
    take_back(first, by=person)
    assert tally(world.unit) == (0, 0)
    take_back(first, by=person)
    assert tally(world.unit) == (0, 0)


def test_a_half_year_that_is_over_stays_as_it_was(world: World) -> None:
    (person,) = staff(world.unit, 1)
    (question,) = ask_about("ai", [person], world.unit)
    with mock.patch.object(timezone, "now", return_value=SEPTEMBER.replace(year=2027, month=1)):
        take_back(question, by=person)
    assert tally(world.unit) == (1, 1)


def test_the_sums_stay_when_the_questions_are_a_year_old(world: World) -> None:
    ask_about("ai", staff(world.unit, 20)[:6], world.unit)
    with mock.patch.object(timezone, "now", return_value=SEPTEMBER.replace(year=2027, month=10)):
        delete_old_questions.func()
        assert not Question.objects.exists()
        periods = protected_themes(world.unit, date(2026, 9, 1))
    assert [(period.starts_on, len(period.themes)) for period in periods] == [
        (date(2027, 7, 1), 0),
        (date(2027, 1, 1), 0),
        (date(2026, 7, 1), 1),
    ]


def test_the_sums_stand_still_for_a_month(world: World) -> None:
    """The question of a single day shows in no difference between two looks."""
    people = staff(world.unit, 20)
    ask_about("ai", people[:6], world.unit)
    assert shown(world.unit) == {"ai": 6}
    ask_about("ai", people[6:7], world.unit)
    assert shown(world.unit) == {"ai": 6}
    assert shown(world.municipality) == {"ai": 6}
    with mock.patch.object(timezone, "now", return_value=SEPTEMBER.replace(month=10)):
        assert shown(world.unit) == {"ai": 7}


@pytest.mark.parametrize(
    ("day", "start", "following"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 7, 1)),
        (date(2026, 6, 30), date(2026, 1, 1), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2027, 1, 1)),
        (date(2026, 12, 31), date(2026, 7, 1), date(2027, 1, 1)),
    ],
)
def test_half_years_follow_on_each_other(day: date, start: date, following: date) -> None:
    assert half_year_of(day) == start
    assert half_year_after(start) == following


def page(world: World, who: str) -> str:
    name, node = ("unit_themes:show", world.unit) if who == "unit_manager" else ("themes:show", world.municipality)
    return world.client(who).get(reverse(name, args=[node.pk])).content.decode()


@pytest.mark.parametrize("who", ["unit_manager", "project_leader", "strategist"])
def test_the_page_says_the_topic_and_never_a_question(world: World, who: str) -> None:
    ask_about("ai", staff(world.unit, 20)[:6], world.unit)
    ask_about("safety", staff(world.unit, 1), world.unit)
    text = page(world, who)
    assert "Många frågor gäller ämnet AI-verktyg" in text
    assert "Hösten 2026" in text
    assert "Bluff" not in text
    assert "Fråga 0" not in text


def test_a_page_with_nothing_to_show_says_so(world: World) -> None:
    assert "För få frågor för att visas" in page(world, "unit_manager")


def test_what_lies_above_employers_has_no_sum(world: World) -> None:
    """Only workplaces and their employers: a sum over employers would be one more to subtract from."""
    url = reverse("themes:show", args=[world.county.pk])
    assert world.client("strategist").get(url).status_code == 404
    assert world.client("project_leader").get(reverse("unit_themes:show", args=[world.unit.pk])).status_code == 403
