"""An initiative as its page shows it: the finding, the phases, the kinds of training, units and rollouts. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jordman.initiatives.aims import KINDS, TEXTS, AimText, KindText
from jordman.initiatives.completeness import Lack, is_complete, lacks
from jordman.initiatives.facts import InitiativeFacts, LevelFacts, RolloutFacts, UnitFacts
from jordman.initiatives.findings import Shown, heading, level_state, unit_state
from jordman.initiatives.models import Anchoring, Initiative, Phase, Rollout
from jordman.initiatives.phases import PHASES
from jordman.initiatives.rollout_checks import RolloutWarning, warnings


@dataclass(frozen=True)
class PhaseStep:
    """`state`: done, current or nothing, for the phases to come."""

    number: int
    phase: Phase
    title: str
    state: str


@dataclass(frozen=True)
class KindLine:
    text: KindText
    is_there: bool
    is_stressed: bool


@dataclass(frozen=True)
class UnitLine:
    facts: UnitFacts
    shown: Shown


@dataclass(frozen=True)
class EmployerUnits:
    name: str
    lines: tuple[UnitLine, ...]


@dataclass(frozen=True)
class LevelLine:
    facts: LevelFacts
    label: str
    shown: Shown


@dataclass(frozen=True)
class RolloutLine:
    facts: RolloutFacts
    warnings: tuple[RolloutWarning, ...]
    verdict: str
    not_learnt: int
    learnt: int


@dataclass(frozen=True)
class Overview:
    heading: str
    phases: tuple[PhaseStep, ...]
    lacks: tuple[Lack, ...]
    is_complete: bool
    aim: AimText
    kinds: tuple[KindLine, ...]
    employers: tuple[EmployerUnits, ...]
    levels: tuple[LevelLine, ...]
    rollouts: tuple[RolloutLine, ...]


def overview(facts: InitiativeFacts, today: date) -> Overview:
    aim = TEXTS[facts.aim]
    return Overview(
        heading=heading(facts, today),
        phases=phase_steps(facts.phase, is_closed=facts.closed_on is not None),
        lacks=lacks(facts),
        is_complete=is_complete(facts),
        aim=aim,
        kinds=tuple(KindLine(text, text.kind in facts.kinds, text.kind == aim.stress) for text in KINDS),
        employers=by_employer(facts.units),
        levels=tuple(
            LevelLine(level, str(Anchoring.Level(level.level).label), level_state(level)) for level in facts.levels
        ),
        rollouts=tuple(rollout_line(rollout, today) for rollout in facts.rollouts),
    )


def phase_steps(phase: str, *, is_closed: bool) -> tuple[PhaseStep, ...]:
    here = PHASES.index(Phase(phase))
    states = ["done" if is_closed or place < here else "current" if place == here else "" for place in range(5)]
    return tuple(
        PhaseStep(number, each, str(each.label), state)
        for number, (each, state) in enumerate(zip(PHASES, states, strict=True), start=1)
    )


def by_employer(units: Iterable[UnitFacts]) -> tuple[EmployerUnits, ...]:
    """Employers and their units, both in the order of their names."""
    ordered = sorted(units, key=lambda unit: (unit.employer.casefold(), unit.employer_id, unit.name.casefold()))
    return tuple(
        EmployerUnits(name, tuple(UnitLine(unit, unit_state(unit)) for unit in group))
        for (_id, name), group in groupby(ordered, key=lambda unit: (unit.employer_id, unit.employer))
    )


def rollout_line(rollout: RolloutFacts, today: date) -> RolloutLine:
    return RolloutLine(
        facts=rollout,
        warnings=warnings(rollout, today),
        verdict=str(Rollout.Verdict(rollout.verdict).label),
        not_learnt=len(rollout.not_learnt(today)),
        learnt=sum(unit.learnt_on is not None for unit in rollout.units),
    )


# The list


@dataclass(frozen=True)
class InitiativeLine:
    initiative: Initiative
    facts: InitiativeFacts
    heading: str
    is_complete: bool

    @property
    def is_closed(self) -> bool:
        return self.facts.closed_on is not None

    @property
    def is_paused(self) -> bool:
        return self.facts.paused_on is not None and not self.is_closed


def listed(
    initiatives: Iterable[Initiative], facts: Mapping[int, InitiativeFacts], today: date
) -> list[InitiativeLine]:
    """Each initiative with its finding."""
    return [
        InitiativeLine(row, facts[row.pk], heading(facts[row.pk], today), is_complete(facts[row.pk]))
        for row in initiatives
    ]
