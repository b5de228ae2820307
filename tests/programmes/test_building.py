"""A lead builds a programme page by page, and is told what stops it from opening."""

from datetime import date

import pytest
from django.test import Client

from jordman.audit.models import AuditEvent
from jordman.programmes.models import Block, ChoiceSet, ModuleRule, Programme
from tests import factories as make
from tests.cast import World


@pytest.fixture
def lead(world: World) -> Client:
    return world.client("lead")


@pytest.fixture
def draft(world: World) -> Programme:
    return make.make_programme(world.association, name="Utkastet", status=Programme.Status.DRAFT)


FACTS = {
    "name": "Chef i förändring",
    "purpose": "Leda digital utveckling.",
    "starts_on": "2027-05-03",
    "ends_on": "2027-12-17",
    "target_people": "120",
    "target_women_percent": "70",
    "weekly_hours": "2,5",
}


def test_a_lead_makes_an_empty_programme(world: World, lead: Client) -> None:
    response = lead.post("/program/nytt/", {**FACTS, "organisation": world.association.pk})
    made = Programme.objects.get(name="Chef i förändring")
    assert response["Location"] == f"/program/{made.pk}/"
    assert (made.status, made.weekly_minutes, made.target_people) == ("draft", 150, 120)
    assert AuditEvent.objects.filter(action="programme.created", target_id=str(made.pk)).exists()


def test_a_programme_that_ends_before_it_begins_is_refused_with_a_sentence(world: World, lead: Client) -> None:
    response = lead.post("/program/nytt/", {**FACTS, "organisation": world.association.pk, "ends_on": "2026-01-01"})
    assert "Programmet slutar innan det börjar" in response.text
    assert not Programme.objects.filter(name="Chef i förändring").exists()


def test_no_programme_is_made_in_somebody_elses_organisation(world: World, lead: Client) -> None:
    response = lead.post("/program/nytt/", {**FACTS, "organisation": world.other_municipality.pk})
    assert response.status_code == 200
    assert not Programme.objects.filter(name="Chef i förändring").exists()


def test_the_facts_of_a_programme_are_changed(draft: Programme, lead: Client) -> None:
    assert "3" in lead.get(f"/program/{draft.pk}/andra/").text
    lead.post(f"/program/{draft.pk}/andra/", FACTS)
    draft.refresh_from_db()
    assert (draft.name, draft.starts_on, draft.weekly_minutes) == ("Chef i förändring", date(2027, 5, 3), 150)


# Blocks


def test_blocks_are_added_changed_and_gated(draft: Programme, lead: Client) -> None:
    lead.post(f"/program/{draft.pk}/block/nytt/", {"name": "Basblock", "opens_on": "2026-05-04"})
    base = Block.objects.get(programme=draft)
    lead.post(f"/program/{draft.pk}/block/nytt/", {"name": "Huvud", "opens_on": "2026-08-17", "gated_by": base.pk})
    main = Block.objects.get(programme=draft, name="Huvud")
    assert (base.position, main.position, main.gated_by) == (1, 2, base)
    lead.post(f"/program/block/{main.pk}/", {"name": "Huvudblock", "opens_on": "2026-08-24"})
    main.refresh_from_db()
    assert (main.name, main.opens_on, main.gated_by) == ("Huvudblock", date(2026, 8, 24), None)


def test_a_block_outside_the_programmes_time_is_refused(draft: Programme, lead: Client) -> None:
    response = lead.post(f"/program/{draft.pk}/block/nytt/", {"name": "Sen", "opens_on": "2028-01-10"})
    assert "Välj en dag inom programmets tid." in response.text
    assert not draft.blocks.exists()


def test_two_blocks_never_wait_for_each_other(draft: Programme, lead: Client) -> None:
    base = make.make_block(draft)
    main = make.make_block(draft, name="Huvudblock", gated_by=base)
    facts = {"name": "Basblock", "opens_on": "2026-05-04", "gated_by": main.pk}
    response = lead.post(f"/program/block/{base.pk}/", facts)
    assert "Blocken skulle vänta på varandra" in response.text
    base.refresh_from_db()
    assert base.gated_by is None


def test_blocks_change_places(draft: Programme, lead: Client) -> None:
    first, second = make.make_block(draft, name="Ett"), make.make_block(draft, name="Två")
    lead.post(f"/program/block/{second.pk}/flytta/", {"riktning": "upp"})
    assert list(draft.blocks.order_by("position")) == [second, first]
    lead.post(f"/program/block/{second.pk}/flytta/", {"riktning": "upp"})
    assert list(draft.blocks.order_by("position")) == [second, first]


def test_a_block_is_removed_from_a_draft_but_not_from_an_open_programme(
    world: World, draft: Programme, lead: Client
) -> None:
    block = make.make_block(draft)
    lead.post(f"/program/block/{block.pk}/ta-bort/")
    assert not draft.blocks.exists()
    response = lead.post(f"/program/block/{world.base.pk}/ta-bort/", follow=True)
    assert "Programmet är öppet, så blocket kan inte tas bort." in response.text
    assert Block.objects.filter(pk=world.base.pk).exists()


# Modules


def test_many_modules_are_added_at_once_and_only_those_that_may_be_used(
    world: World, draft: Programme, lead: Client
) -> None:
    block = make.make_block(draft)
    unpublished = make.make_module(world.association, "utkastet", title="Opublicerad", published=False)
    foreign = make.make_module(world.other_municipality, "deras", title="Deras egen", sharing="own")
    page = lead.get(f"/program/block/{block.pk}/moduler/").text
    assert "Bilden från teatern" in page
    assert "Opublicerad" not in page
    assert "Deras egen" not in page
    both = [world.module.pk, world.later_module.pk]
    lead.post(f"/program/block/{block.pk}/moduler/", {"modules": both, "requirement": "all"})
    assert sorted(block.rules.values_list("module_id", "requirement")) == sorted((pk, "all") for pk in both)
    for refused in (unpublished, foreign, world.module):
        lead.post(f"/program/block/{block.pk}/moduler/", {"modules": [refused.pk], "requirement": "all"})
    assert block.rules.count() == 2


def test_a_module_of_category_three_keeps_its_level(world: World, draft: Programme, lead: Client) -> None:
    block = make.make_block(draft)
    in_three = make.make_module(world.association, "g", category=make.make_category(3), level="advanced")
    in_five = make.make_module(world.association, "h", category=make.make_category(5), level="basic")
    facts = {"modules": [in_three.pk, in_five.pk], "requirement": "elective"}
    lead.post(f"/program/block/{block.pk}/moduler/", facts)
    assert dict(block.rules.values_list("module__key", "level")) == {"g": "advanced", "h": "any"}


@pytest.fixture
def rules(world: World, draft: Programme) -> tuple[ModuleRule, ModuleRule]:
    block = make.make_block(draft)
    return make.make_rule(block, world.module), make.make_rule(block, world.later_module)


def test_a_rule_says_for_whom_at_which_level_and_after_what(rules: tuple[ModuleRule, ModuleRule], lead: Client) -> None:
    first, second = rules
    facts = {
        "requirement": "orientation",
        "orientation": "strategic",
        "level": "advanced",
        "is_joint": "on",
        "opens_on": "2026-09-01",
        "prerequisites": [first.pk],
    }
    lead.post(f"/program/modul/{second.pk}/", facts)
    second.refresh_from_db()
    assert (second.requirement, second.orientation, second.level) == ("orientation", "strategic", "advanced")
    assert (second.is_joint, second.opens_on) == (True, date(2026, 9, 1))
    assert list(second.prerequisites.all()) == [first]
    page = lead.get(f"/program/{first.block.programme_id}/").text
    assert "Obligatorisk för strategiska chefer" in page
    assert "Efter Bilden från teatern." in page


def test_an_orientation_has_to_be_named(rules: tuple[ModuleRule, ModuleRule], lead: Client) -> None:
    response = lead.post(f"/program/modul/{rules[0].pk}/", {"requirement": "orientation", "level": "any"})
    assert "Välj vilken inriktning modulen är obligatorisk för." in response.text


def test_modules_never_wait_for_each_other(rules: tuple[ModuleRule, ModuleRule], lead: Client) -> None:
    first, second = rules
    second.prerequisites.add(first)
    facts = {"requirement": "all", "level": "any", "prerequisites": [second.pk]}
    response = lead.post(f"/program/modul/{first.pk}/", facts)
    assert "Bilden från teatern och Nytta före teknik skulle vänta på varandra" in response.text
    assert not first.prerequisites.exists()


def test_modules_change_places_within_their_category(rules: tuple[ModuleRule, ModuleRule], lead: Client) -> None:
    first, second = rules
    lead.post(f"/program/modul/{second.pk}/flytta/", {"riktning": "upp"})
    assert list(first.block.rules.order_by("position")) == [second, first]


def test_a_module_is_taken_out(rules: tuple[ModuleRule, ModuleRule], lead: Client) -> None:
    lead.post(f"/program/modul/{rules[0].pk}/ta-bort/")
    assert list(rules[1].block.rules.all()) == [rules[1]]


def test_a_choice_set_is_made_used_changed_and_removed(rules: tuple[ModuleRule, ModuleRule], lead: Client) -> None:
    block = rules[0].block
    lead.post(f"/program/block/{block.pk}/val/nytt/", {"name": "Arbetsglädje", "at_least": "2"})
    chosen = ChoiceSet.objects.get(block=block)
    for rule in rules:
        lead.post(f"/program/modul/{rule.pk}/", {"requirement": "elective", "level": "any", "choice_set": chosen.pk})
    assert "Val: minst 2 av 2 i Arbetsglädje" in lead.get(f"/program/{block.programme_id}/").text
    lead.post(f"/program/val/{chosen.pk}/", {"name": "Arbetsglädje", "at_least": "1"})
    chosen.refresh_from_db()
    assert chosen.at_least == 1
    lead.post(f"/program/val/{chosen.pk}/ta-bort/")
    assert block.rules.filter(choice_set=None, requirement="elective").count() == 2


def test_what_is_mandatory_leaves_its_choice_set(rules: tuple[ModuleRule, ModuleRule], lead: Client) -> None:
    rule = rules[0]
    rule.choice_set = ChoiceSet.objects.create(block=rule.block, name="Val", at_least=1)
    rule.save()
    facts = {"requirement": "all", "level": "any", "choice_set": rule.choice_set.pk, "orientation": "strategic"}
    lead.post(f"/program/modul/{rule.pk}/", facts)
    kept = ModuleRule.objects.get(pk=rule.pk)
    assert (kept.choice_set, kept.orientation) == (None, "")


# Opening


def test_everything_that_stops_a_programme_is_said_at_once(world: World, draft: Programme, lead: Client) -> None:
    make.make_block(draft, name="Tomt block")
    late = make.make_block(draft, name="Sent block", opens_on="2027-02-01")
    make.make_rule(late, make.make_module(world.association, "ej", title="Inte klar", published=False))
    ChoiceSet.objects.create(block=late, name="Valet", at_least=2)
    page = lead.post(f"/program/{draft.pk}/oppna/", follow=True).text
    assert "Tomt block saknar moduler." in page
    assert "Sent block öppnar utanför programmets tid." in page
    assert "Inte klar är inte publicerad." in page
    assert "Valet kräver 2 moduler men har 0 att välja bland." in page
    draft.refresh_from_db()
    assert draft.status == "draft"


def test_a_programme_without_blocks_does_not_open(draft: Programme, lead: Client) -> None:
    assert "Lägg till minst ett block." in lead.post(f"/program/{draft.pk}/oppna/", follow=True).text


def test_a_sound_programme_opens_and_closes(
    draft: Programme, rules: tuple[ModuleRule, ModuleRule], lead: Client
) -> None:
    assert "Programmet är klart att öppna" in lead.get(f"/program/{draft.pk}/").text
    lead.post(f"/program/{draft.pk}/oppna/")
    draft.refresh_from_db()
    assert draft.is_open
    lead.post(f"/program/{draft.pk}/avsluta/")
    draft.refresh_from_db()
    assert draft.status == "closed"


# A copy


def test_a_copy_moves_every_date_by_whole_weeks_and_takes_no_people(world: World, lead: Client) -> None:
    world.later_module.rules.get().prerequisites.add(world.module.rules.get())
    response = lead.post(
        f"/program/{world.programme.pk}/kopiera/", {"name": "Level Up 2027", "starts_on": "2027-05-05"}
    )
    copy = Programme.objects.get(name="Level Up 2027")
    assert response["Location"] == f"/program/{copy.pk}/"
    assert (copy.status, copy.starts_on, copy.ends_on) == ("draft", date(2027, 5, 3), date(2027, 12, 17))
    base, main = copy.blocks.order_by("position")
    assert (main.gated_by, main.opens_on) == (base, date(2027, 8, 16))
    assert list(main.rules.get().prerequisites.all()) == [base.rules.get()]
    assert not copy.enrolments.exists()


# A preview


def test_the_preview_shows_the_plan_of_each_kind_of_learner(world: World, lead: Client) -> None:
    rule = world.later_module.rules.get()
    rule.requirement, rule.orientation = "orientation", "strategic"
    rule.save()
    strategic = lead.get(f"/program/{world.programme.pk}/forhandsvisa/?inriktning=strategic&niva=advanced").text
    operational = lead.get(f"/program/{world.programme.pk}/forhandsvisa/").text
    assert "Obligatorisk för strategiska chefer" in strategic
    assert "för en annan nivå eller inriktning" in operational


def test_the_list_shows_ones_own_programmes_alone(world: World, lead: Client) -> None:
    page = lead.get("/program/").text
    assert "Level Up 2026" in page
    assert "Halmstads chefer" not in page
