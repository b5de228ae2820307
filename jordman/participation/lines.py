"""One person in one month: what is reported of them, and what stands in the way. Pure dataclasses and rules."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from jordman.participation.months import last_day


class Standing(StrEnum):
    """How a person's hours stand with their manager."""

    NOTHING = "nothing"  # no hours, so nothing to attest
    WAITING = "waiting"
    CHANGED = "changed"  # attested, and then the hours changed
    WRONG = "wrong"  # the manager says that something is wrong
    MENDED = "mended"  # wrong, and then the hours changed
    ATTESTED = "attested"


OPEN = frozenset({Standing.WAITING, Standing.CHANGED, Standing.MENDED})


class Fault(StrEnum):
    """What the check list tells of a line. Those in `STOPPING` keep the person out of the file."""

    NO_START = "no_start"
    STOPS_BEFORE_START = "stops_before_start"
    OUTSIDE_DATES = "outside_dates"
    WRONG = "wrong"
    CHANGED = "changed"
    NOT_ATTESTED = "not_attested"
    NO_UNIT = "no_unit"
    NO_ATTESTER = "no_attester"
    NO_SEX = "no_sex"
    MANY_HOURS = "many_hours"
    SEVERAL_UNITS = "several_units"


STOPPING = frozenset(list(Fault)[:8])


@dataclass(frozen=True)
class Person:
    """As the enrolment and the person's row say it; `number` is theirs in the reporting, if they have one yet."""

    user_id: int
    given_name: str
    family_name: str
    is_protected: bool
    sex: str
    starts_on: date | None
    stops_on: date | None
    number: int | None = None
    said_workplace: str = ""
    employer: str = ""

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def comes_or_goes_in(self, month: date) -> bool:
        days = (self.starts_on, self.stops_on)
        return any(day and (day.year, day.month) == (month.year, month.month) for day in days)


@dataclass(frozen=True)
class Workplace:
    """Where the person worked when the month ended, and who attests them there."""

    unit_id: int
    name: str
    code: str
    employer: str
    employment_number: str
    attesters: frozenset[int]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Word:
    """What the manager has said, of how many minutes; and what the lead has taken off."""

    state: str
    minutes: int
    note: str = ""
    paper: str = ""
    at: datetime | None = None
    by_id: int | None = None
    taken_off: int = 0
    taken_off_because: str = ""


@dataclass(frozen=True)
class Line:
    """`counted` is the ledger's sum of minutes, `first_on` and `last_on` the days of the first and the last of them."""

    person: Person
    month: date
    counted: int
    first_on: date | None
    last_on: date | None
    workplace: Workplace | None
    word: Word | None

    @property
    def minutes(self) -> int:
        """What is attested and reported: the ledger's, less what the lead has taken off."""
        return max(0, self.counted - (self.word.taken_off if self.word else 0))

    @property
    def stops_on(self) -> date | None:
        """A stop in a later month is not known yet."""
        stops_on = self.person.stops_on
        return stops_on if stops_on and stops_on <= last_day(self.month) else None

    @cached_property
    def standing(self) -> Standing:
        if not self.minutes:
            return Standing.NOTHING
        if self.word is None or self.word.state == "waiting":
            return Standing.WAITING
        is_same = self.word.minutes == self.minutes
        if self.word.state == "wrong":
            return Standing.WRONG if is_same else Standing.MENDED
        return Standing.ATTESTED if is_same else Standing.CHANGED

    @property
    def is_open(self) -> bool:
        return self.standing in OPEN

    @property
    def workplace_name(self) -> str:
        return self.workplace.name if self.workplace else self.person.said_workplace

    @property
    def employer(self) -> str:
        return self.workplace.employer if self.workplace else self.person.employer

    @property
    def attesters(self) -> frozenset[int]:
        return self.workplace.attesters if self.workplace else frozenset()


def faults_of(line: Line, *, hours_limit: int) -> frozenset[Fault]:
    """Everything to tell of a line. Those whose identity is protected are reported by hand, and not looked at here."""
    found = {
        Fault.NO_SEX: line.person.sex == "unknown",
        Fault.MANY_HOURS: line.minutes > hours_limit * 60,
        Fault.SEVERAL_UNITS: bool(line.workplace and line.workplace.others and line.minutes),
        **_dates(line),
        **_attesting(line),
    }
    return frozenset(fault for fault, is_so in found.items() if is_so)


def _dates(line: Line) -> dict[Fault, bool]:
    start, stop = line.person.starts_on, line.person.stops_on
    crosses = bool(start and stop and stop < start)
    early = bool(start and line.first_on and line.first_on < start)
    late = bool(stop and line.last_on and line.last_on > stop)
    return {
        Fault.NO_START: start is None,
        Fault.STOPS_BEFORE_START: crosses,
        Fault.OUTSIDE_DATES: (early or late) and not crosses,
    }


def _attesting(line: Line) -> dict[Fault, bool]:
    """One reason each, the nearest to what has to be done."""
    is_open = line.is_open
    no_unit = is_open and line.workplace is None
    no_attester = is_open and not no_unit and not line.attesters
    return {
        Fault.WRONG: line.standing is Standing.WRONG,
        Fault.NO_UNIT: no_unit,
        Fault.NO_ATTESTER: no_attester,
        Fault.CHANGED: line.standing is Standing.CHANGED and bool(line.attesters),
        Fault.NOT_ATTESTED: line.standing in {Standing.WAITING, Standing.MENDED} and bool(line.attesters),
    }


def is_reportable(line: Line) -> bool:
    """Is there nothing that keeps the person out of the month's file?"""
    return not line.person.is_protected and not faults_of(line, hours_limit=744) & STOPPING
