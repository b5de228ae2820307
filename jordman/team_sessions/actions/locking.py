"""One at a time: everything that changes who was in a room, or where the room is, holds its session's row."""

from django.utils import timezone

from jordman.team_sessions.models import TeamSession


def lock(session: TeamSession) -> TeamSession:
    """The session as it is now, alone: four thousand phones pass here. Who else changes it waits for us."""
    return TeamSession.objects.select_for_update().get(pk=session.pk)


def now_ms() -> int:
    return int(timezone.now().timestamp() * 1000)
