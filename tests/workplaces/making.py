"""Makers of what a unit has prepared, promised and answered."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from jordman.library.models import Module
from jordman.organisations.models import Organisation
from jordman.team_sessions.models import Series, TeamSession
from jordman.workplaces.asking import months_before
from jordman.workplaces.models import Promise, Readiness, ReservedTime, RoutineChange, TargetPicture
from tests.cast import World


def make_picture(unit: Organisation, version: int = 1, text: str = "Vi dokumenterar hos personen.") -> TargetPicture:
    return TargetPicture.objects.create(unit=unit, version=version, text=text, made_with="På APT i augusti.")


def make_reserved(unit: Organisation, starts_on: date, **fields: object) -> ReservedTime:
    kept = {"training_hours": 2.5, "talk_hours": 2.5, "people": 28, "ends_on": starts_on + timedelta(days=120)}
    return ReservedTime.objects.create(unit=unit, starts_on=starts_on, **{**kept, **fields})


def make_readiness(unit: Organisation, item: str = "devices", state: str = "red", **fields: object) -> Readiness:
    return Readiness.objects.create(unit=unit, item=item, state=state, **fields)


def make_promise(unit: Organisation, due_on: date, **fields: object) -> Promise:
    fields.setdefault("text", "Lägga in passen i schemat")
    fields.setdefault("first_due_on", due_on)
    return Promise.objects.create(unit=unit, due_on=due_on, **fields)


def make_change(unit: Organisation, month: date, state: str = "asked", **fields: object) -> RoutineChange:
    if state == "changed":
        fields.setdefault("routine", "Vi frågar innan vi delar en bild.")
    if state in RoutineChange.ANSWERED:
        fields.setdefault("answered_on", month + timedelta(days=16))
    return RoutineChange.objects.create(
        unit=unit, month=month, due_on=month + timedelta(days=14), state=state, **fields
    )


def make_series(unit: Organisation) -> Series:
    return Series.objects.create(unit=unit, name="Hösten")


def make_held(series: Series, module: Module, starts_at: datetime, **fields: object) -> TeamSession:
    ends_at = starts_at + timedelta(minutes=30)
    fields.setdefault("position", series.sessions.count() + 1)
    fields.setdefault("phase", "ended")
    fields.setdefault("ended_at", ends_at)
    return TeamSession.objects.create(
        series=series, unit=series.unit, module=module, starts_at=starts_at, ends_at=ends_at, **fields
    )


def at(year: int, month: int, day: int, hour: int = 13) -> datetime:
    return datetime(year, month, day, hour, tzinfo=timezone.get_default_timezone())


def add_more(world: World) -> None:
    """One more of everything that the cast's unit prepares, promises and answers."""
    unit, number = world.unit, RoutineChange.objects.count()
    month = months_before(date(2026, 9, 1), number)
    make_picture(unit, 10 + number, "Vi ringer samma dag.")
    make_promise(unit, date(2026, 12, 1), text=f"Löfte {number}")
    make_promise(unit, date(2026, 8, 1), text=f"Hållet {number}", kept_on=date(2026, 8, 1))
    make_reserved(unit, date(2030 + number, 8, 17))
    session = make_held(make_series(unit), world.module, at(2026, 8, 3))
    make_change(unit, month, "changed", session=session)
