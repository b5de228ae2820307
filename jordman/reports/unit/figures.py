"""The protected figures of a unit on a day: all that My unit shows of people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, F, Sum

from jordman.champions.standing import champions_of
from jordman.disclosure.cells import SMALL, Cell, protect_count
from jordman.disclosure.models import Snapshot
from jordman.disclosure.tables import cell_from_json, cell_to_json
from jordman.learning.models import TimeEntry
from jordman.organisations.models import Employment, Organisation
from jordman.reports.unit.protecting import Held, protected_counts
from jordman.team_sessions.coverage import Stratum, coverage_at, protected_strata
from jordman.team_sessions.models import TeamSession

CHAMPIONS = ("champions", "champion_used", "champion_set_aside")


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """`counts` has a cell for each held session by its id. Minutes are of the term: from `term` on."""

    headcount: int
    strata: tuple[Stratum, ...]
    counts: dict[int, Cell]
    module_minutes: Cell
    champions: int
    champion_used: int
    champion_set_aside: int

    def count_at(self, session_id: int) -> Cell | None:
        """None for a session that was held after the day's figures were counted."""
        return self.counts.get(session_id)

    def reached(self, times: int) -> int | None:
        """How many were at `times` sessions or more, when a border of the strata runs there."""
        at = next((number for number, each in enumerate(self.strata) if each.low == times), 0)
        return sum(each.count for each in self.strata[at:]) if at else None

    @property
    def at_least_once(self) -> int:
        """At least so many were there at all; exactly so many when `reached(1)` says it too."""
        return sum(each.count for each in self.strata[1:])

    def to_json(self) -> dict[str, Any]:
        return {
            "headcount": self.headcount,
            "strata": [[each.low, each.high, each.count] for each in self.strata],
            "counts": [[session_id, cell_to_json(cell)] for session_id, cell in self.counts.items()],
            "module_minutes": cell_to_json(self.module_minutes),
            "champions": [self.champions, self.champion_used, self.champion_set_aside],
        }


def figures_from_json(kept: dict[str, Any]) -> UnitFigures:
    return UnitFigures(
        headcount=kept["headcount"],
        strata=tuple(Stratum(*row) for row in kept["strata"]),
        counts={session_id: cell_from_json(cell) for session_id, cell in kept["counts"]},
        module_minutes=cell_from_json(kept["module_minutes"]),
        **dict(zip(CHAMPIONS, kept["champions"], strict=True)),
    )


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted: the unit's held sessions since the first of them, and its time since the term began."""

    unit: Organisation
    held: Sequence[TeamSession]
    since: date
    term: date
    today: date


def figures_of(counting: Counting) -> UnitFigures:
    """The day's figures: once a session has been held they stay as they are until tomorrow."""
    fresh: list[UnitFigures] = []

    def worth_keeping() -> dict[str, Any] | None:
        fresh.append(count_figures(counting, settings.SMALL_GROUP_THRESHOLD))
        return fresh[0].to_json() if counting.held else None

    kept = Snapshot.objects.figures_of(f"unit:{counting.unit.pk}", counting.today, worth_keeping)
    return figures_from_json(kept) if kept else fresh[0]


def count_figures(counting: Counting, threshold: int) -> UnitFigures:
    unit, held = counting.unit, counting.held
    coverage = coverage_at([unit.pk], counting.since)[unit.pk]
    strata = protected_strata(coverage.by_times, threshold) if held else ()
    sessions = [Held(session.people, session.headcount) for session in held]
    cells = protected_counts(coverage.by_times, strata, sessions, threshold)
    yesterday = counting.today - timedelta(days=1)
    champions = champions_of(unit.pk, min(counting.term, yesterday), yesterday)
    return UnitFigures(
        headcount=coverage.headcount,
        strata=strata,
        counts={session.pk: cell for session, cell in zip(held, cells, strict=True)},
        module_minutes=_module_minutes(counting, threshold),
        champions=champions.champions,
        champion_used=champions.used_minutes,
        champion_set_aside=champions.set_aside_minutes,
    )


def _module_minutes(counting: Counting, threshold: int) -> Cell:
    """Minutes in modules of those who work here, when enough have spent them.

    The unit's own managers are left out: whoever reads the sum could take their own part from it.
    """
    staff = Employment.objects.current().filter(unit=counting.unit, is_unit_manager=False)
    entries = TimeEntry.objects.filter(
        user__in=staff.values("user"), source=TimeEntry.Source.MODULE, on__gte=counting.term, on__lt=counting.today
    )
    sums = entries.filter(minutes__gt=0).aggregate(
        people=Count("user", distinct=True), spent=Sum(F("minutes"), default=0)
    )
    return Cell(sums["spent"]) if protect_count(sums["people"], threshold).is_shown else SMALL
