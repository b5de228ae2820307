"""What is worked out from an initiative's facts alone: what is missing, the checklists, the warnings, the sentences."""

from dataclasses import replace
from datetime import date

import pytest

from jordman.initiatives.checklists import TEXTS
from jordman.initiatives.completeness import is_complete, lacks, missing_kinds
from jordman.initiatives.facts import (
    InitiativeFacts,
    LevelFacts,
    RolloutFacts,
    RolloutUnitFacts,
    UnitFacts,
    UnitState,
)
from jordman.initiatives.findings import heading
from jordman.initiatives.gates import gate_of
from jordman.initiatives.models import Aim, Phase
from jordman.initiatives.phases import after, before
from jordman.initiatives.rollout_checks import warnings

TODAY = date(2026, 9, 10)
KINDS = frozenset({"base", "system", "support"})


def unit(pk: int, **fields: object) -> UnitFacts:
    return UnitFacts(pk, f"Enhet {pk}", 1, "Lidköpings kommun", **fields)  # type: ignore[arg-type]


WHOLE = InitiativeFacts(
    id=1,
    name="Bättre vardag",
    organisation_id=1,
    aim="general",
    phase="carry_out",
    starts_on=date(2026, 8, 17),
    has_strategy_text=True,
    has_everyday_text=True,
    has_mandate=True,
    has_leader=True,
    kinds=KINDS,
    units=tuple(unit(pk, has_met=pk <= 4) for pk in range(1, 10)),
    levels=(LevelFacts("director", 1, 1), LevelFacts("strategic", 0, 1), LevelFacts("unit", 3, 9)),
)
ROLLOUT = RolloutFacts(
    id=1,
    system="Nyckelfria lås",
    starts_on=date(2026, 10, 5),
    verdict="ok",
    training_text="På egen runda.",
    training_starts_on=date(2026, 9, 28),
    follow_up_on=date(2026, 12, 1),
    units=(RolloutUnitFacts(1, date(2026, 9, 1)), RolloutUnitFacts(2, date(2026, 10, 5))),
)


# Three kinds of training


@pytest.mark.parametrize(
    ("kinds", "missing", "said"),
    [
        (set(), ["base", "system", "support"], "Ofullständig: bred basutbildning, utbildning knuten till ett system"),
        ({"base", "system"}, ["support"], "Ofullständig: stöd på plats i vardagen saknas."),
        ({"support"}, ["base", "system"], "bred basutbildning och utbildning knuten till"),
    ],
)
def test_an_initiative_without_all_three_kinds_is_incomplete_and_says_which(
    kinds: set[str], missing: list[str], said: str
) -> None:
    facts = replace(WHOLE, kinds=frozenset(kinds))
    assert not is_complete(facts)
    assert [text.kind for text in missing_kinds(facts)] == missing
    (lack,) = lacks(facts)
    assert said in lack.text
    assert "bär varandra" in lack.why


def test_a_whole_initiative_lacks_nothing() -> None:
    assert is_complete(WHOLE)
    assert lacks(WHOLE) == ()
    assert heading(WHOLE, TODAY) == "4 av 9 enheter är i gång. Inget saknas."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"units": ()}, "Ingen enhet är med än."),
        ({"has_mandate": False}, "Projektledarens mandat saknas."),
        ({"has_everyday_text": False}, "Budskapet till enheterna saknas."),
        ({"has_strategy_text": False}, "Budskapet till den som leder chefer saknas."),
        ({"has_strategy_text": False, "has_everyday_text": False}, "De två budskapen saknas."),
        ({"aim": "system"}, "Inget införande är planerat."),
        ({"phase": "evaluate"}, "Ingen i linjen äger det som fortsätter."),
        ({"phase": "hand_over", "has_line_owner": True}, "Det står inte vad som är avsatt."),
    ],
)
def test_what_else_is_missing_is_said_one_thing_at_a_time(changes: dict[str, object], said: str) -> None:
    assert [lack.text for lack in lacks(replace(WHOLE, **changes))] == [said]  # type: ignore[arg-type]


def test_an_owner_in_the_line_is_not_asked_for_before_it_is_time() -> None:
    assert not lacks(replace(WHOLE, phase="plan"))


def test_nothing_is_missing_in_what_is_closed() -> None:
    assert lacks(replace(WHOLE, kinds=frozenset(), closed_on=TODAY)) == ()


# The heading


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kinds": frozenset({"base"})}, "4 av 9 enheter är i gång. En sak saknas."),
        ({"kinds": frozenset(), "has_mandate": False}, "4 av 9 enheter är i gång. 2 saker saknas."),
        ({"units": (unit(1, has_met=True),)}, "1 av 1 enhet är i gång. Inget saknas."),
        ({"units": (unit(1),), "starts_on": date(2026, 10, 1)}, "1 enhet är med från start. Inget saknas."),
        ({"units": (unit(1),)}, "Ingen enhet är i gång än. Inget saknas."),
        ({"units": ()}, "En sak saknas."),
        ({"paused_on": TODAY}, "Satsningen är pausad"),
        ({"closed_on": TODAY, "paused_on": None}, "Satsningen är avslutad och har en ägare i linjen"),
    ],
)
def test_the_heading_says_how_it_goes(changes: dict[str, object], said: str) -> None:
    assert heading(replace(WHOLE, **changes), TODAY) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, UnitState.WAITING),
        ({"is_anchored": True}, UnitState.ANCHORED),
        ({"is_anchored": True, "has_met": True}, UnitState.UNDER_WAY),
        ({"to_learn": 1, "learnt": 1}, UnitState.UNDER_WAY),
        ({"learnt": 2}, UnitState.LEARNT),
    ],
)
def test_how_far_a_unit_has_come(fields: dict[str, object], state: UnitState) -> None:
    assert unit(1, **fields).state == state


# Who sees only some units


def test_whoever_sees_some_units_gets_counts_of_those_alone() -> None:
    facts = replace(WHOLE, units=(unit(1, is_anchored=True), unit(2), unit(3)), rollouts=(ROLLOUT,)).within({2, 3})
    assert facts.unit_ids == (2, 3)
    assert facts.level("unit") == LevelFacts("unit", 0, 2)
    assert facts.rollouts[0].unit_ids == (2,)
    assert replace(WHOLE, rollouts=(ROLLOUT,)).within({9}).rollouts == ()


# The checklists


def test_every_line_of_every_checklist_has_a_reason_and_a_key_of_its_own() -> None:
    lines = [line for text in TEXTS.values() for line in text.lines]
    assert set(TEXTS) == set(Phase.values)
    assert len({line.key for line in lines}) == len(lines)
    assert all(len(str(line.why).split()) >= 4 for line in lines)


@pytest.mark.parametrize(
    ("aim", "has", "has_not"),
    [
        (Aim.LIFT, "lowest_level", "it_asked"),
        (Aim.GENERAL, "everyday", "needs_first"),
        (Aim.SYSTEM, "it_asked", "lowest_level"),
    ],
)
def test_the_aim_steers_the_checklist(aim: str, has: str, has_not: str) -> None:
    keys = {line.key for line in gate_of(replace(WHOLE, aim=aim), "plan", (), "stöd").lines}
    assert has in keys
    assert has_not not in keys


def test_what_the_page_sees_for_itself_cannot_be_ticked() -> None:
    gate = gate_of(replace(WHOLE, has_mandate=False), "mobilise", ("mandate", "union"), "stöd")
    missing = {line.key for line in gate.missing}
    assert "mandate" in missing
    assert "union" not in missing
    assert {line.key for line in gate.to_tick} == {"union"}


def test_the_director_alone_is_not_enough_to_leave_the_first_phase() -> None:
    """Three of nine unit managers stand behind."""
    missing = {line.key for line in gate_of(WHOLE, "mobilise", (), "stöd").missing}
    assert "director" not in missing
    assert "unit_managers" in missing


def test_the_last_checklist_uses_the_organisations_own_word_for_champions() -> None:
    texts = [line.text for line in gate_of(WHOLE, "hand_over", (), "it-ambassadörer").lines]
    assert "Det står vad som är avsatt för kurser, it-ambassadörer och pass" in texts


def test_the_phases_come_in_order() -> None:
    assert after("mobilise") == "plan"
    assert after("hand_over") is None
    assert before("mobilise") is None
    assert before("hand_over") == "evaluate"


# Rollouts


def test_a_rollout_as_it_should_be_has_no_warnings() -> None:
    assert warnings(ROLLOUT, TODAY) == ()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"verdict": "not_asked"}, "It är inte tillfrågad"),
        ({"verdict": "asked"}, "It har inte svarat än"),
        ({"verdict": "no"}, "It har sagt nej"),
        ({"training_text": ""}, "Det står inte hur ni lär er systemet"),
        ({"training_starts_on": None}, "Utbildningen har inget datum"),
        ({"training_starts_on": date(2026, 10, 6)}, "Systemet börjar före utbildningen"),
        ({"follow_up_on": None}, "Ingen dag för uppföljning"),
        ({"follow_up_on": date(2026, 9, 9)}, "Uppföljningen är inte gjord"),
        ({"is_trial": True, "trial_ends_on": date(2026, 9, 9)}, "Provperioden är slut, men inget är bestämt"),
    ],
)
def test_each_risk_of_a_rollout_warns_with_a_next_step(changes: dict[str, object], said: str) -> None:
    (warning,) = warnings(replace(ROLLOUT, **changes), TODAY)  # type: ignore[arg-type]
    assert warning.title == said
    assert warning.next_step


@pytest.mark.parametrize(
    "changes",
    [
        {"verdict": "conditions"},
        {"training_text": "", "module_id": 3},
        {"training_starts_on": date(2026, 10, 5)},
        {"follow_up_on": date(2026, 9, 10)},
        {"follow_up_on": date(2026, 9, 9), "followed_up_on": date(2026, 9, 9)},
        {"is_trial": True, "trial_ends_on": date(2026, 9, 10)},
        {"is_trial": True, "trial_ends_on": date(2026, 9, 9), "after_trial": "roll_out"},
    ],
)
def test_the_edges_do_not_warn(changes: dict[str, object]) -> None:
    assert warnings(replace(ROLLOUT, **changes), TODAY) == ()  # type: ignore[arg-type]


def test_a_try_out_that_was_stopped_has_nothing_to_learn_and_nothing_to_warn_of() -> None:
    stopped = replace(ROLLOUT, is_trial=True, trial_ends_on=date(2026, 9, 9), after_trial="stop", verdict="no")
    assert warnings(stopped, TODAY) == ()
    assert stopped.not_learnt(TODAY) == ()
    assert replace(stopped, after_trial="roll_out").not_learnt(TODAY) == (1,)
