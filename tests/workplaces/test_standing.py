"""What is read of many units at once."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from jordman.organisations.models import RoleGrant
from jordman.workplaces.models import ManagerPreparation, RoutineChange
from jordman.workplaces.standing import UnitStanding, standing_at
from tests import factories as make
from tests.cast import World
from tests.workplaces.making import make_change, make_picture, make_promise, make_readiness, make_reserved

TODAY = date(2026, 9, 10)


def standing(world: World) -> UnitStanding:
    return standing_at([world.unit.pk], TODAY)[world.unit.pk]


def test_a_unit_that_has_prepared_nothing_has_a_standing(world: World) -> None:
    assert standing(world) == UnitStanding(world.unit.pk, manager_prepared=False)
    assert standing(world).routines.answered == 0
    assert not standing(world).is_ready


def test_the_latest_target_picture_is_the_one(world: World) -> None:
    make_picture(world.unit)
    make_picture(world.unit, 2)
    assert standing(world).target_picture_version == 2


def test_reserved_time_is_that_of_the_term_that_goes_on_else_of_the_next(world: World) -> None:
    make_reserved(world.unit, date(2026, 1, 7), ends_on=date(2026, 6, 15))
    assert standing(world).reserved is None
    make_reserved(world.unit, date(2027, 1, 7), talk_hours=5)
    found = standing(world).reserved
    assert found is not None
    assert (found.training_minutes, found.talk_minutes, found.people) == (150, 300, 28)
    make_reserved(world.unit, date(2026, 8, 17))
    later = standing(world).reserved
    assert later is not None
    assert later.starts_on == date(2026, 8, 17)


def test_time_without_the_talk_is_not_reserved(world: World) -> None:
    make_reserved(world.unit, date(2026, 8, 17), talk_hours=None)
    assert standing(world).reserved is None


@pytest.mark.parametrize("fields", [{"talk_hours": 0}, {"training_hours": 0}, {"people": 0}])
def test_the_database_refuses_a_talk_of_no_time(world: World, fields: dict[str, int]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_reserved(world.unit, date(2026, 8, 17), **fields)


def test_the_database_refuses_a_changed_routine_that_is_not_said(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_change(world.unit, date(2026, 9, 1), "changed", routine="")


def test_the_database_refuses_two_questions_of_a_month(world: World) -> None:
    make_change(world.unit, date(2026, 9, 1))
    with pytest.raises(IntegrityError), transaction.atomic():
        make_change(world.unit, date(2026, 9, 1))


def test_red_items_are_named(world: World) -> None:
    make_readiness(world.unit, "connection", "red")
    make_readiness(world.unit, "devices", "green")
    make_readiness(world.unit, "phones", "")
    assert standing(world).red_items == ("connection",)
    assert standing(world).readiness == {"connection": "red", "devices": "green"}


def test_a_manager_is_prepared_by_their_own_word(world: World) -> None:
    ManagerPreparation.objects.create(user=world.people["unit_manager"], says_module_done_on=TODAY)
    assert standing(world).manager_prepared is True


def test_the_word_of_somebody_who_leads_nothing_here_does_not_count(world: World) -> None:
    ManagerPreparation.objects.create(user=world.people["colleague"], says_module_done_on=TODAY)
    assert standing(world).manager_prepared is False


def test_nothing_is_said_of_a_manager_where_there_is_none(world: World) -> None:
    RoleGrant.objects.filter(role="unit_manager").delete()
    assert standing(world).manager_prepared is None


def test_promises_are_counted(world: World) -> None:
    make_promise(world.unit, date(2026, 9, 9))
    make_promise(world.unit, TODAY)
    make_promise(world.unit, date(2026, 9, 1), kept_on=TODAY)
    assert (standing(world).promises_open, standing(world).promises_overdue) == (2, 1)


def test_answers_are_counted_with_the_last_change(world: World) -> None:
    make_change(world.unit, date(2026, 6, 1), "changed")
    make_change(world.unit, date(2026, 7, 1), "same")
    make_change(world.unit, date(2026, 8, 1), RoutineChange.State.PASSED)
    make_change(world.unit, date(2026, 9, 1))
    found = standing(world).routines
    assert (found.asked, found.answered, found.changed, found.trying, found.same) == (4, 2, 1, 0, 1)
    assert (found.last_changed_on, found.last_answered_on) == (date(2026, 6, 17), date(2026, 7, 17))


def test_many_units_cost_no_more_questions_than_one(
    world: World, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    others = [make.make_organisation("unit", f"Enhet {number}", world.municipality).pk for number in range(20)]
    units = [world.unit.pk, *others]
    for count in (1, 21):
        with django_assert_num_queries(8):
            assert len(standing_at(units[:count], TODAY)) == count
