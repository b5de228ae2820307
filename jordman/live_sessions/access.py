"""The only way a view gets a live session or a group. The first page of learners uses the two `find_` functions."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from jordman.accounts.models import User
from jordman.live_sessions.models import GroupMember, LiveSession, SignUp


@dataclass(frozen=True)
class NextSession:
    session: LiveSession
    is_going: bool
    is_waiting: bool


@dataclass(frozen=True)
class OwnGroup:
    name: str
    size: int
    url: str


def find_next_session_for(user: User) -> NextSession | None:
    """The next session of the person's programmes, in one question: what they are signed up for comes with it."""
    state = SignUp.objects.filter(session=OuterRef("pk"), user=user).values("state")[:1]
    session = (
        LiveSession.objects.filter(
            Q(programme__enrolments__user=user, programme__enrolments__withdrawn_at=None),
            ends_at__gt=timezone.now(),
            cancelled_at=None,
        )
        .annotate(own_state=Subquery(state))
        .order_by("starts_at")
        .first()
    )
    if session is None:
        return None
    return NextSession(session, session.own_state == "going", session.own_state == "waiting")


def find_group_for(user: User) -> OwnGroup | None:
    """The person's network group, in one question."""
    member = GroupMember.objects.filter(user=user).select_related("group").order_by("-pk").first()
    if member is None:
        return None
    return OwnGroup(member.group.name, member.group.members.count(), "/livepass/")
