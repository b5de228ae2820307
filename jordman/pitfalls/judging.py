"""Every rule's verdict on one unit, one initiative or a whole place. Pure, except for the clock in the facts."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from jordman.pitfalls.facts import InitiativeFacts, MunicipalityFacts, Spread, UnitFacts
from jordman.pitfalls.rules import RULES, Rule
from jordman.pitfalls.spreading import in_many_units
from jordman.pitfalls.verdicts import Shows, TooEarly, Verdict

UNIT_RULES = tuple(rule for rule in RULES.values() if rule.for_unit)
INITIATIVE_RULES = tuple(rule for rule in RULES.values() if rule.for_initiative)


def judge_unit(facts: UnitFacts) -> dict[Rule, Verdict]:
    return {rule: rule.for_unit(facts) for rule in UNIT_RULES if rule.for_unit}


def judge_initiative(facts: InitiativeFacts) -> dict[Rule, Verdict]:
    return {rule: rule.for_initiative(facts) for rule in INITIATIVE_RULES if rule.for_initiative}


def judge_place(facts: MunicipalityFacts) -> dict[Rule, Verdict]:
    return {rule: in_many_units(rule, facts) for rule in UNIT_RULES}


def spread_of(
    verdicts: Iterable[tuple[int, Mapping[Rule, Verdict]]], dismissed: Collection[tuple[int, str]]
) -> dict[str, Spread]:
    """How each rule falls out over units. `dismissed`: unit and key."""
    counts: dict[str, Counter[str]] = {rule.key: Counter() for rule in UNIT_RULES}
    for unit, of_unit in verdicts:
        for rule, verdict in of_unit.items():
            counts[rule.key][_kind(verdict, is_dismissed=(unit, rule.key) in dismissed)] += 1
    return {key: Spread(**counted) for key, counted in counts.items()}


def _kind(verdict: Verdict, *, is_dismissed: bool) -> str:
    match verdict:
        case Shows():
            return "dismissed" if is_dismissed else "shows"
        case TooEarly():
            return "too_early"
        case _:
            return "silent"
