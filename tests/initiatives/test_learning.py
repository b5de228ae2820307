"""Installed, not yet learnt: at the unit, in the municipality, and as facts for the rooms above."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jordman.initiatives.access import find_initiatives_at
from jordman.initiatives.models import Initiative, Rollout
from jordman.initiatives.standing import initiative_facts, installed_not_learnt
from jordman.organisations.actions import grant_role
from jordman.organisations.champion_words import forget_champion_words
from jordman.organisations.models import ChampionTitle
from tests.cast import World
from tests.initiatives.making import MANDATE, START, TODAY, make_anchored, make_initiative, make_rollout, make_unit

HOUR = timedelta(hours=1)


def at_unit(world: World, who: str = "unit_manager") -> str:
    return world.client(who).get(reverse("unit_initiatives:list", args=[world.unit.pk])).content.decode()


def installed(world: World, **fields: object) -> Rollout:
    """A system that the unit has had since August."""
    fields.setdefault("starts_on", START)
    return make_rollout(make_initiative(world, world.unit), world.unit, **fields)


def say(world: World, rollout: Rollout, what: str, who: str) -> None:
    world.client(who).post(reverse(f"unit_initiatives:{what}", args=[world.unit.pk, rollout.pk]))


@pytest.mark.parametrize("who", ["unit_manager", "champion"])
def test_the_unit_says_itself_that_it_can_the_system(world: World, who: str) -> None:
    rollout = installed(world)
    assert "1 system är installerat men inte lärt än" in at_unit(world, who)
    say(world, rollout, "learnt", who)
    text = at_unit(world, who)
    assert "Det här kan ni" in text
    assert "inte lärt än" not in text
    say(world, rollout, "not_learnt", who)
    assert "1 system är installerat men inte lärt än" in at_unit(world, who)


def test_a_colleague_reads_the_list_but_does_not_answer_for_the_unit(world: World) -> None:
    installed(world)
    text = at_unit(world, "colleague")
    assert "1 system är installerat men inte lärt än" in text
    assert "Vi kan det" not in text


def test_a_system_is_to_be_learnt_from_the_day_that_it_comes_to_the_unit(world: World) -> None:
    rollout = installed(world, starts_on=TODAY)
    assert installed_not_learnt([world.unit.pk], TODAY)[world.unit.pk][0].since == TODAY
    rollout.unit_links.update(installed_on=date(2026, 9, 11))
    assert installed_not_learnt([world.unit.pk], TODAY) == {}
    assert world.unit.pk in installed_not_learnt([world.unit.pk], date(2026, 9, 11))


@pytest.mark.parametrize(
    "fields",
    [
        {"starts_on": date(2026, 9, 11)},
        {"cancelled_on": TODAY},
        {"is_trial": True, "trial_ends_on": TODAY, "after_trial": "stop"},
    ],
)
def test_what_has_not_come_or_will_not_stay_is_not_to_be_learnt(world: World, fields: dict[str, object]) -> None:
    installed(world, **fields)
    assert installed_not_learnt([world.unit.pk], TODAY) == {}


def test_the_municipality_sees_units_and_systems_but_only_its_own(world: World) -> None:
    installed(world)
    other = make_initiative(world, world.other_unit, organisation=world.other_municipality)
    make_rollout(other, world.other_unit, system="Kameror", starts_on=START)
    text = world.client("project_leader").get(reverse("initiatives:not_learnt")).content.decode()
    assert "1 gång är ett system installerat men inte lärt än" in text
    assert "Hemtjänst Norr" in text
    assert "Kameror" not in text


def test_a_day_of_its_own_for_a_unit_moves_the_list(world: World) -> None:
    rollout = installed(world)
    address = reverse("initiatives:installed", args=[rollout.pk])
    world.client("project_leader").post(address, {f"unit_{world.unit.pk}": "2026-11-02"})
    text = at_unit(world)
    assert "System som kommer" in text
    assert "mån 2 nov" in text


def test_a_unit_reads_what_it_takes_part_in_until_it_is_closed(world: World) -> None:
    initiative = make_initiative(world, world.unit, line_owner="verksamhetschef", line_budget="2 timmar")
    assert list(find_initiatives_at(world.unit)) == [initiative]
    Initiative.objects.update(closed_on=TODAY)
    assert list(find_initiatives_at(world.unit.pk)) == []
    assert "Ni är inte med i någon satsning just nu" in at_unit(world)


def test_the_last_list_says_champions_as_the_organisation_does(world: World) -> None:
    ChampionTitle.objects.create(
        organisation=world.municipality, one="it-ambassadör", the_one="it-ambassadören", many="it-ambassadörer"
    )
    forget_champion_words(world.municipality)
    initiative = make_initiative(world, world.unit, phase="hand_over")
    for name, args in (("hand_over", [initiative.pk]), ("gate", [initiative.pk, "hand_over"])):
        text = world.client("project_leader").get(reverse(f"initiatives:{name}", args=args)).content.decode()
        assert "it-ambassadörer" in text
        assert "digitaliseringsstöd" not in text


def test_a_manager_of_several_units_chooses_which(world: World) -> None:
    address = reverse("unit_initiatives:own")
    one = world.client("unit_manager").get(address)
    assert one.headers["Location"] == reverse("unit_initiatives:list", args=[world.unit.pk])
    south = make_unit(world, "Hemtjänst Söder")
    grant_role(world.people["unit_manager"], by=None, role="unit_manager", organisation=south)
    several = world.client("unit_manager").get(address).content.decode()
    assert "Hemtjänst Norr" in several
    assert "Hemtjänst Söder" in several


def test_a_module_says_which_system_it_belongs_to_where_one_works(world: World) -> None:
    """The day and the units concerned; nothing of what goes on elsewhere."""
    south = make_unit(world, "Hemtjänst Söder")
    initiative = make_initiative(world, world.unit, south)
    make_rollout(initiative, world.unit, south, system="Phoniro", module=world.module)
    make_rollout(initiative, south, system="Kameror", module=world.module)
    address = reverse("learning:module", args=[world.module.key])
    text = world.client("colleague").get(address).content.decode()
    assert "Hör till Phoniro, som börjar mån 5 okt på Hemtjänst Norr, Hemtjänst Söder." in text
    assert "Kameror" not in text
    assert "Phoniro" not in world.client("supplier").get(address).content.decode()


# Facts for the rooms above


def test_facts_of_many_initiatives_cost_as_much_as_of_one(world: World, django_assert_num_queries: object) -> None:
    ids = []
    for number in range(3):
        unit = make_unit(world, f"Grupp {number}")
        initiative = make_initiative(world, unit, world.unit)
        make_rollout(initiative, unit, world.unit, system=f"System {number}")
        ids.append(initiative.pk)
    with django_assert_num_queries(5):  # type: ignore[operator]
        initiative_facts(ids)
    with django_assert_num_queries(5):  # type: ignore[operator]
        initiative_facts(ids[:1])


def test_facts_say_what_the_rules_ask_about(world: World) -> None:
    south = make_unit(world, "Hemtjänst Söder")
    initiative = make_initiative(world, world.unit, south, everyday_text="Ni slipper leta.", **MANDATE)
    make_anchored(initiative, world.unit)
    make_anchored(initiative, world.municipality, "director")
    rollout = make_rollout(
        initiative, south, is_trial=True, trial_ends_on=date(2026, 12, 1), starts_on=START, verdict="asked"
    )
    facts = initiative_facts([initiative.pk])[initiative.pk]
    assert (facts.has_mandate, facts.has_everyday_text, facts.has_two_messages) == (True, True, False)
    assert {level.level: (level.anchored, level.of) for level in facts.levels} == {
        "political": (0, 1),
        "director": (1, 1),
        "strategic": (0, 1),
        "unit": (1, 2),
    }
    (trial,) = facts.rollouts
    assert (trial.id, trial.is_trial, trial.trial_ends_on, trial.verdict) == (
        rollout.pk,
        True,
        date(2026, 12, 1),
        "asked",
    )
    assert {unit.name: unit.to_learn for unit in facts.units} == {"Hemtjänst Norr": 0, "Hemtjänst Söder": 1}
    assert facts.units_under_way == 1


def test_an_initiative_that_is_gone_has_no_facts(db: None) -> None:
    assert initiative_facts([]) == {}


def test_a_unit_is_under_way_when_it_has_met_since_it_joined(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    series = world.unit.series.create(name="Hösten")
    held = {"unit": world.unit, "position": 1, "module": world.module}
    before = timezone.now().replace(month=5)
    series.sessions.create(starts_at=before, ends_at=before + HOUR, ended_at=before + HOUR, **held)
    assert initiative_facts([initiative.pk])[initiative.pk].units_under_way == 0
    now = timezone.now()
    series.sessions.create(starts_at=now, ends_at=now + HOUR, ended_at=now + HOUR, **{**held, "position": 2})
    assert initiative_facts([initiative.pk])[initiative.pk].units_under_way == 1
