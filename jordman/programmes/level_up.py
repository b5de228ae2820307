"""Level Up as a template: read from `data/level_up.yaml`, given the dates of a year. No database.

The room of live sessions adds a function to `STARTERS` when it starts; it is called inside the action that makes a
Level Up, with the programme and the rows of its sessions.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml

from jordman.programmes.swedish_days import first_monday, meeting_day

if TYPE_CHECKING:
    from jordman.accounts.models import User
    from jordman.programmes.models import Programme

FILE = Path(__file__).parent / "data" / "level_up.yaml"
STARTER = Path(__file__).parent.parent / "library" / "starter"
SWEDEN = ZoneInfo("Europe/Stockholm")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class TemplateModule:
    key: str
    title: str
    requirement: str = "elective"
    orientation: str = ""
    level: str = "any"
    is_joint: bool = False


@dataclass(frozen=True)
class TemplateBlock:
    key: str
    name: str
    modules: tuple[TemplateModule, ...]
    gated_by: str = ""


@dataclass(frozen=True)
class TemplateSession:
    title: str
    block: str
    week: int
    weekday: str
    at: str
    minutes: int
    description: str = ""
    module: str = ""
    orientation: str = ""
    group_minutes: int = 0


@dataclass(frozen=True)
class Template:
    name: str
    purpose: str
    target_people: int
    target_women_percent: int
    weekly_minutes: int
    enrolment_closes_weeks_into_main: int
    blocks: tuple[TemplateBlock, ...]
    sessions: tuple[TemplateSession, ...]
    others: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Dates:
    """The days of one year's Level Up."""

    base_opens_on: date
    base_closes_on: date
    main_opens_on: date
    main_closes_on: date

    def opens_on(self, block: str) -> date:
        return self.base_opens_on if block == "base" else self.main_opens_on

    def closes_on(self, block: str) -> date:
        return self.base_closes_on if block == "base" else self.main_closes_on


@dataclass(frozen=True)
class SessionRow:
    """A live session to be made: everything but its programme. `module_key` is "" when it belongs to no module."""

    title: str
    description: str
    module_key: str
    starts_at: datetime
    ends_at: datetime
    group_minutes: int
    orientation: str


STARTERS: list[Callable[["Programme", tuple[SessionRow, ...], "User | None"], None]] = []


@cache
def read_template() -> Template:
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    blocks = tuple(
        TemplateBlock(**{**block, "modules": tuple(TemplateModule(**module) for module in block["modules"])})
        for block in data.pop("blocks")
    )
    sessions = tuple(TemplateSession(**session) for session in data.pop("sessions"))
    return Template(**data, blocks=blocks, sessions=sessions)


def dates_of(year: int) -> Dates:
    """Base from the first working Monday after May Day to the end of June; main from the third Monday of August.

    The main block ends on the last Friday before Christmas Eve's eve.
    """
    before_christmas = date(year, 12, 22)
    return Dates(
        base_opens_on=first_monday(date(year, 5, 2)),
        base_closes_on=date(year, 6, 30),
        main_opens_on=first_monday(date(year, 8, 15)),
        main_closes_on=before_christmas - timedelta(days=(before_christmas.weekday() - 4) % 7),
    )


def year_to_propose(today: date) -> int:
    """This year while its base block is still to come, then the next."""
    return today.year if today <= dates_of(today.year).base_opens_on else today.year + 1


def sessions_of(year: int) -> tuple[SessionRow, ...]:
    """The live sessions of a year's Level Up, with days and times."""
    dates = dates_of(year)
    return tuple(_session(row, dates.opens_on(row.block)) for row in read_template().sessions)


def _session(row: TemplateSession, block_opens_on: date) -> SessionRow:
    monday = block_opens_on - timedelta(days=block_opens_on.weekday())
    day = meeting_day(monday + row.week * WEEK + timedelta(days=WEEKDAYS.index(row.weekday)))
    starts_at = datetime.combine(day, time.fromisoformat(row.at), SWEDEN)
    return SessionRow(
        title=row.title,
        description=row.description,
        module_key=row.module,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=row.minutes),
        group_minutes=row.group_minutes,
        orientation=row.orientation,
    )


def starter_keys() -> frozenset[str]:
    """Keys of the modules that come with the product."""
    return frozenset(folder.parent.name for folder in STARTER.glob("*/module.md"))
