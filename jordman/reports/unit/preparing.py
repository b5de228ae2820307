"""What the unit has prepared, read in few questions. Nothing here is about a person but the manager's own word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, QuerySet

from jordman.accounts.models import User
from jordman.organisations.models import Organisation, OrganisationQuerySet
from jordman.workplaces.models import ManagerPreparation, Promise, Readiness, ReservedTime, TargetPicture

SHOWN_PROMISES = 5
PICTURE = ("text", "version", "written_at")
TERM = ("starts_on", "ends_on", "people", "training_hours", "talk_hours")


@dataclass(frozen=True, slots=True)
class Reserved:
    """Hours that each person has for the term, and how many they are."""

    starts_on: date
    ends_on: date
    people: int
    training_hours: Decimal
    talk_hours: Decimal

    @property
    def training_minutes(self) -> int:
        """For everybody together."""
        return round(self.people * self.training_hours * 60)

    @property
    def talk_minutes(self) -> int:
        return round(self.people * self.talk_hours * 60)


@dataclass(frozen=True, slots=True)
class Prepared:
    """`manager_done`: the reader's own word that they have gone through the module of their role."""

    picture: str
    picture_version: int
    picture_on: datetime | None
    reserved: Reserved | None
    manager_done: bool


def with_prepared(units: OrganisationQuerySet, manager: User, today: date) -> OrganisationQuerySet:
    """Units with the target picture that holds, the term's hours and the manager's own preparation beside them."""
    pictures = TargetPicture.objects.filter(unit=OuterRef("pk")).order_by("-version")
    # The term that goes on, or else the next one.
    times = ReservedTime.objects.filter(unit=OuterRef("pk"), ends_on__gte=today).order_by("starts_on")
    done = ManagerPreparation.objects.filter(user=manager).exclude(says_module_done_on=None)
    return units.annotate(
        **{f"picture_{name}": pictures.values(name)[:1] for name in PICTURE},
        **{f"term_{name}": times.values(name)[:1] for name in TERM},
        manager_done=Exists(done),
    )


def prepared_of(unit: Organisation) -> Prepared:
    """Of a unit that was read `with_prepared`."""
    kept = unit.__dict__
    text, version, written_at = (kept[f"picture_{name}"] for name in PICTURE)
    starts_on, ends_on, people, training, talk = (kept[f"term_{name}"] for name in TERM)
    reserved = Reserved(starts_on, ends_on, people, training or Decimal(0), talk or Decimal(0)) if starts_on else None
    return Prepared(text or "", version or 0, written_at, reserved, kept["manager_done"])


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
