"""Rooms that everybody has left without ending the session."""

from datetime import timedelta

from django.utils import timezone

from jordman.team_sessions.actions.running import end, forget_start
from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.models.sessions import TeamSessionQuerySet

LEFT_AFTER = timedelta(hours=3)


def left_rooms() -> TeamSessionQuerySet:
    return TeamSession.objects.running().filter(started_at__lt=timezone.now() - LEFT_AFTER)


def close_left_room(session: TeamSession) -> TeamSession:
    """End it as its leader would have. One in which nothing happened was never held."""
    somebody = session.presences.filter(is_present=True).exists() or session.phones.filter(counts_unnamed=True).exists()
    has_happened = somebody or session.people_unnamed or session.agreement or session.taught_seconds
    return end(session, by=None) if has_happened else forget_start(session, by=None)
