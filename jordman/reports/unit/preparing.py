"""What the unit has prepared, read in few questions. Nothing here is about a person but the manager's own word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from jordman.accounts.models import User
from jordman.initiatives.models import RolloutUnit
from jordman.organisations.models import Organisation
from jordman.workplaces.models import ManagerPreparation, Promise, Readiness, ReservedTime, TargetPicture

SHOWN_PROMISES = 5


@dataclass(frozen=True, slots=True)
class Reserved:
    """Hours set aside for the term, for everybody together."""

    starts_on: date
    ends_on: date
    training_hours: Decimal
    talk_hours: Decimal


@dataclass(frozen=True, slots=True)
class Prepared:
    """`manager_done`: the reader's own word that they have gone through the module of their role."""

    picture: str
    picture_version: int
    picture_on: datetime | None
    reserved: Reserved | None
    manager_done: bool


def prepared_at(unit: Organisation, manager: User, today: date) -> Prepared:
    """The target picture that holds, the term's hours and the manager's own preparation, in one question."""
    pictures = TargetPicture.objects.filter(unit=OuterRef("pk")).order_by("-version")
    # The term that goes on, or else the next one.
    times = ReservedTime.objects.filter(unit=OuterRef("pk"), ends_on__gte=today).order_by("starts_on")
    done = ManagerPreparation.objects.filter(user=manager).exclude(says_module_done_on=None)
    row = Organisation.objects.filter(pk=unit.pk).values_list(
        *(pictures.values(name)[:1] for name in ("text", "version", "written_at")),
        Exists(done),
        *(times.values(name)[:1] for name in ("starts_on", "ends_on", "people", "training_hours", "talk_hours")),
    )
    text, version, written_at, is_done, starts_on, ends_on, people, training, talk = row.get()
    reserved = Reserved(starts_on, ends_on, people * (training or 0), people * (talk or 0)) if starts_on else None
    return Prepared(text or "", version or 0, written_at, reserved, is_done)


@dataclass(frozen=True, slots=True)
class ReadinessRow:
    """An item that must work, answered or not."""

    label: str
    state: str
    note: str
    due_on: date | None
    is_overdue: bool

    @property
    def status(self) -> str:
        """The state as a status component names it."""
        return {"red": "stop", "yellow": "part", "green": "done"}.get(self.state, "wait")

    @property
    def status_text(self) -> str:
        return str(Readiness.State(self.state).label)


def readiness_at(unit: Organisation, today: date) -> tuple[ReadinessRow, ...]:
    """Every item in its usual order; those that nobody has answered too."""
    answered = {row.item: row for row in Readiness.objects.filter(unit=unit)}
    return tuple(_row(item, answered.get(item.value), today) for item in Readiness.Item)


def _row(item: Readiness.Item, row: Readiness | None, today: date) -> ReadinessRow:
    if row is None:
        return ReadinessRow(str(item.label), "", "", None, is_overdue=False)
    is_overdue = row.due_on is not None and row.due_on < today and row.state != Readiness.State.GREEN
    return ReadinessRow(str(item.label), row.state, row.note, row.due_on, is_overdue)


def promises_at(unit: Organisation) -> QuerySet[Promise]:
    """Those that remain, by date, and then those that were kept last."""
    return Promise.objects.filter(unit=unit).order_by(F("kept_on").desc(nulls_first=True), "due_on", "pk")[
        :SHOWN_PROMISES
    ]


@dataclass(frozen=True, slots=True)
class ComingSystem:
    """A system that the unit has not learnt yet: it starts, or it has started."""

    name: str
    starts_on: date
    is_here: bool


def systems_at(unit: Organisation, today: date) -> tuple[ComingSystem, ...]:
    """Systems on their way into the unit, the nearest first."""
    rows = RolloutUnit.objects.filter(unit=unit, learnt_on=None, rollout__cancelled_on=None)
    stopped = Q(rollout__is_trial=True, rollout__after_trial="stop")
    found = rows.exclude(stopped).order_by("rollout__starts_on", "pk")
    shown = found.values_list("rollout__system__name", "rollout__starts_on", "installed_on")
    return tuple(
        ComingSystem(name, starts_on, is_here=(installed_on or starts_on) <= today)
        for name, starts_on, installed_on in shown
    )
