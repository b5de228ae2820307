"""Every rule shows, does not and waits when it should; whatever the facts are it neither fails nor names a few."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jordman.pitfalls.facts import (
    InitiativeFacts,
    MunicipalityFacts,
    ReservedFact,
    RolloutFact,
    SessionFact,
    SessionState,
    Spread,
    SystemFact,
    UnitFacts,
)
from jordman.pitfalls.judging import judge_initiative, judge_place, judge_unit
from jordman.pitfalls.rules import RULES, Rule
from jordman.pitfalls.verdicts import DoesNotShow, Shows, TooEarly, Verdict
from tests.pitfalls.cases import CASES, INITIATIVE, UNIT, Case, day, initiative, session, unit


def verdict(case: Case, facts: UnitFacts | InitiativeFacts) -> Verdict:
    rule = RULES[case.key]
    judge: Callable[..., Verdict] | None = rule.for_unit if isinstance(facts, UnitFacts) else rule.for_initiative
    assert judge is not None
    return judge(facts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.key)
def test_a_rule_shows_does_not_show_and_waits(case: Case) -> None:
    shown = verdict(case, case.shows)
    assert isinstance(shown, Shows), shown
    assert case.says in shown.evidence
    assert isinstance(verdict(case, case.silent), DoesNotShow), verdict(case, case.silent)
    if case.early is not None:
        assert isinstance(verdict(case, case.early), TooEarly), verdict(case, case.early)


def test_every_rule_has_its_three_cases_for_units_and_for_initiatives() -> None:
    """A new rule that nobody has tried stops here."""
    tried = {(case.key, type(case.shows)) for case in CASES if case.early is not None}
    there = {(rule.key, UnitFacts) for rule in RULES.values() if rule.for_unit}
    assert tried == there | {(rule.key, InitiativeFacts) for rule in RULES.values() if rule.for_initiative}


def test_nothing_shows_where_all_is_well() -> None:
    assert not [rule.key for rule, verdict in judge_unit(UNIT).items() if isinstance(verdict, Shows)]
    assert not [rule.key for rule, verdict in judge_initiative(INITIATIVE).items() if isinstance(verdict, Shows)]


def test_a_verdict_that_waits_says_from_when_it_does_not() -> None:
    """A try-out shows on the very day that the rule named, and not the day before."""
    case = next(case for case in CASES if case.key == "bara-prov")
    early = verdict(case, case.early or case.shows)
    assert isinstance(early, TooEarly)
    assert early.until is not None
    assert isinstance(verdict(case, replace(case.early or case.shows, today=early.until)), Shows)


def test_sessions_of_the_same_week_are_one_effort() -> None:
    same_week = unit(sessions=tuple(session(days) for days in (-3, -2, -1, 0)))
    shown = judge_unit(same_week)[RULES["engangsinsats"]]
    assert isinstance(shown, Shows)
    assert shown.numbers == {"times": 1}


def test_a_leader_who_chose_a_longer_teaching_is_not_warned() -> None:
    chosen = tuple(session(days, taught_minutes=30, planned_teaching=30) for days in (-42, -28, -14))
    assert isinstance(judge_unit(unit(sessions=chosen))[RULES["langa-genomgangar"]], DoesNotShow)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.key)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert all(map(str, (rule.name, rule.lesson, rule.reads, rule.silent)))
    assert "Strategirådet, delrapport 24 juni 2021, " in rule.source
    assert (rule.for_unit is None) == (rule.unit_step is None)
    assert (rule.for_initiative is None) == (rule.initiative_step is None)
    assert bool(rule.for_many) == bool(rule.for_unit)


# Whatever the facts are

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
MAYBE_DAYS = st.none() | DAYS
SESSIONS = st.builds(
    SessionFact,
    on=DAYS,
    state=st.sampled_from(SessionState),
    people=st.integers(0, 60),
    planned_teaching=st.integers(0, 60),
    taught_minutes=st.none() | st.integers(0, 90),
    talked_minutes=st.none() | st.integers(0, 90),
    has_agreement=st.booleans(),
    has_leader=st.booleans(),
)
ROLLOUTS = st.builds(
    RolloutFact,
    system=st.just("Lås"),
    starts_on=DAYS,
    is_trial=st.booleans(),
    trial_ends_on=MAYBE_DAYS,
    after_trial=st.sampled_from(["", "roll_out", "stop"]),
    is_followed=st.booleans(),
    has_training=st.booleans(),
    training_starts_on=MAYBE_DAYS,
    is_approved=st.booleans(),
    installed_on=MAYBE_DAYS,
    learnt_on=MAYBE_DAYS,
)
HOURS = st.floats(0, 500, allow_nan=False)
UNITS = st.builds(
    UnitFacts,
    today=DAYS,
    people=st.integers(0, 200),
    has_manager=st.booleans(),
    manager_learns=st.booleans(),
    sent=st.integers(0, 60),
    reached=st.integers(0, 200),
    sessions=st.lists(SESSIONS, max_size=12).map(tuple),
    reserved=st.lists(st.builds(ReservedFact, DAYS, DAYS, HOURS, HOURS), max_size=3).map(tuple),
    red=st.lists(st.sampled_from(["Telefoner", "Inloggning"]), unique=True).map(tuple),
    answered=st.integers(0, 30),
    changed=st.integers(0, 30),
    champions=st.integers(0, 3),
    champion_waits=st.booleans(),
    champion_weeks=st.integers(0, 8),
    set_aside_minutes=st.integers(0, 9600),
    used_minutes=st.integers(0, 9600),
    rollouts=st.lists(ROLLOUTS, max_size=3).map(tuple),
)
TEXTS = st.text(max_size=20)
INITIATIVES = st.builds(
    InitiativeFacts,
    today=DAYS,
    starts_on=DAYS,
    ends_on=MAYBE_DAYS,
    is_closed=st.booleans(),
    is_paused=st.booleans(),
    crowded_out_by=TEXTS,
    units=st.integers(0, 40),
    is_anchored_above=st.booleans(),
    units_anchored=st.integers(0, 40),
    units_with_picture=st.integers(0, 40),
    units_with_sessions=st.integers(0, 40),
    has_manager_track=st.booleans(),
    has_leader=st.booleans(),
    has_mandate=st.booleans(),
    strategy_text=TEXTS,
    everyday_text=TEXTS,
    has_line_owner=st.booleans(),
    rollouts=st.lists(ROLLOUTS, max_size=3).map(tuple),
    systems=st.lists(st.builds(SystemFact, st.just("Lås"), st.integers(0, 40), st.integers(0, 40)), max_size=3).map(
        tuple
    ),
)


def sentence(verdict: Verdict) -> str:
    return verdict.evidence if isinstance(verdict, Shows) else verdict.why


@settings(max_examples=200, deadline=None)
@given(UNITS)
def test_no_rule_fails_on_any_unit_and_each_says_a_sentence(facts: UnitFacts) -> None:
    for rule, verdict in judge_unit(facts).items():
        text = sentence(verdict)
        assert text, rule.key
        assert "%(" not in text


@settings(max_examples=200, deadline=None)
@given(INITIATIVES)
def test_no_rule_fails_on_any_initiative_and_each_says_a_sentence(facts: InitiativeFacts) -> None:
    for rule, verdict in judge_initiative(facts).items():
        assert sentence(verdict), rule.key
        assert "%(" not in sentence(verdict)


@settings(max_examples=200, deadline=None)
@given(UNITS, st.sampled_from(["reached", "sent"]), st.integers(0, 4))
def test_what_is_said_never_tells_how_many_people_when_they_are_fewer_than_five(
    facts: UnitFacts, count: str, few: int
) -> None:
    """Another number under five in its place changes not one word, but for there being nobody sent at all."""
    small = replace(facts, **{count: 1})  # type: ignore[arg-type]
    other = replace(facts, **{count: max(few, 1)})  # type: ignore[arg-type]
    said, said_of_other = (
        {rule.key: sentence(verdict) for rule, verdict in judge_unit(each).items()} for each in (small, other)
    )
    assert said == said_of_other


@settings(max_examples=200, deadline=None)
@given(UNITS, st.integers(0, 9))
def test_a_small_unit_is_never_told_that_too_few_were_there(facts: UnitFacts, people: int) -> None:
    verdict = judge_unit(replace(facts, people=people))[RULES["for-fa"]]
    assert isinstance(verdict, DoesNotShow)


@settings(max_examples=200, deadline=None)
@given(UNITS)
def test_a_unit_is_never_told_how_many_were_there(facts: UnitFacts) -> None:
    """The number of staff is said, and nothing that could be taken from it."""
    verdict = judge_unit(facts)[RULES["for-fa"]]
    if isinstance(verdict, Shows):
        assert verdict.numbers == {"people": facts.people}


# A whole place


def place(**spread: int) -> MunicipalityFacts:
    return MunicipalityFacts(day(0), 40, {"ingen-tid": Spread(**spread), "chefen-utanfor": Spread(**spread)})


def test_a_pitfall_of_half_the_units_is_the_places_own() -> None:
    shown = judge_place(place(shows=7, silent=5, too_early=20))[RULES["ingen-tid"]]
    assert isinstance(shown, Shows)
    assert "7 av 12 enheter" in shown.evidence


@pytest.mark.parametrize(
    ("spread", "kind"),
    [
        ({"shows": 5, "silent": 6}, DoesNotShow),
        ({"shows": 4, "silent": 1}, DoesNotShow),
        ({"shows": 4, "too_early": 30}, TooEarly),
        ({"shows": 5, "silent": 2, "dismissed": 4}, DoesNotShow),
        ({}, TooEarly),
    ],
)
def test_a_few_units_say_nothing_of_the_whole(spread: dict[str, int], kind: type) -> None:
    assert isinstance(judge_place(place(**spread))[RULES["ingen-tid"]], kind)


def test_managers_are_not_counted_when_those_who_are_left_are_few() -> None:
    """11 of 12 managers without training would tell that one has it."""
    shown = judge_place(place(shows=11, silent=1))[RULES["chefen-utanfor"]]
    assert isinstance(shown, Shows)
    assert "Nästan alla" in shown.evidence
    assert "11" not in shown.evidence


def test_an_initiative_without_a_leader_and_without_a_mandate_say_different_things() -> None:
    without_leader = judge_initiative(initiative(has_leader=False))[RULES["svag-ledning"]]
    without_mandate = judge_initiative(initiative(has_mandate=False))[RULES["svag-ledning"]]
    assert sentence(without_leader) != sentence(without_mandate)
