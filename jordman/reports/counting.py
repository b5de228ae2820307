"""Reads a programme's sums into tables of groups: a row of SQL for each group, however many the people are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, Sum

from jordman.accounts.models import User
from jordman.disclosure.tables import Row, Table
from jordman.learning.models import CompletionTally, HourTally
from jordman.programmes.models import EnrolmentTally, Orientation, Programme

UNKNOWN = User.Sex.UNKNOWN.value
SEXES: tuple[str, ...] = (User.Sex.WOMAN.value, User.Sex.MAN.value, UNKNOWN)
ORIENTATIONS: tuple[str, ...] = tuple(Orientation.values)
DONE = ("done", "not")
EVERYONE = ("everyone",)

SWEDISH = str.maketrans({"å": "{a", "ä": "{b", "æ": "{b", "ö": "{c", "ø": "{c", "é": "e", "ü": "y"})


def alphabetical(name: str) -> str:
    """A key that sorts as Swedish does, in every database: å, ä, ö last."""
    return name.casefold().translate(SWEDISH)


@dataclass(frozen=True, slots=True)
class Enrolled:
    """How many are enrolled from an organisation, in the order of SEXES and ORIENTATIONS."""

    organisation_id: int
    name: str
    by_sex: tuple[int, ...]
    by_role: tuple[int, ...]

    @property
    def people(self) -> int:
        return sum(self.by_sex)

    @property
    def key(self) -> str:
        return str(self.organisation_id)


def count_enrolled(programme: Programme) -> tuple[Enrolled, ...]:
    """Every organisation that somebody is enrolled from, in alphabetical order."""
    sums = {f"sex_{sex}": Sum("people", filter=Q(sex=sex), default=0) for sex in SEXES}
    sums |= {f"role_{role}": Sum("people", filter=Q(orientation=role), default=0) for role in ORIENTATIONS}
    rows = (
        EnrolmentTally.objects.filter(programme=programme, people__gt=0)
        .order_by()
        .values_list("organisation_id", "organisation__name")
        .annotate(**sums)
    )
    first = 2 + len(SEXES)
    found = (Enrolled(row[0], row[1], tuple(row[2:first]), tuple(row[first:])) for row in rows)
    return tuple(sorted(found, key=lambda each: (alphabetical(each.name), each.organisation_id)))


def enrolled_by_sex(enrolled: Iterable[Enrolled]) -> Table:
    rows = tuple(Row(each.key, each.by_sex) for each in enrolled)
    return without_empty_unknown(Table(SEXES, rows, is_zero_safe=True))


def enrolled_by_role(enrolled: Iterable[Enrolled]) -> Table:
    return Table(ORIENTATIONS, tuple(Row(each.key, each.by_role) for each in enrolled), is_zero_safe=True)


def whole(table: Table) -> Table:
    """The table's sums, as one row."""
    sums = tuple(sum(column) for column in zip(*(row.people for row in table.rows), strict=True))
    return Table(table.columns, (Row("", sums or (0,) * len(table.columns)),), is_zero_safe=table.is_zero_safe)


def people_by_role(enrolled: Iterable[Enrolled]) -> dict[str, int]:
    """Roles that somebody has."""
    sums = [sum(column) for column in zip(*(each.by_role for each in enrolled), strict=True)]
    return {role: people for role, people in zip(ORIENTATIONS, sums, strict=False) if people}


def without_empty_unknown(table: Table) -> Table:
    """No column for those who have not stated their sex, when there are none."""
    if any(row.people[-1] for row in table.rows):
        return table
    rows = (Row(row.key, row.people[:-1], row.amounts[:-1] if row.amounts else None) for row in table.rows)
    return Table(table.columns[:-1], tuple(rows), is_zero_safe=table.is_zero_safe, shares_people=table.shares_people)


# Time


@dataclass(frozen=True, slots=True)
class Time:
    """Minutes, and how many people they rest on at least."""

    minutes: int = 0
    people: int = 0

    def beside(self, other: "Time") -> "Time":
        """Together with the time of other people in the same month."""
        return Time(self.minutes + other.minutes, self.people + other.people)

    def after(self, other: "Time") -> "Time":
        """Together with the time of another month, which may be that of the same people."""
        return Time(self.minutes + other.minutes, max(self.people, other.people))


NONE = Time()
ByMonth = Mapping[tuple[date, str, str], Time]


def count_time(programme: Programme) -> ByMonth:
    """By month, orientation and sex."""
    return {(row[0], row[1], row[2]): Time(row[3], row[4]) for row in _time(programme, "month", "orientation", "sex")}


def count_time_by_organisation(programme: Programme) -> dict[int, Time]:
    found: dict[int, Time] = defaultdict(Time)
    for _month, organisation_id, minutes, people in _time(programme, "month", "organisation_id"):
        found[organisation_id] = found[organisation_id].after(Time(minutes, people))
    return found


def _time(programme: Programme, *by: str) -> Iterable[tuple[Any, ...]]:
    rows = HourTally.objects.filter(programme=programme, minutes__gt=0).order_by().values_list(*by)
    return rows.annotate(all_minutes=Sum("minutes"), all_people=Sum("people"))


def months_between(first: date, last: date) -> tuple[date, ...]:
    """The first day of each month, those of both days included."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(date(number // 12, number % 12 + 1, 1) for number in numbers)


def time_by_month(times: ByMonth, months: Sequence[date]) -> Table:
    rows = []
    for month in months:
        cells = [_beside(times.get((month, role, sex), NONE) for role in ORIENTATIONS) for sex in SEXES]
        rows.append(_time_row(f"{month:%Y-%m}", cells))
    return Table(SEXES, tuple(rows), shares_people=True)


def time_by_role(times: ByMonth, months: Sequence[date], roles: Iterable[str]) -> Table:
    rows = []
    for role in roles:
        cells = [_after(times.get((month, role, sex), NONE) for month in months) for sex in SEXES]
        rows.append(_time_row(role, cells))
    return Table(SEXES, tuple(rows))


def time_by_organisation(times: Mapping[int, Time], enrolled: Iterable[Enrolled]) -> Table:
    """Everyone's organisation has a row: one that is missing would say that nobody there has begun."""
    keys = [each.organisation_id for each in enrolled]
    keys += [key for key in times if key not in keys]
    return Table(EVERYONE, tuple(_time_row(str(key), [times.get(key, NONE)]) for key in keys))


def _beside(times: Iterable[Time]) -> Time:
    whole = NONE
    for time in times:
        whole = whole.beside(time)
    return whole


def _after(times: Iterable[Time]) -> Time:
    whole = NONE
    for time in times:
        whole = whole.after(time)
    return whole


def _time_row(key: str, cells: Iterable[Time]) -> Row:
    times = tuple(cells)
    return Row(key, tuple(time.people for time in times), tuple(time.minutes for time in times))


# Blocks


@dataclass(frozen=True, slots=True)
class Completed:
    """How many have done the mandatory part of a block."""

    by_organisation: Mapping[str, int]
    by_role: Mapping[str, int]

    @property
    def people(self) -> int:
        return sum(self.by_role.values())


def count_completed(block_ids: Sequence[int]) -> dict[int, Completed]:
    rows = (
        CompletionTally.objects.filter(block__in=block_ids, people__gt=0)
        .order_by()
        .values_list("block_id", "organisation_id", "orientation")
        .annotate(done=Sum("people"))
    )
    places: dict[int, dict[str, int]] = {block_id: defaultdict(int) for block_id in block_ids}
    roles: dict[int, dict[str, int]] = {block_id: defaultdict(int) for block_id in block_ids}
    for block_id, organisation_id, orientation, done in rows:
        places[block_id][str(organisation_id)] += done
        roles[block_id][orientation] += done
    return {block_id: Completed(places[block_id], roles[block_id]) for block_id in block_ids}


def done_by(done: Mapping[str, int], people: Mapping[str, int]) -> Table:
    """Who has done it, and who has not: those are a group too.

    A group that everyone has left keeps its row, so that the rows make the same sum as all other figures do.
    """
    keys = [*people, *(key for key in done if key not in people)]
    return Table(DONE, tuple(Row(key, (done.get(key, 0), people.get(key, 0) - done.get(key, 0))) for key in keys))
