"""How it stands at units, for those who count many at once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jordman.champions.hours import Period, last_whole_weeks, month_of, rounded, set_aside_minutes, term_so_far
from jordman.champions.standing import champions_at, champions_of
from tests import factories as make
from tests.cast import World
from tests.champions.making import make_entry, make_mandate, make_proposal

TODAY = date(2026, 9, 28)
SINCE = TODAY - timedelta(days=27)


LONG_AGO = date(2026, 7, 1)


def test_a_unit_without_champions_has_a_standing_of_nothing(world: World) -> None:
    found = champions_of(world.unit.pk, SINCE, TODAY)
    assert (found.champions, found.waiting, found.set_aside_minutes, found.used_minutes, found.weeks) == (0, 0, 0, 0, 0)


def test_four_hours_a_week_for_four_weeks_are_sixteen_hours(world: World) -> None:
    mandate = make_mandate(world, starts_on=LONG_AGO)
    make_entry(mandate, TODAY, minutes=30)
    mandate.hour_uses.create(on=TODAY - timedelta(days=3), minutes=30, what="prepare")
    found = champions_of(world.unit.pk, SINCE, TODAY)
    assert (found.champions, found.set_aside_minutes, found.used_minutes) == (1, 16 * 60, 60)
    assert (found.weeks, found.minutes_a_week) == (4, 15)


def test_only_what_lies_in_the_period_counts(world: World) -> None:
    mandate = make_mandate(world, starts_on=TODAY - timedelta(days=6))
    make_entry(mandate, SINCE - timedelta(days=1))
    found = champions_of(world.unit.pk, SINCE, TODAY)
    assert (found.set_aside_minutes, found.used_minutes, found.weeks) == (240, 0, 1)


def test_what_is_not_confirmed_waits_and_sets_nothing_aside(world: World) -> None:
    make_proposal(world)
    found = champions_of(world.unit.pk, SINCE, TODAY)
    assert (found.champions, found.waiting, found.set_aside_minutes) == (0, 1, 0)


def test_a_change_that_waits_leaves_the_agreed_hours(world: World) -> None:
    make_mandate(world, starts_on=LONG_AGO, hours_per_week=Decimal(1), agreed_hours=Decimal(4))
    assert champions_of(world.unit.pk, SINCE, TODAY).set_aside_minutes == 16 * 60


def test_one_that_is_over_or_has_not_begun_is_no_champion(world: World) -> None:
    make_mandate(world, starts_on=LONG_AGO, ends_on=TODAY - timedelta(days=1))
    make_mandate(world, "colleague", starts_on=TODAY + timedelta(days=1))
    found = champions_of(world.unit.pk, SINCE, TODAY)
    assert found.champions == 0
    assert found.set_aside_minutes == 27 * 240 // 7 + 1


def test_appointed_without_application_is_counted(world: World) -> None:
    make_mandate(world, starts_on=LONG_AGO, reason="Hon gör det redan.")
    make_mandate(world, "colleague", starts_on=LONG_AGO)
    assert champions_of(world.unit.pk, SINCE, TODAY).appointed_without_application == 1


def test_many_units_cost_as_many_questions_as_one(world: World) -> None:
    units = [make.make_organisation("unit", "Enhet", world.municipality).pk for _ in range(20)]
    make_mandate(world, starts_on=LONG_AGO)
    with CaptureQueriesContext(connection) as asked:
        found = champions_at([*units, world.unit.pk], SINCE, TODAY)
    assert len(asked) == 3
    assert [unit for unit, standing in found.items() if standing.champions] == [world.unit.pk]


@pytest.mark.parametrize(
    ("today", "first", "last"),
    [
        (date(2026, 9, 28), date(2026, 7, 1), date(2026, 8, 31)),
        (date(2026, 7, 1), date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 8, 1), date(2026, 7, 1), date(2026, 7, 31)),
        (date(2027, 1, 31), date(2026, 7, 1), date(2026, 12, 31)),
    ],
)
def test_a_term_so_far_is_whole_months(today: date, first: date, last: date) -> None:
    assert term_so_far(today) == Period(first, last)


def test_whole_weeks_end_on_the_sunday_before() -> None:
    assert last_whole_weeks(date(2026, 9, 30)) == Period(date(2026, 8, 31), date(2026, 9, 27))
    assert last_whole_weeks(date(2026, 9, 27)) == Period(date(2026, 8, 24), date(2026, 9, 20))


def test_a_month_has_its_own_days() -> None:
    assert month_of(date(2026, 2, 14)) == Period(date(2026, 2, 1), date(2026, 2, 28))
    assert set_aside_minutes(Decimal(4), month_of(date(2026, 2, 14))) == 16 * 60


def test_minutes_are_shown_to_the_half_hour() -> None:
    assert [rounded(minutes) for minutes in (0, 10, 20, 50, 100)] == [0, 0, 30, 60, 90]
