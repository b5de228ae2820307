"""Who may run a session, and the only way in which a view gets one: by its leader, or by a phone in the room."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.library.models import ModuleFile, defer_heavy
from jordman.organisations.access import has_permission, require, works_at
from jordman.team_sessions.models import TeamSession, Thought
from jordman.team_sessions.models.sessions import TeamSessionQuerySet

HEAVY_OF_EDITION = ("steps", "introduction", "sources", "recall")
LIGHT = (
    *defer_heavy("module"),
    *(f"{edition}__{name}" for edition in ("edition", "module__edition") for name in HEAVY_OF_EDITION),
)
SHOWN_ON_PHONES = (
    *("unit_id", "series_id", "position", "code", "phase", "phase_began_at", "paused_at", "point", "started_at"),
    *("ended_at", "cancelled_at", "cancel_reason", "teach_minutes", "talk_minutes", "taught_seconds"),
    *("talked_seconds", "agreement", "module__title", "module__edition__guide", "edition__guide"),
)


def get_session_to_run_for(user: User, pk: int) -> TeamSession:
    """A session of a unit where the person leads sessions, or one that they were asked to lead where they work."""
    session = _sessions().filter(pk=pk).first()
    if session is None:
        raise Http404
    is_asked = session.leader_id == user.pk and works_at(user, session.unit_id)
    if not is_asked:
        require(user, Permission.TEAM_SESSION_LEAD, session.unit_id)
    return session


def get_session_with_names_for(user: User, pk: int) -> TeamSession:
    """One whose names the person sees: theirs to lead. Another manager or champion of the unit does not see them."""
    session = get_session_to_run_for(user, pk)
    if not sees_names(user, session):
        raise PermissionDenied
    return session


def sees_names(user: User, session: TeamSession) -> bool:
    return user.pk in (session.leader_id, session.begun_by_id)


def may_run(user: User, session: TeamSession) -> bool:
    is_asked = session.leader_id == user.pk and works_at(user, session.unit_id)
    return is_asked or has_permission(user, Permission.TEAM_SESSION_LEAD, session.unit_id)


def get_thought_to_hide_for(user: User, pk: int) -> Thought:
    thought = Thought.objects.select_related("session").filter(pk=pk).first()
    if thought is None:
        raise Http404
    get_session_to_run_for(user, thought.session_id)
    return thought


# Phones: the code, or the signed cookie of who once wrote it, is the proof.


def find_running_by_code(code: str) -> TeamSession | None:
    """A code opens a session only while it runs."""
    return _for_phones().running().filter(code=code).first() if code else None


def find_session_of_phone(pk: int) -> TeamSession | None:
    """The session that a phone has joined, also when it has ended or been cancelled meanwhile."""
    return _for_phones().filter(pk=pk).first()


def find_session_to_press_in(pk: int) -> TeamSession | None:
    """The same for a press, which shows nothing."""
    return TeamSession.objects.only("unit_id").filter(pk=pk).first()


def get_picture_of_guide(session: TeamSession, address: str) -> ModuleFile:
    """A picture of the guide that the room talks about, for phones that nobody is signed in to."""
    guide = session.edition.read_guide() if session.edition else None
    shown = {block.file for block in guide.blocks} if guide else set()
    key, _slash, rest = address.partition("/")
    digest, _slash, name = rest.partition("/")
    file = ModuleFile.objects.filter(module__key=key, digest=digest, name=name).first()
    if file is None or address not in shown:
        raise Http404
    return file


def _sessions() -> TeamSessionQuerySet:
    """With all that a room shows, in one question."""
    return (
        TeamSession.objects.with_room()
        .select_related("unit", "module__edition", "edition", "leader", "series")
        .defer(*LIGHT)
    )


def _for_phones() -> TeamSessionQuerySet:
    """Without what only the leader's pages show: the whole room asks this at once."""
    shown = TeamSession.objects.with_length_of_series().select_related("module__edition", "edition")
    return shown.only(*SHOWN_ON_PHONES)
