"""The sums that reports read are what the rows say, whatever people do."""

from datetime import date

from jordman.learning.ledger import credit_time, set_time
from jordman.learning.models import HourTally, TimeEntry
from jordman.learning.tallies import COMPLETIONS, HOUR_PEOPLE, HOURS, follow_enrolment, forget
from jordman.programmes.moving import place_of
from jordman.programmes.tallies import ENROLMENTS, differences
from tests.cast import World


def credit(world: World, on: date, minutes: int, activity: str = "module:1") -> None:
    credit_time(
        world.people["learner"],
        on=on,
        minutes=minutes,
        source=TimeEntry.Source.MODULE,
        activity=activity,
        enrolment=world.enrolment,
    )


def test_hours_are_summed_by_month(world: World) -> None:
    for on, minutes in ((date(2026, 9, 1), 20), (date(2026, 9, 30), 30), (date(2026, 10, 1), 5)):
        credit(world, on, minutes)
    sums = dict(HourTally.objects.values_list("month", "minutes"))
    assert sums == {date(2026, 9, 1): 50, date(2026, 10, 1): 5}
    assert differences(HOURS) == []


def test_a_person_is_counted_once_a_month_whatever_they_do(world: World) -> None:
    for on, activity in (
        (date(2026, 9, 1), "module:1"),
        (date(2026, 9, 1), "module:1"),
        (date(2026, 9, 1), "module:2"),
        (date(2026, 9, 30), "module:1"),
        (date(2026, 10, 1), "module:1"),
    ):
        credit(world, on, 20, activity)
    assert set(HourTally.objects.values_list("month", "people")) == {(date(2026, 9, 1), 1), (date(2026, 10, 1), 1)}
    assert differences(HOUR_PEOPLE) == []


def test_a_person_whose_minutes_are_taken_back_is_no_longer_counted(world: World) -> None:
    credit(world, date(2026, 9, 1), 20)
    credit(world, date(2026, 9, 2), 20)
    credit(world, date(2026, 9, 1), -20)
    assert HourTally.objects.get().people == 1
    credit(world, date(2026, 9, 2), -20)
    assert HourTally.objects.get().people == 0
    assert differences(HOUR_PEOPLE) == []


def test_attendance_that_is_corrected_is_not_counted_twice(world: World) -> None:
    for minutes in (60, 60, 45):
        set_time(
            world.people["learner"],
            on=date(2026, 9, 1),
            minutes=minutes,
            source=TimeEntry.Source.LIVE,
            activity="live_session:1",
            enrolment=world.enrolment,
        )
    assert TimeEntry.objects.get().minutes == 45
    assert differences(HOURS) == []


def test_hours_follow_who_changes_orientation(world: World) -> None:
    credit(world, date(2026, 9, 1), 20)
    was = place_of(world.enrolment)
    world.enrolment.orientation = "strategic"
    world.enrolment.save()
    follow_enrolment(world.enrolment, was)
    assert differences(HOURS) == []
    assert differences(HOUR_PEOPLE) == []
    assert differences(COMPLETIONS) == []


def test_a_person_who_is_forgotten_is_counted_down(world: World) -> None:
    credit(world, date(2026, 9, 1), 20)
    forget(world.people["learner"])
    assert (HourTally.objects.get().minutes, HourTally.objects.get().people) == (0, 0)


def test_a_wrong_sum_is_found(world: World) -> None:
    credit(world, date(2026, 9, 1), 20)
    HourTally.objects.update(minutes=21)
    assert [(found.kept, found.true) for found in differences(HOURS)] == [(21, 20)]
    assert differences(ENROLMENTS) != []
