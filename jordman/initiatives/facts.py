"""What is known of an initiative, as plain facts: what pages, gates and pitfalls are worked out from. Pure."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jordman.initiatives.models import Anchoring, Rollout, Training

Level = Anchoring.Level
Verdict = Rollout.Verdict
KINDS = (Training.Kind.BASE, Training.Kind.SYSTEM, Training.Kind.SUPPORT)
UPPER = (Level.POLITICAL, Level.DIRECTOR, Level.STRATEGIC)
# A committee is not always asked: these levels must stand behind before the start.
NEEDED = (Level.DIRECTOR, Level.STRATEGIC, Level.UNIT)


class UnitState(StrEnum):
    """How far a unit has come, of the unit alone."""

    WAITING = "waiting"
    ANCHORED = "anchored"
    UNDER_WAY = "under_way"
    LEARNT = "learnt"


@dataclass(frozen=True)
class UnitFacts:
    """`to_learn` are the systems that the unit has and has not learnt yet; `learnt` counts those it has."""

    id: int
    name: str
    employer_id: int
    employer: str
    is_anchored: bool = False
    has_met: bool = False
    to_learn: int = 0
    learnt: int = 0

    @property
    def is_under_way(self) -> bool:
        return self.has_met or self.to_learn > 0 or self.learnt > 0

    @property
    def state(self) -> UnitState:
        if self.learnt and not self.to_learn:
            return UnitState.LEARNT
        if self.is_under_way:
            return UnitState.UNDER_WAY
        return UnitState.ANCHORED if self.is_anchored else UnitState.WAITING


@dataclass(frozen=True)
class RolloutUnitFacts:
    """`since`: when the system came to the unit, or is to come."""

    unit_id: int
    since: date
    learnt_on: date | None = None


@dataclass(frozen=True)
class RolloutFacts:
    id: int
    system: str
    starts_on: date
    verdict: str = Verdict.NOT_ASKED
    training_text: str = ""
    module_id: int | None = None
    training_starts_on: date | None = None
    is_trial: bool = False
    trial_ends_on: date | None = None
    after_trial: str = ""
    follow_up_on: date | None = None
    followed_up_on: date | None = None
    units: tuple[RolloutUnitFacts, ...] = ()

    @property
    def unit_ids(self) -> tuple[int, ...]:
        return tuple(unit.unit_id for unit in self.units)

    @property
    def has_training(self) -> bool:
        return bool(self.training_text or self.module_id)

    @property
    def is_stopped(self) -> bool:
        """Tried, and not taken into use: there is nothing to learn any more."""
        return self.is_trial and self.after_trial == Rollout.AfterTrial.STOP

    @property
    def has_go_ahead(self) -> bool:
        return self.verdict in (Verdict.OK, Verdict.CONDITIONS)

    @property
    def starts_untrained(self) -> bool:
        return not self.has_training or self.training_starts_on is None or self.training_starts_on > self.starts_on

    def not_learnt(self, today: date) -> tuple[int, ...]:
        """The units that have the system and have not learnt it."""
        if self.is_stopped:
            return ()
        return tuple(unit.unit_id for unit in self.units if unit.since <= today and unit.learnt_on is None)


@dataclass(frozen=True)
class LevelFacts:
    """How many of a level stand behind: `of` counts units for the units' level, employers for the others."""

    level: str
    anchored: int
    of: int

    @property
    def is_whole(self) -> bool:
        return self.of > 0 and self.anchored == self.of


@dataclass(frozen=True)
class InitiativeFacts:
    """One initiative. `kinds` are the kinds of training that are described; `levels` the anchoring, from the top."""

    id: int
    name: str
    organisation_id: int
    aim: str
    phase: str
    starts_on: date
    ends_on: date | None = None
    paused_on: date | None = None
    closed_on: date | None = None
    has_strategy_text: bool = False
    has_everyday_text: bool = False
    has_mandate: bool = False
    has_leader: bool = False
    has_line_owner: bool = False
    has_line_budget: bool = False
    kinds: frozenset[str] = frozenset()
    units: tuple[UnitFacts, ...] = ()
    levels: tuple[LevelFacts, ...] = ()
    rollouts: tuple[RolloutFacts, ...] = ()

    @property
    def has_two_messages(self) -> bool:
        return self.has_strategy_text and self.has_everyday_text

    @property
    def is_running(self) -> bool:
        return self.paused_on is None and self.closed_on is None

    @property
    def unit_ids(self) -> tuple[int, ...]:
        return tuple(unit.id for unit in self.units)

    @property
    def is_joint(self) -> bool:
        """Do units of several employers take part?"""
        return len({unit.employer_id for unit in self.units}) > 1

    @property
    def units_under_way(self) -> int:
        return sum(unit.is_under_way for unit in self.units)

    def level(self, level: str) -> LevelFacts:
        return next((each for each in self.levels if each.level == level), LevelFacts(level, 0, 0))

    def within(self, unit_ids: Collection[int]) -> "InitiativeFacts":
        """The same for somebody who sees only some of the units: the others leave every count."""
        shown = frozenset(unit_ids)
        units = tuple(unit for unit in self.units if unit.id in shown)
        rollouts = tuple(_within(rollout, shown) for rollout in self.rollouts)
        anchored = LevelFacts(Level.UNIT, sum(unit.is_anchored for unit in units), len(units))
        levels = tuple(anchored if each.level == Level.UNIT else each for each in self.levels)
        return replace(self, units=units, levels=levels, rollouts=tuple(each for each in rollouts if each.units))


def _within(rollout: RolloutFacts, unit_ids: frozenset[int]) -> RolloutFacts:
    return replace(rollout, units=tuple(unit for unit in rollout.units if unit.unit_id in unit_ids))
