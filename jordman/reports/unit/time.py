"""Time set aside against time used, for the whole unit. Pure functions over what may be shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from jordman.disclosure.cells import Cell


@dataclass(frozen=True, slots=True)
class Counted:
    """A held session of the term: how many were there, as it may be shown, and how long its two parts are."""

    people: Cell | None
    teach_minutes: int
    talk_minutes: int


@dataclass(frozen=True, slots=True)
class TimeLine:
    """Minutes used of minutes planned. `used` is None when it may not be shown; `is_least` when a part may not."""

    used: int | None
    planned: int
    is_least: bool = False

    @property
    def used_hours(self) -> int:
        return round((self.used or 0) / 60)

    @property
    def planned_hours(self) -> int:
        return round(self.planned / 60)


def training(sessions: Iterable[Counted], modules: Cell, planned: int) -> TimeLine:
    """The teaching parts of the sessions and everybody's own modules together."""
    taught, hides = _used((each.people, each.teach_minutes) for each in sessions)
    is_least = hides or not modules.is_shown
    return TimeLine(
        None if is_least and not taught + (modules.value or 0) else taught + (modules.value or 0), planned, is_least
    )


def talk(sessions: Iterable[Counted], planned: int) -> TimeLine:
    talked, hides = _used((each.people, each.talk_minutes) for each in sessions)
    return TimeLine(None if hides and not talked else talked, planned, hides)


def _used(parts: Iterable[tuple[Cell | None, int]]) -> tuple[int, bool]:
    """Minutes of the sessions whose people may be shown, and whether there are others."""
    used, hides = 0, False
    for cell, minutes in parts:
        if cell is None or cell.value is None:
            hides = True
        else:
            used += cell.value * minutes
    return used, hides
