"""What the rows of a staff file, a unit list or a sign-up form say, once read. Names and addresses never print."""

import dataclasses
import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from jordman.integrations.staff_files.fields import Contents, Field
from jordman.integrations.staff_files.role_groups import RoleGroup
from jordman.integrations.staff_files.values import Sex
from jordman.integrations.tables.table import Note


def unit_key(code: str, name: str) -> str:
    """What a unit is known by: its code, or its name in a file without codes."""
    return code or name.casefold()


@dataclass(frozen=True, slots=True)
class StaffRow:
    """One employment. `said` is the fields that the file has a column for: an empty cell there is an answer."""

    row_number: int
    said: frozenset[Field] = field(repr=False)
    employment_number: str = ""
    given_name: str = field(default="", repr=False)
    family_name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    unit_code: str = ""
    unit_name: str = ""
    parent_unit_code: str = ""
    manager_number: str = ""
    title: str = ""
    title_code: str = ""
    share: Decimal | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    sex: Sex = field(default=Sex.UNKNOWN, repr=False)
    is_protected: bool = field(default=False, repr=False)
    role_group: RoleGroup = RoleGroup.STAFF

    @property
    def unit_key(self) -> str:
        return unit_key(self.unit_code, self.unit_name)

    @property
    def identity(self) -> str:
        return self.employment_number or self.email


@dataclass(frozen=True, slots=True)
class UnitRow:
    row_number: int
    said: frozenset[Field] = field(repr=False)
    code: str = ""
    name: str = ""
    parent_code: str = ""
    manager_number: str = ""

    @property
    def key(self) -> str:
        return unit_key(self.code, self.name)


@dataclass(frozen=True, slots=True)
class SignUpRow:
    """One person's answer in a sign-up form. `role_group` is None when the form does not ask."""

    row_number: int
    given_name: str = field(repr=False)
    family_name: str = field(repr=False)
    email: str = field(repr=False)
    organisation_name: str = ""
    unit_name: str = ""
    role_group: RoleGroup | None = None
    sex: Sex = field(default=Sex.UNKNOWN, repr=False)
    with_team: bool | None = None
    is_protected: bool = field(default=False, repr=False)
    submitted_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that is left out, and why. `identity` keeps its person from counting as gone."""

    row_number: int
    field: Field | None
    message: str
    identity: str = dataclasses.field(default="", repr=False)
    table: str = ""


@dataclass(frozen=True, slots=True)
class ReadRows:
    """Everything read from one table, or from several put together."""

    contents: Contents
    staff: tuple[StaffRow, ...] = field(default=(), repr=False)
    units: tuple[UnitRow, ...] = field(default=(), repr=False)
    sign_ups: tuple[SignUpRow, ...] = field(default=(), repr=False)
    faults: tuple[RowFault, ...] = ()
    notes: tuple[Note, ...] = ()


def combine(parts: list[ReadRows]) -> ReadRows:
    """The sheets of a workbook as one: units and staff are often on a sheet each."""
    kinds = [part.contents for part in parts]
    order = (Contents.STAFF, Contents.SIGN_UPS, Contents.UNITS)
    contents = next((kind for kind in order if kind in kinds), Contents.UNKNOWN)
    return ReadRows(
        contents,
        tuple(row for part in parts for row in part.staff),
        tuple(row for part in parts for row in part.units),
        tuple(row for part in parts for row in part.sign_ups),
        tuple(fault for part in parts for fault in part.faults),
        tuple(note for part in parts for note in part.notes),
    )
