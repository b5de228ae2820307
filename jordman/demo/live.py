"""Live sessions that have been, and those that come; recordings; network groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.library.starter_library import STARTER
from jordman.live_sessions.actions.attendance import record_attendance
from jordman.live_sessions.actions.groups import save_groups
from jordman.live_sessions.actions.recordings import add_captions, add_recording
from jordman.live_sessions.actions.sessions import create_session
from jordman.live_sessions.actions.sign_ups import sign_up
from jordman.live_sessions.grouping import REGION
from jordman.live_sessions.models import LiveSession, SignUp
from jordman.live_sessions.models.sessions import LiveSessionQuerySet
from jordman.live_sessions.proposing import propose
from jordman.programmes.models import Enrolment, Programme

FILM = STARTER / "mot-plattformen" / "media" / "malins-tio-minuter"
INTRODUCTION = "introduktion-live"
GOING, THERE = 40, 30
GROUPS_LEFT = 2


@dataclass(frozen=True)
class Planned:
    """A session that the programme lead has added to those of the template."""

    in_days: int
    title: str
    description: str
    minutes: int = 90
    module_key: str = ""


PLANNED = (
    Planned(-16, "Nätverkstid i grupperna", "Berätta för varandra vad ni har börjat med."),
    Planned(-9, "Frågestund om säkerhet", "Ta med en fråga från er egen vardag."),
    Planned(3, "Introduktion live", "För dig som börjar nu.", 60, INTRODUCTION),
    Planned(6, "Frågestund om juridik", "Ta med en fråga från er egen vardag."),
    Planned(13, "Vad har ni provat sedan sist?", "En sak som gick bra, och en som inte blev av."),
)


def hold_sessions(programme: Programme, crowd: Sequence[Enrolment], malin: User, *, by: User, today: date) -> None:
    """Let people have signed up, and let those have been held that are over. Malin has been with at most of them."""
    for planned in PLANNED:
        create_session(programme, by=by, **_facts(planned, leader=by, today=today))
    for number, session in enumerate(_sessions(programme)):
        people = [enrolment.user for enrolment in crowd[number % 5 :: 5]][:GOING]
        if session.is_over and number != 1:
            people[0] = malin
        SignUp.objects.bulk_create(
            [SignUp(session=session, user=user, state=SignUp.State.GOING) for user in people], ignore_conflicts=True
        )
        if session.is_over:
            length = round((session.ends_at - session.starts_at).total_seconds() / 60)
            record_attendance(session, by=by, present=dict.fromkeys([user.pk for user in people[:THERE]], length))
    coming = _sessions(programme).upcoming().exclude(module__key=INTRODUCTION).first()
    if coming:
        sign_up(coming, by=malin)


def _sessions(programme: Programme) -> LiveSessionQuerySet:
    return LiveSession.objects.filter(programme=programme).order_by("starts_at")


def _facts(planned: Planned, *, leader: User, today: date) -> dict[str, Any]:
    starts_at = timezone.localtime().replace(hour=13, minute=0, second=0, microsecond=0)
    starts_at += _to_a_working_day(today + timedelta(days=planned.in_days)) - today
    return {
        "title": planned.title,
        "description": planned.description,
        "module": Module.objects.filter(key=planned.module_key).first(),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=planned.minutes),
        "join_url": "https://moten.example.se/level-up",
        "capacity": 60,
        "leader": leader,
    }


def _to_a_working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def record_sessions(programme: Programme, *, by: User, today: date) -> None:
    """The introduction can be seen afterwards. The latest film still lacks its text, which the lead is to see."""
    over = LiveSession.objects.filter(programme=programme, ends_at__lt=timezone.now())
    introduction = over.filter(module__key=INTRODUCTION).order_by("-starts_at").first()
    latest = over.filter(module=None).order_by("-starts_at").first()
    for session in (introduction, latest):
        if session:
            add_recording(
                session,
                by=by,
                film=SimpleUploadedFile("pass.webm", FILM.with_suffix(".webm").read_bytes(), "video/webm"),
                delete_on=today + timedelta(days=365),
                shows_only_leader=True,
                minutes=1,
            )
    if introduction:
        add_captions(introduction, by=by, data=FILM.with_suffix(".vtt").read_bytes())


def form_network_groups(programme: Programme, malin: User, *, by: User) -> None:
    """Most have a group since long. Those of the last groups, and whoever came today, wait for one."""
    groups, names = propose(programme, session=None, mix=REGION, size_min=8, size_max=10)
    new = Enrolment.objects.active().filter(programme=programme, enrolled_at__date=timezone.localdate())
    newcomers = set(new.values_list("user_id", flat=True))
    kept = {
        number: {person.id for person in group.people} - newcomers
        for number, group in enumerate(groups)
        if number < len(groups) - GROUPS_LEFT or malin.pk in {person.id for person in group.people}
    }
    save_groups(
        programme,
        by=by,
        mix=REGION,
        names={number: names[number] for number in kept},
        places={user_id: number for number, people in kept.items() for user_id in people},
    )
