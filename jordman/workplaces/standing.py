"""How units stand, read in bulk for those above: a few questions for one unit or ten thousand. No person in it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import Count, Max, Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from jordman.workplaces.leaders import managers_of
from jordman.workplaces.models import (
    ManagerPreparation,
    Promise,
    Readiness,
    ReservedTime,
    RoutineChange,
    TargetPicture,
)

# SQLite takes some thirty thousand values in one question.
CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class Reserved:
    """What is set aside for each person in the term that goes on, or else in the next one."""

    training_minutes: int
    talk_minutes: int
    people: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Routines:
    """The unit's answers to which routine changed. `asked` are all questions, those that wait among them.

    `hours_freed` is the unit's own estimate for a week, all its changed routines together.
    """

    asked: int = 0
    changed: int = 0
    trying: int = 0
    same: int = 0
    hours_freed: Decimal = Decimal(0)
    last_changed_on: date | None = None
    last_answered_on: date | None = None

    @property
    def answered(self) -> int:
        return self.changed + self.trying + self.same


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """`readiness` has the items that have been answered. `manager_prepared` is None where nobody leads the unit."""

    unit_id: int
    target_picture_on: date | None = None
    target_picture_version: int = 0
    reserved: Reserved | None = None
    readiness: Mapping[str, str] = field(default_factory=dict)
    manager_prepared: bool | None = None
    promises_open: int = 0
    promises_overdue: int = 0
    routines: Routines = Routines()

    @property
    def red_items(self) -> tuple[str, ...]:
        return tuple(item for item in Readiness.Item.values if self.readiness.get(item) == Readiness.State.RED)

    @property
    def is_ready(self) -> bool:
        """Is everything that must work answered, and nothing of it red?"""
        return not self.red_items and all(self.readiness.get(item) for item in Readiness.Item.values)


def standing_at(unit_ids: Collection[int], today: date) -> dict[int, UnitStanding]:
    """Each unit's standing; a unit that has prepared nothing has one too."""
    ids = list(unit_ids)
    found: dict[int, UnitStanding] = {}
    for start in range(0, len(ids), CHUNK):
        found |= _standing(ids[start : start + CHUNK], today)
    return found


def _standing(ids: list[int], today: date) -> dict[int, UnitStanding]:
    pictures, reserved, readiness = _pictures(ids), _reserved(ids, today), _readiness(ids)
    prepared, promises, routines = _prepared(ids), _promises(ids, today), _routines(ids)
    return {
        unit_id: UnitStanding(
            unit_id,
            *pictures.get(unit_id, (None, 0)),
            reserved.get(unit_id),
            readiness.get(unit_id, {}),
            prepared.get(unit_id),
            *promises.get(unit_id, (0, 0)),
            routines.get(unit_id, Routines()),
        )
        for unit_id in ids
    }


def _pictures(ids: list[int]) -> dict[int, tuple[date | None, int]]:
    rows = TargetPicture.objects.filter(unit__in=ids).order_by("version").values_list("unit", "version", "written_at")
    return {unit_id: (timezone.localdate(written_at), version) for unit_id, version, written_at in rows}


def _reserved(ids: list[int], today: date) -> dict[int, Reserved]:
    whole = ReservedTime.objects.filter(unit__in=ids, ends_on__gte=today, training_hours__gt=0, talk_hours__gt=0)
    # The first that is not over: earlier ones come last, so that they are the ones that stay.
    rows = whole.order_by("-starts_on").values_list(
        "unit", "training_hours", "talk_hours", "people", "starts_on", "ends_on"
    )
    return {
        unit_id: Reserved(_minutes(training), _minutes(talk), people, starts_on, ends_on)
        for unit_id, training, talk, people, starts_on, ends_on in rows
    }


def _minutes(hours: Decimal | None) -> int:
    return round((hours or Decimal(0)) * 60)


def _readiness(ids: list[int]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    rows = Readiness.objects.filter(unit__in=ids).exclude(state=Readiness.State.UNKNOWN)
    for unit_id, item, state in rows.values_list("unit", "item", "state"):
        found.setdefault(unit_id, {})[item] = state
    return found


def _prepared(ids: list[int]) -> dict[int, bool]:
    managers = managers_of(ids)
    said = ManagerPreparation.objects.filter(user__in=set().union(*managers.values()))
    prepared = set(said.exclude(says_module_done_on=None).values_list("user", flat=True))
    return {unit_id: not prepared.isdisjoint(users) for unit_id, users in managers.items()}


def _promises(ids: list[int], today: date) -> dict[int, tuple[int, int]]:
    rows = Promise.objects.filter(unit__in=ids, kept_on=None).order_by().values("unit")
    counted = rows.annotate(open=Count("pk"), overdue=Count("pk", filter=Q(due_on__lt=today)))
    return {row["unit"]: (row["open"], row["overdue"]) for row in counted}


def _routines(ids: list[int]) -> dict[int, Routines]:
    states = RoutineChange.State
    rows = RoutineChange.objects.filter(unit__in=ids).order_by().values("unit")
    counted = rows.annotate(
        asked=Count("pk"),
        changed=Count("pk", filter=Q(state=states.CHANGED)),
        trying=Count("pk", filter=Q(state=states.TRYING)),
        same=Count("pk", filter=Q(state=states.SAME)),
        hours_freed=Coalesce(Sum("hours_freed"), Decimal(0)),
        last_changed_on=Max("answered_on", filter=Q(state=states.CHANGED)),
        last_answered_on=Max("answered_on"),
    )
    shown = ("unit", "asked", "changed", "trying", "same", "hours_freed", "last_changed_on", "last_answered_on")
    return {unit_id: Routines(*counts) for unit_id, *counts in counted.values_list(*shown)}
