"""The room's clock, whatever is pressed and whenever."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jordman.team_sessions.clock import Clock, ends_at, left, minute, pause, resume, used

START = datetime(2026, 9, 10, 11, 0, tzinfo=UTC)
SECONDS = st.integers(0, 3 * 60 * 60)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


@given(SECONDS, SECONDS, SECONDS)
def test_a_pause_of_any_length_changes_nothing_of_what_is_left(run: int, paused: int, more: int) -> None:
    clock = pause(Clock(START, planned=900), after(run))
    assert left(clock, after(run + paused)) == 900 - run
    clock = resume(clock, after(run + paused))
    assert left(clock, after(run + paused + more)) == 900 - run - more


@given(SECONDS, SECONDS)
def test_a_second_press_changes_nothing(run: int, more: int) -> None:
    clock = pause(Clock(START, planned=900), after(run))
    assert pause(clock, after(run + more)) == clock
    going = resume(clock, after(run + more))
    assert resume(going, after(run + more + 5)) == going


@given(SECONDS, SECONDS, st.integers(0, 2000))
def test_time_is_used_and_never_comes_back(first: int, more: int, before: int) -> None:
    clock = Clock(START, planned=900, before=before)
    assert used(clock, after(first + more)) - used(clock, after(first)) == more
    assert used(clock, after(0)) == before


@given(SECONDS, SECONDS)
def test_who_leaves_a_phase_and_comes_back_has_as_much_left(run: int, away: int) -> None:
    clock = Clock(START, planned=900)
    again = Clock(after(run + away), planned=900, before=int(used(clock, after(run))))
    assert left(again, after(run + away)) == left(clock, after(run))


@given(SECONDS)
def test_the_end_by_the_wall_is_what_is_left_from_now(run: int) -> None:
    clock = Clock(START, planned=900)
    end = ends_at(clock, after(run))
    assert end == after(900)
    assert ends_at(pause(clock, after(run)), after(run)) is None


@given(SECONDS)
def test_a_server_whose_clock_is_set_back_stands_still(back: int) -> None:
    clock = Clock(START, planned=900)
    assert left(clock, START - timedelta(seconds=back)) == 900
    assert left(resume(pause(clock, START), START - timedelta(seconds=back)), START) == 900


def test_a_phase_without_a_plan_has_no_end() -> None:
    assert ends_at(Clock(START), after(60)) is None


def test_the_minutes_are_counted_from_one_and_stop_at_the_last() -> None:
    clock = Clock(START, planned=900)
    assert [minute(clock, after(seconds)) for seconds in (0, 59, 60, 899, 900, 5000)] == [1, 1, 2, 15, 15, 15]
