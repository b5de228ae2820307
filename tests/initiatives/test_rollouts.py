"""Rollouts and the register of systems: plan, IT's verdict, try-out, follow-up."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from jordman.initiatives.models import Initiative, Rollout, System
from tests import factories as make
from tests.cast import World
from tests.initiatives.making import START, make_initiative, make_rollout, make_unit


def given(world: World, **changes: object) -> dict[str, object]:
    facts = {
        "new_system": "Nyckelfria lås",
        "units": [world.unit.pk],
        "starts_on": "2026-10-05",
        "training_text": "Alla provar på sin egen runda.",
        "training_starts_on": "2026-09-28",
    }
    return {**facts, **changes}


def add(world: World, initiative: Initiative, **changes: object) -> str:
    address = reverse("initiatives:add_rollout", args=[initiative.pk])
    return world.client("project_leader").post(address, given(world, **changes), follow=True).content.decode()


def post(world: World, name: str, rollout: Rollout, **data: object) -> str:
    address = reverse(f"initiatives:{name}", args=[rollout.pk])
    return world.client("project_leader").post(address, data, follow=True).content.decode()


def page(world: World, rollout: Rollout, who: str = "project_leader") -> str:
    return world.client(who).get(reverse("initiatives:rollout", args=[rollout.pk])).content.decode()


def test_a_rollout_with_a_new_system_puts_it_in_the_register(world: World) -> None:
    said = add(world, make_initiative(world, world.unit))
    assert "Nyckelfria lås börjar måndag 5 oktober 2026" in said
    rollout = Rollout.objects.get()
    assert rollout.system.organisation == world.municipality
    assert [link.unit for link in rollout.unit_links.all()] == [world.unit]


def test_the_same_name_again_is_the_same_system(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    add(world, initiative)
    add(world, initiative, new_system="nyckelfria lås")
    assert System.objects.count() == 1
    assert Rollout.objects.count() == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"new_system": ""}, "Välj ett system, eller skriv ett nytt."),
        ({"units": []}, "Välj minst ett svar."),
        ({"starts_on": ""}, "Fyll i ett datum."),
        ({"is_trial": "on"}, "En provperiod behöver ett slut."),
        ({"is_trial": "on", "trial_ends_on": "2026-10-05"}, "Provperioden slutar innan den börjar."),
    ],
)
def test_what_is_wrong_is_said(world: World, changes: dict[str, object], said: str) -> None:
    assert said in add(world, make_initiative(world, world.unit), **changes)
    assert not Rollout.objects.exists()


def test_a_system_comes_only_to_units_that_take_part(world: World) -> None:
    other = make_unit(world, "Utanför")
    add(world, make_initiative(world, world.unit), units=[other.pk])
    assert not Rollout.objects.exists()


def test_risks_warn_with_the_next_step_and_stop_nobody(world: World) -> None:
    said = add(world, make_initiative(world, world.unit), training_starts_on="2026-10-12")
    for text in ("It är inte tillfrågad", "Systemet börjar före utbildningen", "Ingen dag för uppföljning"):
        assert text in said
    rollout = Rollout.objects.get()
    for name in ("verdict", "change_rollout", "follow_up"):
        assert reverse(f"initiatives:{name}", args=[rollout.pk]) in said


def test_its_yes_takes_its_warning_away(world: World) -> None:
    rollout = make_rollout(make_initiative(world, world.unit), world.unit, verdict="not_asked")
    assert "It är inte tillfrågad" in page(world, rollout)
    said = post(world, "verdict", rollout, verdict="ok", verdict_on="2026-09-08")
    assert "It:s besked är inskrivet." in said
    assert "It är inte tillfrågad" not in said
    assert "It säger ja, tis 8 sep" in said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"verdict": "conditions", "verdict_on": "2026-09-08"}, "Skriv villkoret eller skälet"),
        ({"verdict": "no", "verdict_on": "2026-09-08", "verdict_note": " "}, "Skriv villkoret eller skälet"),
        ({"verdict": "ok"}, "Skriv dagen då it sa det."),
        ({"verdict": "kanske"}, "kanske"),
    ],
)
def test_conditions_and_a_no_need_a_reason_and_a_day(world: World, given: dict[str, object], said: str) -> None:
    rollout = make_rollout(make_initiative(world, world.unit), world.unit, verdict="asked")
    assert said in post(world, "verdict", rollout, **given)
    rollout.refresh_from_db()
    assert rollout.verdict == "asked"


def test_a_try_out_ends_with_a_decision(world: World) -> None:
    rollout = make_rollout(
        make_initiative(world, world.unit),
        world.unit,
        is_trial=True,
        trial_ends_on=date(2026, 9, 9),
        starts_on=START,
        training_starts_on=START,
    )
    assert "Provperioden är slut, men inget är bestämt" in page(world, rollout)
    said = post(world, "decide_trial", rollout, after_trial="stop")
    assert "men inget är bestämt" not in said
    assert "Vi slutar" in said
    assert "Lär sig" not in said


def test_only_a_try_out_has_a_decision_to_make(world: World) -> None:
    rollout = make_rollout(make_initiative(world, world.unit), world.unit)
    address = reverse("initiatives:decide_trial", args=[rollout.pk])
    assert world.client("project_leader").get(address).status_code == 404


def test_a_try_out_that_becomes_an_ordinary_rollout_loses_its_end(world: World) -> None:
    rollout = make_rollout(
        make_initiative(world, world.unit), world.unit, is_trial=True, trial_ends_on=date(2026, 12, 1)
    )
    post(world, "change_rollout", rollout, **given(world, new_system="", system=rollout.system_id))
    rollout.refresh_from_db()
    assert (rollout.is_trial, rollout.trial_ends_on) == (False, None)


def test_a_follow_up_has_a_day_and_then_words(world: World) -> None:
    rollout = make_rollout(make_initiative(world, world.unit), world.unit, follow_up_on=None)
    post(world, "follow_up", rollout, follow_up_on="2026-12-01")
    assert "Skriv hur det gick" in post(world, "follow_up", rollout, follow_up_on="2026-12-01", is_done="on")
    done = {"follow_up_on": "2026-12-01", "follow_up_note": "Alla utom nattlaget.", "is_done": "on"}
    assert "Gjord tors 10 sep" in post(world, "follow_up", rollout, **done)
    rollout.refresh_from_db()
    assert rollout.followed_up_on == date(2026, 9, 10)


def test_what_a_unit_has_said_stays_when_the_plan_changes(world: World) -> None:
    south = make_unit(world, "Hemtjänst Söder")
    rollout = make_rollout(make_initiative(world, world.unit, south), world.unit)
    rollout.unit_links.update(learnt_on=START)
    changed = given(world, new_system="", system=rollout.system_id, units=[world.unit.pk, south.pk])
    post(world, "change_rollout", rollout, **changed)
    assert {link.unit.name: link.learnt_on for link in rollout.unit_links.all()} == {
        "Hemtjänst Norr": START,
        "Hemtjänst Söder": None,
    }


def test_a_cancelled_rollout_leaves_the_lists_and_comes_back(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    rollout = make_rollout(initiative, world.unit, system="Kameror")
    post(world, "cancel_rollout", rollout)
    shown = reverse("initiatives:show", args=[initiative.pk])
    assert "Kameror" not in world.client("project_leader").get(shown).content.decode()
    post(world, "reinstate_rollout", rollout)
    assert "Kameror" in world.client("project_leader").get(shown).content.decode()


# A joint initiative with local rollouts


def test_a_local_leader_rolls_out_at_home_in_a_joint_initiative(world: World) -> None:
    """One joint course; the locks only in the municipalities that want them."""
    skara = make.make_organisation("municipality", "Skara kommun", world.association, code="1495")
    west = make_unit(world, "Hemtjänst Väster", skara)
    initiative = make_initiative(world, world.unit, west, organisation=world.association)
    form = world.client("project_leader").get(reverse("initiatives:add_rollout", args=[initiative.pk])).context["form"]
    assert set(form.fields["units"].queryset) == {world.unit}
    add(world, initiative)
    rollout = Rollout.objects.get()
    assert rollout.organisation == world.municipality
    assert "Nyckelfria lås" in page(world, rollout)
    assert world.client("project_leader").get(reverse("initiatives:change", args=[initiative.pk])).status_code == 403


def test_units_of_others_do_not_show_in_a_rollout(world: World) -> None:
    skara = make.make_organisation("municipality", "Skara kommun", world.association, code="1495")
    west = make_unit(world, "Hemtjänst Väster", skara)
    initiative = make_initiative(world, world.unit, west, organisation=world.association)
    both = make_rollout(initiative, world.unit, west)
    assert "Hemtjänst Väster" not in page(world, both)
    theirs = make_rollout(initiative, west, system="Kameror")
    address = reverse("initiatives:rollout", args=[theirs.pk])
    assert world.client("project_leader").get(address).status_code == 403


# The register


def test_the_register_says_where_each_system_is_on_its_way(world: World) -> None:
    make_rollout(make_initiative(world, world.unit), world.unit)
    text = world.client("strategist").get(reverse("initiatives:systems")).content.decode()
    assert "1 system i registret" in text
    assert "Lägg till ett system" not in text


def test_a_system_is_added_and_renamed(world: World) -> None:
    client = world.client("project_leader")
    client.post(
        reverse("initiatives:add_system"),
        {"name": "Digital signering", "about": "Kvittens för läkemedel.", "organisation": world.municipality.pk},
    )
    system = System.objects.get()
    client.post(reverse("initiatives:change_system", args=[system.pk]), {"name": "Signering", "about": ""})
    system.refresh_from_db()
    assert system.name == "Signering"


# What must never happen


def test_the_database_refuses_a_try_out_without_an_end(world: World) -> None:
    rollout = make_rollout(make_initiative(world, world.unit), world.unit)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rollout.objects.filter(pk=rollout.pk).update(is_trial=True)
