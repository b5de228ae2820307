"""Marks come late, twice and in any order, from clocks that are wrong."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from jordman.team_sessions.marks import AHEAD_MS, Mark, latest, settle

MARKS = st.lists(st.builds(Mark, st.integers(0, 50), st.booleans()), min_size=1, max_size=8)


@given(MARKS, st.randoms(use_true_random=False))
def test_the_order_and_how_often_they_come_do_not_matter(marks: list[Mark], random: object) -> None:
    again = [*marks, *marks]
    random.shuffle(again)  # type: ignore[attr-defined]
    assert reduce(latest, again, None) == reduce(latest, marks, None)


@given(MARKS)
def test_nothing_is_later_than_the_one_that_counts(marks: list[Mark]) -> None:
    counts = reduce(latest, marks, None)
    assert counts is not None
    assert counts.stamp == max(mark.stamp for mark in marks)


def test_of_two_at_the_same_moment_the_one_who_was_there_counts() -> None:
    assert latest(Mark(5, is_present=True), Mark(5, is_present=False)).is_present


@given(st.integers(-(10**15), 10**15), st.integers(0, 10**13))
def test_a_stamp_is_never_before_time_nor_after_now(stamp: int, now: int) -> None:
    assert 0 <= settle(stamp, now) <= max(0, now + AHEAD_MS)


def test_a_clock_a_little_ahead_is_believed_and_one_far_ahead_is_now() -> None:
    assert settle(1_000_500, 1_000_000) == 1_000_500
    assert settle(10**12, 1_000_000) == 1_000_000
