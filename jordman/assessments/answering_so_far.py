"""How many have answered while a wave is open: in steps of the threshold, once a day, and never of a small unit.

A step is never smaller than the threshold, so that the difference between two days, or between a whole and its parts,
is never a small group. What is said of a unit, like everything else, says nothing of who.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from jordman.assessments.models import Invitation, Wave
from jordman.disclosure.models import Snapshot


@dataclass(frozen=True)
class UnitSoFar:
    name: str
    asked: int
    at_least: int


@dataclass(frozen=True)
class SoFar:
    """`at_least`: so many have answered, or some more. 0: fewer than the threshold."""

    asked: int
    at_least: int
    units: tuple[UnitSoFar, ...]
    small_units: int


def so_far(wave: Wave) -> SoFar:
    """As it was when somebody first looked today."""
    kept = Snapshot.objects.figures_of(f"answering:{wave.pk}", timezone.localdate(), lambda: _count(wave)) or {}
    return SoFar(kept["asked"], kept["at_least"], tuple(UnitSoFar(*row) for row in kept["units"]), kept["small_units"])


def _count(wave: Wave) -> dict[str, Any]:
    groups = Invitation.objects.filter(wave=wave).values_list("unit", "unit__name").order_by("unit__name", "unit")
    rows = list(groups.annotate(asked=Count("*"), answered=Count("pk", filter=Q(has_answered=True))))
    large = [row for row in rows if row[2] >= wave.threshold]
    return {
        "asked": sum(row[2] for row in rows),
        "at_least": stepped(sum(row[3] for row in rows), wave.threshold),
        "units": [[name, asked, stepped(answered, wave.threshold)] for _unit, name, asked, answered in large],
        "small_units": len(rows) - len(large),
    }


def stepped(people: int, threshold: int) -> int:
    """Down to a whole number of thresholds."""
    return people - people % threshold
