"""Rooms to fill and what was kept of them. Imported inside the site: see `inside.py`."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from jordman.accounts.models import User
from jordman.learning.models import TimeEntry
from jordman.library.models import Module
from jordman.organisations import tree
from jordman.organisations.models import Employment, Organisation
from jordman.team_sessions.actions.running import end
from jordman.team_sessions.actions.starting import begin
from jordman.team_sessions.models import Series, TeamSession, Temperature

AT_WORK = 30


def rooms(number: int, phones: int) -> list[dict[str, Any]]:
    """So many units with a session that has begun, and who says what on each phone: every eighth says a name twice."""
    employer = Organisation.objects.filter(kind="municipality").order_by("pk")[0]
    module = Module.objects.exclude(edition=None).exclude(edition__guide={}).order_by("key")[0]
    return [_room(employer, module, each, phones) for each in range(number)]


def _room(employer: Organisation, module: Module, number: int, phones: int) -> dict[str, Any]:
    unit = Organisation.objects.create(kind="unit", name=f"Enhet {number}", parent=employer, employer=employer)
    tree.link_new(unit)
    people = User.objects.bulk_create(
        User(email=f"room-{number}-{each}@bench.example.se", given_name=f"Namn{each}", family_name="Ek")
        for each in range(max(AT_WORK, phones))
    )
    Employment.objects.bulk_create(Employment(user=user, employer=employer, unit=unit) for user in people)
    series = Series.objects.create(unit=unit, name="Bench")
    starts = timezone.now() + timedelta(minutes=1)
    planned = TeamSession.objects.create(
        series=series, unit=unit, module=module, position=1, leader=people[0],
        starts_at=starts, ends_at=starts + timedelta(minutes=30),
    )  # fmt: skip
    session = begin(planned, by=people[0])
    said = [_said(people, each) for each in range(phones)]
    return {"session": session.pk, "code": session.code, "phones": said}


def _said(people: list[User], phone: int) -> int | None:
    """Who the phone says it is: its own person, nobody, or the one before it."""
    if phone % 8 == 3:
        return None
    return int(people[phone - 1 if phone % 8 == 7 else phone].pk)


def end_rooms() -> list[dict[str, Any]]:
    """End every session, twice, and say what was kept."""
    sessions = list(TeamSession.objects.running().filter(series__name="Bench"))
    for session in [*sessions, *sessions]:
        end(session, by=session.leader)
    return [_kept(session.pk) for session in sessions]


def _kept(pk: int) -> dict[str, Any]:
    session = TeamSession.objects.get(pk=pk)
    entries = TimeEntry.objects.filter(activity=f"team_session:{pk}").values_list("user_id", "minutes")
    return {
        "session": pk,
        "minutes": session.minutes,
        "named": sorted(session.presences.filter(is_present=True).values_list("user_id", flat=True)),
        "credited": sorted(map(list, entries)),
        "people": [session.people_named, session.people_unnamed],
        "votes": sum(Temperature.objects.filter(session=pk).values_list("answers", flat=True)),
    }
