"""How many of a unit were reached, and what of it may be shown."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from jordman.organisations.models import Employment
from jordman.team_sessions.coverage import UnitCoverage, coverage_at, protected_strata, reached_text
from jordman.team_sessions.models import Presence, TeamSession
from tests import factories as make
from tests.cast import World
from tests.team_sessions.making import make_held, make_series, make_team_session

SINCE = date(2020, 1, 1)
THRESHOLD = 5


def cover(world: World) -> UnitCoverage:
    return coverage_at([world.unit.pk], SINCE)[world.unit.pk]


def test_a_unit_counts_how_often_those_who_work_there_were_reached(world: World) -> None:
    series = make_series(world.unit)
    lena, samira = world.people["colleague"], world.people["champion"]
    make_held(series, world.module, lena, samira, days_ago=14)
    make_held(series, world.module, lena, days_ago=7)
    found = cover(world)
    assert (found.headcount, found.by_times, found.held) == (4, (2, 1, 1), 2)
    assert found.reached(1) == 2
    assert (found.named, found.people_minutes) == (3, 3 * 30)


def test_who_has_left_or_was_taken_off_the_list_is_not_counted(world: World) -> None:
    series = make_series(world.unit)
    lena, samira = world.people["colleague"], world.people["champion"]
    make_held(series, world.module, lena, samira)
    Employment.objects.filter(user=lena).update(ends_on=timezone.localdate() - timedelta(days=1))
    Presence.objects.filter(user=samira).update(is_present=False)
    assert cover(world).by_times == (3,)


def test_who_has_not_begun_yet_is_not_to_be_reached(world: World) -> None:
    Employment.objects.filter(user=world.people["colleague"]).update(starts_on=timezone.localdate() + timedelta(days=9))
    assert cover(world).headcount == 3


def test_two_employments_at_the_unit_are_one_person(world: World) -> None:
    make.make_employment(world.people["colleague"], world.unit)
    make_held(make_series(world.unit), world.module, world.people["colleague"])
    assert cover(world).by_times == (3, 1)


def test_sessions_are_counted_by_what_became_of_them(world: World) -> None:
    series = make_series(world.unit)
    held = make_held(series, world.module, taught_seconds=16 * 60, talked_seconds=600, people_unnamed=7)
    make_held(series, world.module, days_ago=9, taught_seconds=15 * 60)
    make_team_session(series, world.module, begins_in=-timedelta(days=2))
    soon = make_team_session(series, world.module, begins_in=timedelta(days=2))
    last = make_team_session(series, world.module, begins_in=timedelta(days=40))
    off = make_team_session(series, world.module)
    TeamSession.objects.filter(pk=off.pk).update(cancelled_at=timezone.now())
    found = cover(world)
    assert (found.held, found.planned, found.missed, found.cancelled) == (2, 2, 1, 1)
    assert found.last_held_on == timezone.localdate(held.starts_at)
    assert found.next_on == timezone.localdate(soon.starts_at)
    assert found.planned_until == timezone.localdate(last.starts_at)
    assert (found.taught_seconds, found.talked_seconds, found.long_teaching) == (31 * 60, 600, 1)
    assert (found.unnamed, found.people_minutes) == (7, 7 * 30)


def test_only_sessions_since_the_day_count(world: World) -> None:
    make_held(make_series(world.unit), world.module, world.people["colleague"], days_ago=30)
    since = timezone.localdate() - timedelta(days=20)
    found = coverage_at([world.unit.pk], since)[world.unit.pk]
    assert (found.held, found.by_times) == (0, (4,))


def test_a_unit_without_anything_is_there_with_zeros(world: World) -> None:
    empty = make.make_organisation("unit", "Ny enhet", world.municipality)
    assert coverage_at([empty.pk], SINCE) == {empty.pk: UnitCoverage(empty.pk)}


def test_many_units_cost_as_many_questions_as_one(world: World) -> None:
    units = [make.make_organisation("unit", f"Enhet {number}", world.municipality) for number in range(20)]
    for unit in units:
        user = make.make_user()
        make.make_employment(user, unit)
        make_held(make_series(unit), world.module, user)
    with CaptureQueriesContext(connection) as asked:
        found = coverage_at([unit.pk for unit in units], SINCE)
    assert len(asked) == 3
    assert {each.by_times for each in found.values()} == {(0, 1)}


# What may be shown

COUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=14)


@given(COUNTS, st.integers(3, 10))
def test_no_stratum_and_nothing_outside_it_is_a_few(by_times: list[int], threshold: int) -> None:
    everyone = sum(by_times)
    strata = protected_strata(by_times, threshold)
    assert sum(each.count for each in strata) == (everyone if everyone >= threshold else 0)
    for each in strata:
        assert each.count >= threshold
        assert each.count == everyone or everyone - each.count >= threshold
        assert each.count == sum(by_times[each.low : None if each.high is None else each.high + 1])


@given(COUNTS, st.integers(1, 8), st.integers(3, 10))
def test_the_sentence_and_the_strata_together_give_no_few_away(
    by_times: list[int], at_least: int, threshold: int
) -> None:
    text = reached_text(by_times, at_least, threshold)
    if not text:
        return
    words = text.split()
    everyone = sum(by_times)
    if words[0] == "Minst":
        # It says the same whichever of the few numbers it could be.
        assert int(words[1]) == everyone - threshold + 1
        assert everyone >= 2 * threshold
    else:
        edges = {sum(each.count for each in protected_strata(by_times, threshold)[at:]) for at in range(9)}
        assert int(words[0]) in edges
        assert threshold <= int(words[0]) <= everyone - threshold


@pytest.mark.parametrize(
    ("by_times", "at_least", "text"),
    [
        ((0, 6, 0, 28), 3, "28 av 34 har varit med på minst tre pass"),
        ((1, 1, 1, 31), 3, "Minst 30 av 34 har varit med på minst tre pass"),
        ((6, 20), 1, "20 av 26 har varit med på minst ett pass"),
        # Two have been at three: what can be told without them is told.
        ((20, 12, 0, 2), 3, "14 av 34 har varit med på minst ett pass"),
        ((1, 3), 1, ""),
        ((4, 4), 1, ""),
        ((30,), 3, ""),
        ((), 3, ""),
    ],
)
def test_the_sentence_stops_where_it_would_say_something_of_a_few(
    by_times: tuple[int, ...], at_least: int, text: str
) -> None:
    assert reached_text(by_times, at_least, THRESHOLD) == text


def test_strata_are_named_in_words() -> None:
    labels = [each.label for each in protected_strata((5, 4, 3, 5, 5, 3, 3), THRESHOLD)]
    assert labels == ["inget pass än", "ett eller två pass", "tre eller fyra pass", "minst fem pass"]
    assert [each.label for each in protected_strata((3, 1, 3, 9), THRESHOLD)] == ["högst två pass", "minst tre pass"]
    assert [each.label for each in protected_strata((9, 0, 0, 1), THRESHOLD)] == ["alla, med eller utan pass"]
