"""Which days a unit's sessions fall on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jordman.team_sessions.scheduling import (
    Rhythm,
    easter,
    end_of_two_terms,
    holidays,
    moved,
    propose,
    stepped,
    why_free,
)

DAYS = st.dates(date(2024, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    "day", [date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25)]
)
def test_easter_is_when_the_almanac_says(day: date) -> None:
    assert easter(day.year) == day


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 4, 3), "långfredagen"),
        (date(2026, 4, 6), "annandag påsk"),
        (date(2026, 5, 1), "första maj"),
        (date(2026, 5, 14), "Kristi himmelsfärdsdag"),
        (date(2026, 6, 6), "nationaldagen"),
        (date(2026, 6, 19), "midsommarafton"),
        (date(2026, 10, 31), "alla helgons dag"),
        (date(2026, 7, 15), "semester i juli"),
        (date(2026, 12, 24), "jul och nyår"),
        (date(2027, 1, 6), "jul och nyår"),
        (date(2026, 9, 10), ""),
        (date(2026, 12, 20), ""),
        (date(2027, 1, 7), ""),
    ],
)
def test_a_free_day_says_why(day: date, why: str) -> None:
    assert str(why_free(day)) == why


@given(st.integers(2024, 2100))
def test_every_year_has_its_holidays_on_their_weekdays(year: int) -> None:
    names = {str(why): day for day, why in holidays(year).items()}
    # The national day and Whit Sunday, or May Day and Ascension Day, may be the same.
    assert len(names) in (9, 10, 11)
    assert names["annandag påsk"].weekday() == 0
    assert (names["midsommarafton"].weekday(), names["alla helgons dag"].weekday()) == (4, 5)


@given(DAYS, st.integers(1, 12), st.integers(0, 400), st.integers(1, 20))
def test_what_is_proposed_keeps_the_rhythm_and_no_free_day(
    first: date, every_weeks: int, later: int, number: int
) -> None:
    after = first + timedelta(days=later)
    found = propose(Rhythm(first, every_weeks), after=after, number=number)
    assert len(found.days) == number
    assert list(found.days) == sorted(set(found.days))
    for day in found.days:
        assert day > after
        assert (day - first).days % (7 * every_weeks) == 0
        assert not why_free(day)
    for each in found.skipped:
        assert why_free(each.first)
        assert each.first <= each.last <= found.days[-1]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 8, 10), date(2027, 6, 30)),
        (date(2026, 7, 5), date(2027, 6, 30)),
        # Too little of the autumn is left for it to be one of the two.
        (date(2026, 11, 21), date(2027, 12, 20)),
        (date(2027, 1, 10), date(2027, 12, 20)),
    ],
)
def test_two_terms_end_when_the_second_does(start: date, end: date) -> None:
    assert end_of_two_terms(start) == end


@given(st.lists(DAYS, min_size=1, max_size=12, unique=True), st.integers(-60, 200))
def test_what_is_moved_stays_in_order_on_its_weekday_and_off_free_days(days: list[date], by: int) -> None:
    days = sorted(days)
    found = moved(days, timedelta(days=by))
    assert list(found) == sorted(set(found))
    for before, after in zip(days, found, strict=True):
        assert after >= before + timedelta(days=by)
        assert (after - before - timedelta(days=by)).days % 7 == 0
        assert not why_free(after)


def test_a_step_lets_each_take_the_next_ones_day() -> None:
    days = (date(2026, 9, 10), date(2026, 10, 8), date(2026, 11, 5))
    found = stepped(days, Rhythm(date(2026, 9, 10), 2))
    assert found == (*days[1:], date(2026, 12, 3))
    assert stepped((), None) == ()


def test_a_step_of_the_last_session_goes_to_the_next_meeting_that_is_not_free() -> None:
    assert stepped((date(2026, 12, 17),), Rhythm(date(2026, 12, 17), 1)) == (date(2027, 1, 7),)
    assert stepped((date(2026, 12, 10),), None) == (date(2027, 1, 7),)
