"""A process keeps a programme's structure, and never shows an old one."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.utils import translation

from jordman.library.models import Category
from jordman.programmes.access import find_enrolment_for
from jordman.programmes.actions import blocks, rules
from jordman.programmes.loading import load_plan
from jordman.programmes.models import Programme
from jordman.programmes.plan import Plan
from tests import factories as make
from tests.cast import World

OCTOBER = date(2026, 10, 1)


def plan_now(world: World) -> Plan:
    """As a page makes it: the enrolment is read, and its programme's token with it."""
    enrolment = find_enrolment_for(world.people["learner"])
    assert enrolment is not None
    return load_plan(enrolment, {}, OCTOBER)


def test_what_has_not_changed_is_not_read_again(world: World, django_assert_num_queries: Callable[..., object]) -> None:
    plan_now(world)
    with django_assert_num_queries(2):  # type: ignore[attr-defined]  # the enrolment and its choices
        plan_now(world)


def change_a_block(world: World) -> None:
    blocks.change_block(world.base, by=world.people["lead"], name="Grunden")


def add_a_block(world: World) -> None:
    blocks.add_block(world.programme, by=None, name="Avslutning", opens_on=OCTOBER)


def move_a_block(world: World) -> None:
    blocks.move_block(world.base, by=world.people["lead"], steps=1)


def remove_a_block(world: World) -> None:
    Programme.objects.update(status=Programme.Status.CLOSED)
    blocks.remove_block(world.main, by=world.people["lead"])


def add_a_module(world: World) -> None:
    rules.add_modules(world.main, by=None, modules=[make.make_module(world.association)], requirement="all")


def make_a_module_elective(world: World) -> None:
    rules.change_rule(world.module.rules.get(), by=None, prerequisites=(), requirement="elective")


def let_a_module_wait_for_another(world: World) -> None:
    rules.change_rule(world.later_module.rules.get(), by=None, prerequisites=[world.module.rules.get()])


def remove_a_module(world: World) -> None:
    rules.remove_rule(world.module.rules.get(), by=world.people["lead"])


def publish_a_module_anew(world: World) -> None:
    world.module.title = "Bilden, en gång till"
    make.make_edition(world.module)


def take_a_module_back(world: World) -> None:
    world.module.edition = None
    world.module.save(update_fields=["edition"])


def rename_a_category(world: World) -> None:
    category = Category.objects.get(pk=world.module.category_id)
    category.name = "Etik"
    category.save()


@pytest.mark.parametrize(
    "change",
    [
        change_a_block,
        add_a_block,
        move_a_block,
        remove_a_block,
        add_a_module,
        make_a_module_elective,
        let_a_module_wait_for_another,
        remove_a_module,
        publish_a_module_anew,
        take_a_module_back,
        rename_a_category,
    ],
)
def test_every_change_is_seen_at_once(world: World, change: Callable[[World], None]) -> None:
    before = plan_now(world)
    change(world)
    assert plan_now(world) != before


def test_a_choice_set_is_seen_at_once(world: World) -> None:
    option = make.make_rule(world.main, make.make_module(world.association), requirement="elective")
    before = plan_now(world)
    chosen = blocks.add_choice_set(world.main, by=None, name="Arbetsglädje", at_least=1)
    rules.change_rule(option, by=None, prerequisites=(), choice_set=chosen)
    inside = plan_now(world)
    blocks.change_choice_set(chosen, by=world.people["lead"], name="Glädje", at_least=1)
    renamed = plan_now(world)
    blocks.remove_choice_set(chosen, by=world.people["lead"])
    assert before != inside != renamed
    assert plan_now(world) == before


def test_modules_that_change_places_do_so_at_once(world: World) -> None:
    second = make.make_rule(world.base, make.make_module(world.association, "tvaa"), position=1)
    before = [item.key for item in plan_now(world).items]
    rules.move_rule(second, by=world.people["lead"], steps=-1)
    assert [item.key for item in plan_now(world).items] == [before[1], before[0], before[2]]


def test_a_draft_that_is_saved_disturbs_nobody(world: World) -> None:
    before = Programme.objects.get(pk=world.programme.pk).structure_token
    world.module.title = "Under arbete"
    world.module.save(update_fields=["title"])
    assert Programme.objects.get(pk=world.programme.pk).structure_token == before


def test_each_language_has_its_own(world: World) -> None:
    make.make_edition(world.module, title_en="The picture")
    assert plan_now(world).items[0].title == "Bilden från teatern"
    with translation.override("en"):
        assert plan_now(world).items[0].title == "The picture"
    assert plan_now(world).items[0].title == "Bilden från teatern"


ELSEWHERE = """
import django; django.setup()
from jordman.programmes.actions.blocks import change_block
from jordman.programmes.models import Block
change_block(Block.objects.get(name="Basblock"), by=None, name="Grunden")
"""


@pytest.mark.django_db(transaction=True)
def test_a_change_in_another_process_is_seen_at_once(world: World) -> None:
    names = [block.name for block in plan_now(world).blocks]
    url = _url_of_the_tests_database()
    surroundings = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "jordman.config.settings"}
    subprocess.run([sys.executable, "-c", ELSEWHERE], env=surroundings, check=True)
    assert [block.name for block in plan_now(world).blocks] == ["Grunden", *names[1:]]


def _url_of_the_tests_database() -> str:
    its = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{its['NAME']}"
    return f"postgresql://{its['USER']}@/{its['NAME']}?host={its['HOST']}"
