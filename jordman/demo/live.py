"""Live sessions that have been, and those that come."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone

from jordman.accounts.models import User
from jordman.live_sessions.actions.attendance import record_attendance
from jordman.live_sessions.actions.sessions import create_session
from jordman.live_sessions.models import LiveSession, SignUp
from jordman.programmes.models import Enrolment, Programme


def hold_sessions(programme: Programme, crowd: Sequence[Enrolment], *, by: User, today: date) -> None:
    """Let people have signed up, let those have been held that are over, and plan two more to sign up for."""
    for days, title in ((6, "Frågestund om juridik"), (13, "Vad har ni provat sedan sist?")):
        starts_at = timezone.localtime().replace(hour=13, minute=0, second=0, microsecond=0) + timedelta(days=days)
        create_session(
            programme,
            by=by,
            title=title,
            description="Ta med en fråga från er egen vardag.",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=90),
            join_url="https://moten.example.se/level-up",
            capacity=60,
            leader=by,
        )
    for number, session in enumerate(LiveSession.objects.filter(programme=programme).order_by("starts_at")):
        people = [enrolment.user for enrolment in crowd[number % 3 :: 4]][:40]
        SignUp.objects.bulk_create(
            [SignUp(session=session, user=user, state=SignUp.State.GOING) for user in people], ignore_conflicts=True
        )
        if session.is_over:
            length = round((session.ends_at - session.starts_at).total_seconds() / 60)
            record_attendance(session, by=by, present=dict.fromkeys([user.pk for user in people[:30]], length))
