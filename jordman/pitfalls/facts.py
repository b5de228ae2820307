"""What the rules may know: no names, no answers, and today's date, so that a rule needs no clock and no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from jordman.organisations.champion_words import USUAL, ChampionWords


class SessionState(StrEnum):
    HELD = "held"
    TO_COME = "to_come"
    UNSAID = "unsaid"  # its day is over, and its leader may still say that it was held
    MISSED = "missed"  # planned, never cancelled and never held


@dataclass(frozen=True, slots=True)
class SessionFact:
    """A session of the unit that was not cancelled. Minutes are None when nobody ran the clock."""

    on: date
    state: SessionState
    people: int = 0
    planned_teaching: int = 15
    taught_minutes: int | None = None
    talked_minutes: int | None = None
    has_agreement: bool = False
    has_leader: bool = True


@dataclass(frozen=True, slots=True)
class ReservedFact:
    starts_on: date
    ends_on: date
    training_hours: float
    talk_hours: float


@dataclass(frozen=True, slots=True)
class RolloutFact:
    """A system on its way, as one unit has it; `installed_on` and `learnt_on` are empty for an initiative's own."""

    system: str
    starts_on: date
    pk: int = 0
    is_trial: bool = False
    trial_ends_on: date | None = None
    after_trial: str = ""
    is_followed: bool = True
    training_starts_on: date | None = None
    installed_on: date | None = None
    learnt_on: date | None = None
    has_training: bool = field(default=False, kw_only=True)
    is_approved: bool = field(default=False, kw_only=True)

    @property
    def since(self) -> date:
        """When it came or is to come: a unit without a day of its own has it from the day that it starts."""
        return self.installed_on or self.starts_on


@dataclass(frozen=True)
class UnitFacts:
    """One unit today. `reached` is how many different people have been at a session, or at least that many.

    `sent` are those who go to a programme and are neither manager nor champion. `champion_weeks` is for how many of the
    last eight weeks anybody has had the hours in their post; `set_aside_minutes` and `used_minutes` are sums of those.
    """

    today: date
    people: int = 0
    has_manager: bool = False
    manager_learns: bool = False
    sent: int = 0
    reached: int = 0
    sessions: tuple[SessionFact, ...] = ()
    reserved: tuple[ReservedFact, ...] = ()
    red: tuple[str, ...] = ()
    answered: int = 0
    changed: int = 0
    champions: int = 0
    champion_waits: bool = False
    champion_weeks: int = 0
    set_aside_minutes: int = 0
    used_minutes: int = 0
    rollouts: tuple[RolloutFact, ...] = ()
    words: ChampionWords = USUAL

    @cached_property
    def in_order(self) -> tuple[SessionFact, ...]:
        """Sessions in the order of their days."""
        return tuple(sorted(self.sessions, key=lambda session: session.on))

    def in_state(self, *states: SessionState) -> tuple[SessionFact, ...]:
        return tuple(session for session in self.in_order if session.state in states)

    @cached_property
    def held(self) -> tuple[SessionFact, ...]:
        return self.in_state(SessionState.HELD)

    @cached_property
    def next_session(self) -> SessionFact | None:
        return next(iter(self.in_state(SessionState.TO_COME)), None)


@dataclass(frozen=True, slots=True)
class SystemFact:
    """A system in the units of an initiative: on how many it is, and on how many it has long been and is not learnt."""

    system: str
    installed: int
    waiting: int
    pk: int = 0


@dataclass(frozen=True, slots=True)
class InitiativeFacts:
    """An initiative today, with counts of its units."""

    today: date
    starts_on: date
    ends_on: date | None = None
    is_closed: bool = False
    is_paused: bool = False
    crowded_out_by: str = ""
    units: int = 0
    is_anchored_above: bool = False
    units_anchored: int = 0
    units_with_picture: int = 0
    units_with_sessions: int = 0
    has_manager_track: bool = False
    has_leader: bool = False
    has_mandate: bool = False
    strategy_text: str = ""
    everyday_text: str = ""
    has_line_owner: bool = False
    rollouts: tuple[RolloutFact, ...] = ()
    systems: tuple[SystemFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """In how many units a rule shows, does not show, is too early, and was said not to fit."""

    shows: int = 0
    silent: int = 0
    too_early: int = 0
    dismissed: int = 0

    @property
    def judged(self) -> int:
        return self.shows + self.silent + self.dismissed


@dataclass(frozen=True, slots=True)
class MunicipalityFacts:
    """All units of a place, counted rule by rule."""

    today: date
    units: int
    spreads: Mapping[str, Spread] = field(default_factory=dict)
