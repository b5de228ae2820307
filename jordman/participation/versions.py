"""Months against each other: what has changed since it was reported, and which months must be reported again. Pure.

The reporting is chronological: a file for October that is loaded again takes November and December with it, so they
must be loaded again too, also when nothing in them has changed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class Facts:
    """What a row says that a correction could be about. The workplace is kept as it was first reported: the staff file
    has no history, and somebody who moves today did not work elsewhere in May."""

    minutes: int
    sex: str
    starts_on: date | None
    stops_on: date | None


COMPARED = ("minutes", "sex", "starts_on", "stops_on")


class Kind(StrEnum):
    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True)
class Difference:
    """`key` is the participant; `before` and `after` are None where there is no row."""

    key: int
    before: Facts | None
    after: Facts | None

    @property
    def kind(self) -> Kind:
        if self.before is None:
            return Kind.NEW
        return Kind.GONE if self.after is None else Kind.CHANGED

    @property
    def fields(self) -> tuple[str, ...]:
        if self.before is None or self.after is None:
            return ()
        return tuple(name for name in COMPARED if getattr(self.before, name) != getattr(self.after, name))


def differences(before: Mapping[int, Facts], after: Mapping[int, Facts]) -> list[Difference]:
    """Every participant whose row is not what it was, in the order of their numbers."""
    keys = sorted(before.keys() | after.keys())
    return [Difference(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)]


class Stage(StrEnum):
    EMPTY = "empty"  # nobody took part
    COLLECTING = "collecting"  # somebody is missing
    READY = "ready"
    REPORTED = "reported"
    CHANGED = "changed"  # reported, and something has changed since
    AGAIN = "again"  # reported, and an earlier month has been reported after it


@dataclass(frozen=True)
class MonthFacts:
    """`sequence` says in which order reports were made, whatever month they are of; None when the month has none."""

    month: date
    lines: int
    stopped: int
    sequence: int | None
    differences: int


def stages(months: Sequence[MonthFacts]) -> list[tuple[MonthFacts, Stage]]:
    """Each month's stage, the first month first."""
    found, newest = [], 0
    for month in months:
        found.append((month, _stage(month, newest)))
        newest = max(newest, month.sequence or 0)
    return found


def _stage(month: MonthFacts, newest: int) -> Stage:
    if month.sequence is not None:
        if month.differences:
            return Stage.CHANGED
        return Stage.AGAIN if newest > month.sequence else Stage.REPORTED
    if not month.lines:
        return Stage.EMPTY
    return Stage.COLLECTING if month.stopped else Stage.READY


SETTLED = frozenset({Stage.EMPTY, Stage.REPORTED})


def first_unsettled(known: Iterable[tuple[MonthFacts, Stage]], *, before: date) -> date | None:
    """The month that has to be reported before the one that begins on `before`."""
    return next((each.month for each, stage in known if each.month < before and stage not in SETTLED), None)


def affected(known: Iterable[tuple[MonthFacts, Stage]], *, after: date) -> list[date]:
    """Later months that have been reported, and must be so again when this one is."""
    return [each.month for each, _stage in known if each.month > after and each.sequence is not None]
