"""What goes into a plan and what comes out: frozen facts, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jordman.programmes.plan.reasons import Lock, Reason

# What goes in


@dataclass(frozen=True, slots=True)
class BlockFacts:
    id: int
    name: str
    position: int
    opens_on: date
    closes_on: date | None = None
    gated_by: int | None = None


@dataclass(frozen=True, slots=True)
class ChoiceSetFacts:
    id: int
    name: str
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """A module's place in a block. Values are those of `ModuleRule`: requirement "all", "orientation" or "elective"."""

    id: int
    block_id: int
    module_id: int
    key: str
    title: str
    minutes: int
    category: int
    position: int = 0
    summary: str = ""
    requirement: str = "elective"
    orientation: str = ""
    level: str = "any"
    is_joint: bool = False
    opens_on: date | None = None
    choice_set_id: int | None = None
    prerequisites: tuple[int, ...] = ()

    def is_for(self, orientation: str, level: str) -> bool:
        return self.level in ("any", level) and self.orientation in ("", orientation)


@dataclass(frozen=True, slots=True)
class Done:
    """When a module was done, and in which way: "self", "live" or "recording"."""

    on: date
    way: str = "self"


@dataclass(frozen=True)
class PlanInput:
    """`chosen` holds ids of rules; `done` and `started` ids of modules, the last one seen first in `started`."""

    blocks: tuple[BlockFacts, ...]
    rules: tuple[RuleFacts, ...]
    orientation: str
    level: str
    today: date
    categories: Mapping[int, str] = field(default_factory=dict)
    choice_sets: tuple[ChoiceSetFacts, ...] = ()
    chosen: frozenset[int] = frozenset()
    done: Mapping[int, Done] = field(default_factory=dict)
    started: tuple[int, ...] = ()


# What comes out


class State(StrEnum):
    DONE = "done"
    STARTED = "started"
    OPEN = "open"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """One module in the plan. `counts` is true for what the block cannot be finished without."""

    rule: RuleFacts
    state: State
    why: Reason
    counts: bool
    is_chosen: bool = False
    lock: Lock | None = None
    done: Done | None = None

    @property
    def rule_id(self) -> int:
        return self.rule.id

    @property
    def module_id(self) -> int:
        return self.rule.module_id

    @property
    def key(self) -> str:
        return self.rule.key

    @property
    def title(self) -> str:
        return self.rule.title

    @property
    def summary(self) -> str:
        return self.rule.summary

    @property
    def minutes(self) -> int:
        return self.rule.minutes

    @property
    def is_joint(self) -> bool:
        return self.rule.is_joint

    @property
    def locked_because(self) -> str:
        return self.lock.sentence if self.lock else ""

    @property
    def is_done(self) -> bool:
        return self.state == State.DONE

    @property
    def is_locked(self) -> bool:
        return self.state == State.LOCKED


@dataclass(frozen=True, slots=True)
class PlanCategory:
    """One of the six, with what the plan has in it: nothing, when everything there is elective and not chosen."""

    number: int
    name: str
    items: tuple[PlanItem, ...]

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)

    @property
    def done(self) -> int:
        return sum(item.is_done for item in self.items)

    @property
    def total(self) -> int:
        return len(self.items)

    @property
    def percent(self) -> int:
        """How much of the category's time is done."""
        minutes = sum(item.minutes for item in self.items if item.is_done)
        return round(100 * minutes / self.minutes) if self.minutes else 0

    @property
    def state(self) -> str:
        """done, part, open or locked: what the soil profile shows."""
        states = {item.state for item in self.items}
        if states == {State.DONE}:
            return "done"
        if states & {State.DONE, State.STARTED}:
            return "part"
        return "locked" if states == {State.LOCKED} else "open"

    @property
    def locked_because(self) -> str:
        """The first lock in a category where nothing is open."""
        return next((item.locked_because for item in self.items if item.lock), "") if self.state == "locked" else ""


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """`lock` says what opens the block; a module in an open block may still have a lock of its own."""

    facts: BlockFacts
    categories: tuple[PlanCategory, ...]
    lock: Lock | None
    mandatory_done: int
    mandatory_total: int
    minutes_done: int
    minutes_left: int

    @property
    def id(self) -> int:
        return self.facts.id

    @property
    def name(self) -> str:
        return self.facts.name

    @property
    def items(self) -> tuple[PlanItem, ...]:
        return tuple(item for category in self.categories for item in category.items)

    @property
    def is_locked(self) -> bool:
        return self.lock is not None

    @property
    def locked_because(self) -> str:
        return self.lock.sentence if self.lock else ""

    @property
    def is_complete(self) -> bool:
        """Is the mandatory part done? A block without one is never complete by itself."""
        return 0 < self.mandatory_total <= self.mandatory_done


@dataclass(frozen=True, slots=True)
class Elective:
    """Something that can be chosen. `is_for_you`: it is meant for the person's level and orientation."""

    rule: RuleFacts
    is_for_you: bool
    choice_set: ChoiceSetFacts | None = None

    @property
    def rule_id(self) -> int:
        return self.rule.id

    @property
    def title(self) -> str:
        return self.rule.title

    @property
    def minutes(self) -> int:
        return self.rule.minutes


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a learner's pages show of the plan."""

    blocks: tuple[PlanBlock, ...]
    categories: tuple[PlanCategory, ...]
    electives: tuple[Elective, ...]
    next_item: PlanItem | None
    minutes_done: int
    minutes_left: int

    @property
    def items(self) -> tuple[PlanItem, ...]:
        return tuple(item for block in self.blocks for item in block.items)

    @property
    def minutes(self) -> int:
        return self.minutes_done + self.minutes_left

    @property
    def mandatory_done(self) -> int:
        return sum(block.mandatory_done for block in self.blocks)

    @property
    def mandatory_total(self) -> int:
        return sum(block.mandatory_total for block in self.blocks)

    @property
    def is_complete(self) -> bool:
        return 0 < self.mandatory_total <= self.mandatory_done

    def item_for(self, module_id: int) -> PlanItem | None:
        """The module's place in the plan, or None when it is not there."""
        return next((item for item in self.items if item.module_id == module_id), None)
