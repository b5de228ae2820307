"""What is in a person's plan, why, and what is next."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given as for_any

from jordman.programmes.plan import ChoiceSetFacts, Done, Elective, Plan, PlanInput, PlanItem, State, build_plan
from tests.programmes import plan_cases as case


def item(plan: Plan, title: str) -> PlanItem:
    return next(item for item in plan.items if item.title == title)


def titles(plan: Plan) -> list[str]:
    return [item.title for item in plan.items]


def elective(plan: Plan, title: str) -> Elective:
    return next(choice for choice in plan.electives if choice.title == title)


def test_the_plan_holds_what_is_mandatory_for_this_person_in_order() -> None:
    plan = build_plan(case.given())
    assert titles(plan) == ["Introduktion live", "Hitta rätt i Jordmån", "Grunderna", "Leda i vardagen"]


def test_each_module_says_why_it_is_there() -> None:
    plan = build_plan(case.given(chosen=frozenset({3})))
    assert item(plan, "Introduktion live").why.sentence == "Obligatorisk för alla"
    assert item(plan, "Leda i vardagen").why.sentence == "Obligatorisk för operativa chefer"
    assert item(plan, "Mejl och kalender").why.sentence == "Du valde den"


def test_the_main_block_is_locked_until_the_base_is_done_and_says_what_is_missing() -> None:
    plan = build_plan(case.given(rules=case.RULES))
    main = plan.blocks[1]
    assert main.locked_because == "Gör först Introduktion live och Hitta rätt i Jordmån"
    assert {item.state for item in main.items} == {State.LOCKED}


def test_the_main_block_waits_for_its_day_when_the_base_is_done() -> None:
    plan = build_plan(case.given(today=case.JUNE, done=case.BASE_DONE))
    assert plan.blocks[1].locked_because == "Öppnar 17 augusti"


def test_a_lock_names_both_what_to_do_and_the_day() -> None:
    plan = build_plan(case.given(today=case.JUNE, done={101: Done(case.JUNE, "live")}))
    assert plan.blocks[1].locked_because == "Gör först Hitta rätt i Jordmån. Öppnar 17 augusti"


def test_the_main_block_opens_when_the_base_is_done() -> None:
    plan = build_plan(case.given(done=case.BASE_DONE))
    assert not plan.blocks[1].is_locked
    assert item(plan, "Grunderna").state == State.OPEN


def test_a_mandatory_module_for_all_is_in_every_plan() -> None:
    for orientation in ("operational", "strategic"):
        for level in ("basic", "advanced"):
            plan = build_plan(case.given(orientation=orientation, level=level))
            assert "Hitta rätt i Jordmån" in titles(plan)


def test_category_three_is_that_of_the_persons_level_and_the_other_can_be_added() -> None:
    plan = build_plan(case.given(level="advanced"))
    assert "Längre" in titles(plan)
    assert "Grunderna" not in titles(plan)
    assert elective(plan, "Grunderna").is_for_you is False
    assert "Grunderna" in titles(build_plan(case.given(level="advanced", chosen=frozenset({4}))))


def test_what_fits_level_and_orientation_is_marked_as_for_you() -> None:
    plan = build_plan(case.given())
    assert elective(plan, "Mejl och kalender").is_for_you is True
    assert elective(plan, "Styra på håll").is_for_you is False


def test_a_module_with_an_opening_day_of_its_own_says_when() -> None:
    late = replace(case.BASICS, opens_on=date(2026, 11, 2))
    plan = build_plan(case.given(rules=(late,), blocks=(case.MAIN,)))
    assert item(plan, "Grunderna").locked_because == "Öppnar 2 november"


def test_a_day_in_another_year_has_its_year() -> None:
    late = replace(case.BASICS, opens_on=date(2027, 1, 11))
    plan = build_plan(case.given(rules=(late,)))
    assert item(plan, "Grunderna").locked_because == "Öppnar 11 januari 2027"


def test_a_prerequisite_is_named_and_comes_first() -> None:
    after = replace(case.EVERYDAY, prerequisites=(4,))
    plan = build_plan(case.given(rules=(case.BASICS, after)))
    assert item(plan, "Leda i vardagen").locked_because == "Gör först Grunderna"


def test_a_prerequisite_for_another_level_does_not_count() -> None:
    after = replace(case.EVERYDAY, prerequisites=(4, 5))
    plan = build_plan(case.given(rules=(case.BASICS, case.BEYOND, after), done={104: Done(case.OCTOBER)}))
    assert item(plan, "Leda i vardagen").state == State.OPEN


def test_an_elective_that_a_mandatory_module_needs_comes_along() -> None:
    first = replace(case.OUTLOOK, block_id=2)
    after = replace(case.EVERYDAY, prerequisites=(3,))
    plan = build_plan(case.given(rules=(first, after)))
    assert item(plan, "Mejl och kalender").why.sentence == "Behövs före Leda i vardagen"
    assert plan.next_item == item(plan, "Mejl och kalender")


# A choice set

SET = ChoiceSetFacts(1, "Arbetsglädje", 2)
OPTIONS = tuple(case.rule(20 + n, f"Val {n}", requirement="elective", choice_set_id=1) for n in range(4))


def with_set(**fields: object) -> PlanInput:
    return case.given(rules=OPTIONS, choice_sets=(SET,), **fields)


def test_the_options_of_a_set_are_shown_with_how_many_are_needed() -> None:
    plan = build_plan(with_set())
    assert {item.why.sentence for item in plan.items} == {"Minst 2 av 4 i Arbetsglädje"}
    assert len(plan.items) == 4
    assert plan.mandatory_total == 2
    assert plan.minutes_left == 20


def test_the_other_options_leave_the_plan_when_enough_are_chosen() -> None:
    plan = build_plan(with_set(chosen=frozenset({20, 21})))
    assert titles(plan) == ["Val 0", "Val 1"]
    assert [choice.title for choice in plan.electives] == ["Val 2", "Val 3"]


def test_a_set_counts_as_many_as_are_done() -> None:
    plan = build_plan(with_set(chosen=frozenset({20}), done={121: Done(case.OCTOBER)}))
    assert (plan.mandatory_done, plan.mandatory_total) == (1, 2)


def test_a_set_gates_like_a_mandatory_module() -> None:
    options = tuple(replace(option, block_id=1) for option in OPTIONS)
    plan = build_plan(case.given(rules=(*options, case.BASICS), choice_sets=(SET,)))
    assert item(plan, "Grunderna").locked_because == "Gör först 2 till i Arbetsglädje"


# What is next


def test_what_was_started_last_is_next() -> None:
    plan = build_plan(case.given(done=case.BASE_DONE, started=(106, 104)))
    assert plan.next_item == item(plan, "Leda i vardagen")


def test_mandatory_comes_before_chosen() -> None:
    plan = build_plan(case.given(chosen=frozenset({3})))
    assert plan.next_item == item(plan, "Introduktion live")


def test_a_chosen_elective_is_next_when_nothing_mandatory_is_open() -> None:
    plan = build_plan(case.given(today=case.JUNE, done=case.BASE_DONE, chosen=frozenset({3})))
    assert plan.next_item == item(plan, "Mejl och kalender")


def test_nothing_is_next_when_all_is_done_or_waits() -> None:
    assert build_plan(case.given(today=case.JUNE, done=case.BASE_DONE)).next_item is None


def test_what_is_done_before_its_block_opens_is_done() -> None:
    plan = build_plan(case.given(today=case.MAY, done={104: Done(case.MAY)}))
    assert item(plan, "Grunderna").state == State.DONE


# Sums


def test_minutes_and_mandatory_parts_are_summed_by_block() -> None:
    plan = build_plan(case.given(done={101: Done(case.JUNE, "live")}))
    base = plan.blocks[0]
    assert (base.mandatory_done, base.mandatory_total) == (1, 2)
    assert (base.minutes_done, base.minutes_left) == (60, 10)
    assert (plan.minutes_done, plan.minutes_left) == (60, 30)


def test_the_categories_come_in_order_with_their_state() -> None:
    names = {number: f"Kategori {number}" for number in range(1, 7)}
    plan = build_plan(case.given(categories=names, done={101: Done(case.JUNE, "live")}))
    assert [(category.number, category.state) for category in plan.categories] == [
        (1, "part"),
        (2, "open"),
        (3, "locked"),
        (4, "locked"),
        (5, "open"),
        (6, "open"),
    ]
    assert plan.categories[0].percent == 86


def test_a_block_without_anything_mandatory_is_never_complete() -> None:
    plan = build_plan(case.given(rules=(case.OUTLOOK,), done={103: Done(case.JUNE)}))
    assert not plan.blocks[0].is_complete


# Whatever the programme looks like


@for_any(case.programmes())
def test_every_rule_is_there_at_most_once(given: PlanInput) -> None:
    plan = build_plan(given)
    ids = [item.rule_id for item in plan.items]
    assert len(ids) == len(set(ids))
    by_category = [item.rule_id for category in plan.categories for item in category.items]
    assert sorted(by_category) == sorted(ids)


@for_any(case.programmes())
def test_nothing_mandatory_is_missing(given: PlanInput) -> None:
    there = {item.rule_id for item in build_plan(given).items}
    for rule in given.rules:
        fits = rule.level in ("any", given.level) and (
            rule.requirement == "all" or (rule.requirement == "orientation" and rule.orientation == given.orientation)
        )
        assert not fits or rule.id in there


@for_any(case.programmes())
def test_everything_is_either_in_the_plan_or_can_be_chosen(given: PlanInput) -> None:
    plan = build_plan(given)
    there = {item.rule_id for item in plan.items} | {choice.rule_id for choice in plan.electives}
    assert there == {rule.id for rule in given.rules}


@for_any(case.programmes())
def test_nothing_locked_or_done_is_next(given: PlanInput) -> None:
    plan = build_plan(given)
    open_states = {State.OPEN, State.STARTED}
    assert plan.next_item is None or plan.next_item.state in open_states
    assert (plan.next_item is None) == (not any(item.state in open_states for item in plan.items))


@for_any(case.programmes())
def test_what_is_done_is_never_locked(given: PlanInput) -> None:
    for item in build_plan(given).items:
        assert item.is_done == (item.module_id in given.done)
        assert item.is_locked == bool(item.locked_because)


@for_any(case.programmes())
def test_the_sums_are_those_of_the_items(given: PlanInput) -> None:
    plan = build_plan(given)
    assert plan.minutes_done == sum(item.minutes for item in plan.items if item.is_done)
    assert 0 <= plan.minutes_left <= sum(item.minutes for item in plan.items if not item.is_done)
    for block in plan.blocks:
        assert 0 <= block.mandatory_done <= block.mandatory_total


@pytest.mark.parametrize("names", [("A",), ("A", "B"), ("A", "B", "C")])
def test_names_are_joined_as_a_sentence_would(names: tuple[str, ...]) -> None:
    rules = tuple(case.rule(30 + place, name, case.BASE) for place, name in enumerate(names))
    plan = build_plan(case.given(rules=(*rules, case.BASICS)))
    said = {1: "Gör först A", 2: "Gör först A och B", 3: "Gör först A, B och C"}
    assert item(plan, "Grunderna").locked_because == said[len(names)]
