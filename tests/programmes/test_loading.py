"""Reading a programme into facts: few questions, whatever it holds."""

from datetime import date

from django.utils import translation

from jordman.library.models import Edition
from jordman.programmes.loading import load_plan
from jordman.programmes.models import ChoiceSet, ElectiveChoice
from jordman.programmes.plan import Done
from tests import factories as make
from tests.cast import World

OCTOBER = date(2026, 10, 1)


def test_the_plan_is_read_from_the_rules_of_the_programme(world: World) -> None:
    plan = load_plan(world.enrolment, {world.module.pk: Done(OCTOBER)}, OCTOBER)
    assert [(item.title, item.state) for item in plan.items] == [
        ("Bilden från teatern", "done"),
        ("Nytta före teknik", "open"),
    ]
    assert plan.next_item is not None
    assert plan.next_item.key == "nyttan"


def test_a_plan_costs_four_questions_however_long_it_is(world: World, django_assert_num_queries: object) -> None:
    chosen = ChoiceSet.objects.create(block=world.main, name="Arbetsglädje", at_least=1)
    for number in range(20):
        module = make.make_module(world.association, f"m-{number}", category=make.make_category(1 + number % 6))
        rule = make.make_rule(world.main, module, requirement="elective", choice_set=chosen)
        rule.prerequisites.add(world.later_module.rules.get())
    ElectiveChoice.objects.create(enrolment=world.enrolment, rule=rule)
    with django_assert_num_queries(4):  # type: ignore[operator]
        plan = load_plan(world.enrolment, {}, OCTOBER)
    assert [item.title for item in plan.items if item.is_chosen] == ["M 19"]
    assert len(plan.categories) == 6


def test_a_module_that_is_no_longer_published_stops_nobody(world: World) -> None:
    world.module.edition = None
    world.module.save(update_fields=["edition"])
    plan = load_plan(world.enrolment, {}, OCTOBER)
    assert [(item.title, item.state) for item in plan.items] == [("Nytta före teknik", "open")]


def test_titles_are_those_of_the_edition_in_the_readers_language(world: World) -> None:
    Edition.objects.filter(module=world.module).update(title="Så heter den", title_en="The picture")
    assert load_plan(world.enrolment, {}, OCTOBER).items[0].title == "Så heter den"
    with translation.override("en"):
        assert load_plan(world.enrolment, {}, OCTOBER).items[0].title == "The picture"
