"""Who was in a meeting and for how long, as a meeting tool's file says it."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from jordman.integrations.tables.table import Note


class Tool(StrEnum):
    TEAMS = "teams"
    ZOOM = "zoom"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Join:
    """From coming in to going out. Times are the file's own, without a time zone."""

    starts_at: dt.datetime
    ends_at: dt.datetime


@dataclass(frozen=True, slots=True)
class AttendancePerson:
    """One person, however often they came in. `minutes` counts time that overlaps once."""

    name: str = field(repr=False)
    email: str = field(default="", repr=False)
    minutes: int = 0
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True)
class AttendanceFile:
    tool: Tool
    starts_at: dt.datetime | None
    ends_at: dt.datetime | None
    people: tuple[AttendancePerson, ...] = field(repr=False)
    notes: tuple[Note, ...] = ()
