"""What must never happen is stopped by the database, whoever writes."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from jordman.programmes.models import ChoiceSet, ElectiveChoice, EnrolmentTally, ModuleRule
from tests import factories as make
from tests.cast import World


def _second_tally(world: World) -> None:
    where = {"programme": world.programme, "organisation": world.municipality, "orientation": "operational"}
    for _twice in range(2):
        EnrolmentTally.objects.create(**where, sex="woman")


def _second_choice(world: World) -> None:
    for _twice in range(2):
        ElectiveChoice.objects.create(enrolment=world.enrolment, rule=world.base.rules.get())


BREACHES: dict[str, Callable[[World], object]] = {
    "programme_ends_after_it_starts": lambda world: make.make_programme(world.association, ends_on=date(2026, 1, 1)),
    "block_position_once": lambda world: make.make_block(world.programme, position=1),
    "choice_set_asks_for_one": lambda world: ChoiceSet.objects.create(block=world.base, name="Val", at_least=0),
    "module_once_per_block": lambda world: make.make_rule(world.base, world.module),
    "rule_names_its_orientation": lambda world: ModuleRule.objects.update(requirement="orientation", orientation=""),
    "enrolled_once": lambda world: make.make_enrolment(
        world.programme, world.people["learner"], world.other_municipality
    ),
    "elective_chosen_once": _second_choice,
    "enrolment_tally_once": _second_tally,
}


@pytest.mark.parametrize("name", BREACHES)
def test_the_database_refuses(name: str, world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        BREACHES[name](world)
