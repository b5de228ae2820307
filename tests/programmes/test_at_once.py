"""Many at once: no count is lost, on either database."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from django.db import connection

from jordman.programmes.actions import choose_orientation, enrol
from jordman.programmes.figures import people_in
from jordman.programmes.models import Enrolment
from jordman.programmes.tallies import ENROLMENTS, differences, repair
from tests import cast
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> None:
    """Run each in a thread of its own, all starting together."""
    start, faults = Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait()
            act()
        except Exception as fault:  # noqa: BLE001 - carried to the test below
            faults.append(fault)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults


def test_people_who_join_in_the_same_moment_are_all_counted() -> None:
    world = cast.build()
    repair(ENROLMENTS)
    people = [make.make_user(sex="woman") for _number in range(6)]
    at_once(
        *[lambda user=user: enrol(world.programme, user, by=None, organisation=world.municipality) for user in people]
    )
    assert people_in(world.programme) == 7
    assert differences(ENROLMENTS) == []


def test_a_double_click_enrols_once() -> None:
    world = cast.build()
    repair(ENROLMENTS)
    user = world.people["champion"]
    at_once(*[lambda: enrol(world.programme, user, by=None, organisation=world.municipality)] * 3)
    assert Enrolment.objects.filter(user=user).count() == 1
    assert people_in(world.programme) == 2


def test_two_tabs_that_change_orientation_count_one_person() -> None:
    world = cast.build()
    repair(ENROLMENTS)
    malin, enrolment = world.people["learner"], world.enrolment
    turns = ["strategic", "operational", "strategic", "operational"]
    at_once(
        *[lambda turn=turn: choose_orientation(enrolment, by=malin, orientation=turn) for turn in turns],
        lambda: repair(ENROLMENTS),
    )
    assert people_in(world.programme) == 1
    assert differences(ENROLMENTS) == []
