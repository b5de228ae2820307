"""One at a time: everything that changes who was in a room, or where the room is, holds its session's row."""

from django.utils import timezone

from jordman.team_sessions.models import TeamSession


def lock(session: TeamSession) -> TeamSession:
    """The session as it is now. Others who change it wait until this transaction is done."""
    found = TeamSession.objects.select_for_update(of=("self",)).select_related("unit", "edition", "module")
    return found.defer("module__content", "edition__steps").get(pk=session.pk)


def now_ms() -> int:
    return int(timezone.now().timestamp() * 1000)
