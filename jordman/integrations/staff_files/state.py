"""What is known before an import, and what would differ after it. Frozen values, without a database."""

import datetime as dt
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from typing import Generic, TypeVar

from jordman.integrations.staff_files.role_groups import RoleGroup
from jordman.integrations.staff_files.rows import RowFault
from jordman.integrations.staff_files.values import Sex
from jordman.integrations.tables.table import Note


@dataclass(frozen=True, slots=True)
class UnitState:
    """A unit or department of one employer. An empty parent is the employer itself."""

    key: str
    code: str
    name: str
    parent_key: str = ""
    is_department: bool = False


@dataclass(frozen=True, slots=True)
class PersonState:
    """A person. `key` is the caller's own for a known person, and begins with `NEW` for a new one."""

    key: str = field(repr=False)
    email: str = field(default="", repr=False)
    given_name: str = field(default="", repr=False)
    family_name: str = field(default="", repr=False)
    sex: Sex = field(default=Sex.UNKNOWN, repr=False)
    is_protected: bool = field(default=False, repr=False)


@dataclass(frozen=True, slots=True)
class EmploymentState:
    person_key: str = field(repr=False)
    employment_number: str
    unit_key: str
    title: str = ""
    share: Decimal | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    role_group: RoleGroup = RoleGroup.STAFF
    is_unit_manager: bool = False

    def is_ended(self, today: dt.date) -> bool:
        return self.ends_on is not None and self.ends_on < today


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known of one employer: its units and employments, and everyone whom the file may mean.

    `people` holds those employed here, and whoever else has an e-mail address that stands in the file.
    """

    units: tuple[UnitState, ...] = ()
    people: tuple[PersonState, ...] = field(default=(), repr=False)
    employments: tuple[EmploymentState, ...] = field(default=(), repr=False)


State = TypeVar("State", bound=UnitState | PersonState | EmploymentState)
NEW = "new:"


@dataclass(frozen=True, slots=True)
class Change(Generic[State]):
    before: State
    after: State
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes(Generic[State]):
    """Every state of one kind, sorted by what the import does to it."""

    new: tuple[State, ...] = ()
    changed: tuple[Change[State], ...] = ()
    unchanged: tuple[State, ...] = ()
    left: tuple[State, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed or self.left)


@dataclass(frozen=True, slots=True)
class UnitManager:
    """Who leads a unit, also when they are employed at another one."""

    unit_key: str
    person_key: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. New units stand with parents before children.

    Employments in `left` end on `leaves_on`; units in `left` are closed. People are never removed.
    """

    units: Changes[UnitState]
    people: Changes[PersonState]
    employments: Changes[EmploymentState]
    unit_managers: tuple[UnitManager, ...]
    leaves_on: dt.date
    faults: tuple[RowFault, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing would differ afterwards."""
        return self.units.is_empty and self.people.is_empty and self.employments.is_empty

    def after(self, snapshot: Snapshot) -> Snapshot:
        """What is known once the plan is carried out on the snapshot that it was made from."""
        return Snapshot(
            _applied(snapshot.units, self.units),
            _applied(snapshot.people, Changes(self.people.new, self.people.changed, self.people.unchanged)),
            (
                *_applied(snapshot.employments, self.employments),
                *(replace(employment, ends_on=self.leaves_on) for employment in self.employments.left),
            ),
        )


def compare(before: State, after: State) -> Change[State] | None:
    """The change between two states, None when they are equal."""
    names = tuple(item.name for item in fields(before) if getattr(before, item.name) != getattr(after, item.name))
    return Change(before, after, names) if names else None


def _applied(known: tuple[State, ...], changes: Changes[State]) -> tuple[State, ...]:
    gone = {*changes.left, *(change.before for change in changes.changed)}
    kept = tuple(state for state in known if state not in gone)
    return (*kept, *(change.after for change in changes.changed), *changes.new)
