"""Runs inside a site: fills it with units that learn at work, and measures what judging them by the pitfalls costs."""

import resource
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jordman.accounts.models import User
from jordman.champions.models import HourUse, Mandate
from jordman.initiatives.models import Rollout, RolloutUnit, System
from jordman.library.models import Module
from jordman.organisations.models import Ancestry, Employment, Organisation, RoleGrant
from jordman.pitfalls.gathering.units import gather_units
from jordman.pitfalls.judging import judge_unit, spread_of
from jordman.pitfalls.showing import pitfalls_at
from jordman.team_sessions.models import Presence, Series, TeamSession
from jordman.workplaces.models import Readiness, ReservedTime, RoutineChange

PEOPLE, HELD, TO_COME, THERE = 30, 10, 10, 12
UNITS_AT_A_TIME = 200
VISITS = 200
WEEK = timedelta(days=7)


def pitfalls(units: int) -> dict[str, float]:
    """Fill, then judge all units at once, then one at a time. Times are in seconds and milliseconds."""
    fill(units)
    ids = list(Organisation.objects.filter(name__startswith="Mätenhet").values_list("pk", flat=True))
    began, before = time.monotonic(), time.process_time()
    with CaptureQueriesContext(connection) as captured:
        facts = gather_units(ids)
        spread = spread_of(((unit, judge_unit(facts[unit])) for unit in ids), ())
    all_units = {"seconds": time.monotonic() - began, "cpu": time.process_time() - before}
    manager = User.objects.get(role_grants__organisation=ids[0], role_grants__role="unit_manager")
    client, unit = Client(), Organisation.objects.select_related("employer").get(pk=ids[0])
    client.force_login(manager)
    address = reverse("pitfalls:unit", args=[unit.pk])
    return {
        "units": len(ids),
        "shown": sum(each.shows for each in spread.values()),
        **{name: round(value, 2) for name, value in all_units.items()},
        "questions": len(captured),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000),
        **_each("part", lambda: pitfalls_at(unit, manager)),
        **_each("page", lambda: client.get(address)),
    }


def _each(name: str, do: Callable[[], object]) -> dict[str, float]:
    """Milliseconds of processor time: the middle and the quietest tenth."""
    spent = []
    for _ in range(VISITS):
        before = time.process_time()
        do()
        spent.append((time.process_time() - before) * 1000)
    return {
        f"{name} ms": round(statistics.median(spent), 1),
        f"{name} ms quiet": round(statistics.quantiles(spent, n=10)[0], 1),
    }


# Filling


def fill(units: int) -> None:
    """A municipality's units, each with people, a manager, a champion and twenty sessions."""
    employer = Organisation.objects.filter(kind="municipality").order_by("pk")[0]
    module = Module.objects.filter(edition__isnull=False).order_by("pk")[0]
    system, _made = System.objects.get_or_create(organisation=employer, name="Nyckelfria lås")
    rollout = Rollout.objects.create(organisation=employer, system=system, starts_on=timezone.localdate(), verdict="ok")
    above = list(Ancestry.objects.filter(descendant=employer).values_list("ancestor_id", flat=True))
    for first in range(0, units, UNITS_AT_A_TIME):
        numbers = range(first, min(first + UNITS_AT_A_TIME, units))
        with transaction.atomic():
            made = _make(
                Organisation(kind="unit", name=f"Mätenhet {n}", parent=employer, employer=employer) for n in numbers
            )
            _make(Ancestry(ancestor_id=node, descendant=unit) for unit in made for node in (*above, unit.pk))
            people = _people(made, employer)
            _sessions(made, people, module)
            _prepared(made, rollout)
            _champions(made, people)


def _make(rows: Iterator[Any]) -> list[Any]:
    everything = list(rows)
    kind: type[Model] = type(everything[0])
    return kind._default_manager.bulk_create(everything, batch_size=1000)


def _people(units: list[Organisation], employer: Organisation) -> dict[int, list[User]]:
    users = iter(
        _make(
            User(email=f"m{unit.pk}-{number}@example.se", given_name="Mät", family_name=str(number))
            for unit in units
            for number in range(PEOPLE)
        )
    )
    people = {unit.pk: [next(users) for _ in range(PEOPLE)] for unit in units}
    _make(
        Employment(user=user, unit_id=unit, employer=employer, employment_number=user.email, is_unit_manager=not place)
        for unit, staff in people.items()
        for place, user in enumerate(staff)
    )
    _make(RoleGrant(user=staff[0], role="unit_manager", organisation_id=unit) for unit, staff in people.items())
    return people


def _sessions(units: list[Organisation], people: dict[int, list[User]], module: Module) -> None:
    series = _make(Series(unit=unit, name="Hösten") for unit in units)
    sessions = _make(
        _session(each, module, week, reached=1 if each.unit_id % 3 == 0 else THERE)
        for each in series
        for week in range(-HELD, TO_COME)
    )
    _make(
        Presence(session=session, user=user, way=Presence.Way.TICKED, minutes=30)
        for session in sessions
        for user in people[session.unit_id][: session.people_named]
    )


def _session(series: Series, module: Module, week: int, *, reached: int) -> TeamSession:
    starts_at = timezone.now() + week * WEEK + timedelta(days=1)
    is_held = week < 0
    ends_at = starts_at + timedelta(minutes=30)
    held: dict[str, Any] = {
        "taught_seconds": 1200,
        "talked_seconds": 600,
        "people_named": reached,
        "agreement": "Vi provar.",
    }
    return TeamSession(
        series=series,
        unit_id=series.unit_id,
        position=week + HELD + 1,
        module=module,
        starts_at=starts_at,
        ends_at=ends_at,
        ended_at=ends_at if is_held else None,
        phase="ended" if is_held else "planned",
        **(held if is_held else {}),
    )


def _prepared(units: list[Organisation], rollout: Rollout) -> None:
    today = timezone.localdate()
    hours = {"training_hours": 3, "talk_hours": 3, "people": PEOPLE}
    _make(ReservedTime(unit=unit, starts_on=today, ends_on=today + 12 * WEEK, **hours) for unit in units)
    _make(Readiness(unit=unit, item=item, state="red") for unit in units for item in ("phones", "connection"))
    _make(
        RoutineChange(unit=unit, month=_month(today, back), due_on=today, state="same")
        for unit in units
        for back in (1, 2, 3)
    )
    _make(RolloutUnit(rollout=rollout, unit=unit, installed_on=today - 10 * WEEK) for unit in units)


def _month(today: date, back: int) -> date:
    return (today.replace(day=1) - timedelta(days=30 * back)).replace(day=1)


def _champions(units: list[Organisation], people: dict[int, list[User]]) -> None:
    now = timezone.now()
    agreed = {"champion_confirmed_at": now, "manager_confirmed_at": now, "hours_per_week": 4, "agreed_hours": 4}
    begun = now.date() - 20 * WEEK
    mandates = _make(Mandate(user=people[unit.pk][1], unit=unit, starts_on=begun, **agreed) for unit in units)
    _make(
        HourUse(mandate=mandate, on=now.date() - week * WEEK, minutes=60, what="prepare")
        for mandate in mandates
        for week in range(1, 9)
    )
