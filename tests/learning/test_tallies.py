"""The sums that reports read are what the rows say, whatever people do."""

from datetime import date

from jordman.learning.ledger import credit_time, set_time
from jordman.learning.models import HourTally, TimeEntry
from jordman.learning.tallies import COMPLETIONS, HOURS, follow_enrolment, forget
from jordman.programmes.moving import place_of
from jordman.programmes.tallies import ENROLMENTS, differences
from tests.cast import World


def credit(world: World, on: date, minutes: int) -> None:
    credit_time(
        world.people["learner"],
        on=on,
        minutes=minutes,
        source=TimeEntry.Source.MODULE,
        activity="module:1",
        enrolment=world.enrolment,
    )


def test_hours_are_summed_by_month(world: World) -> None:
    for on, minutes in ((date(2026, 9, 1), 20), (date(2026, 9, 30), 30), (date(2026, 10, 1), 5)):
        credit(world, on, minutes)
    sums = dict(HourTally.objects.values_list("month", "minutes"))
    assert sums == {date(2026, 9, 1): 50, date(2026, 10, 1): 5}
    assert differences(HOURS) == []


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
    assert differences(COMPLETIONS) == []


def test_a_person_who_is_forgotten_is_counted_down(world: World) -> None:
    credit(world, date(2026, 9, 1), 20)
    forget(world.people["learner"])
    assert HourTally.objects.get().minutes == 0


def test_a_wrong_sum_is_found(world: World) -> None:
    credit(world, date(2026, 9, 1), 20)
    HourTally.objects.update(minutes=21)
    assert [(found.kept, found.true) for found in differences(HOURS)] == [(21, 20)]
    assert differences(ENROLMENTS) != []
