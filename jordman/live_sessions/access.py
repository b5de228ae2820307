"""The only way a view gets a live session or a group. The first page of learners uses the two `find_` functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.live_sessions.models import CalendarFeed, GroupMember, LiveSession, NetworkGroup, SignUp
from jordman.live_sessions.models.sessions import LiveSessionQuerySet
from jordman.organisations.access import has_permission, is_inside, nodes_with, require
from jordman.organisations.models import Ancestry
from jordman.programmes.models import Enrolment, Programme

LEADING = (Permission.LIVE_SESSION_LEAD, Permission.PROGRAMME_LEAD)


# Those who take part


@dataclass(frozen=True)
class NextSession:
    pk: int
    title: str
    starts_at: datetime
    ends_at: datetime
    is_going: bool
    is_waiting: bool


@dataclass(frozen=True)
class OwnGroup:
    name: str
    url: str


def find_next_session_for(enrolments: Sequence[Enrolment]) -> NextSession | None:
    """The next session of the programmes that one person is in: one they are signed up for, else one they could be.

    Two small questions: the same as one, with joins, costs four times as much and grows with the people.
    """
    if not enrolments:
        return None
    orientations = {enrolment.programme_id: enrolment.orientation for enrolment in enrolments}
    placed = SignUp.objects.filter(user=enrolments[0].user_id, state__in=(SignUp.State.GOING, SignUp.State.WAITING))
    states = dict(placed.values_list("session_id", "state"))
    coming = LiveSession.objects.upcoming().called().filter(programme__in=list(orientations))
    shown = ("pk", "title", "starts_at", "ends_at", "programme_id", "orientation")
    other: NextSession | None = None
    for pk, title, starts, ends, programme, meant_for in coming.order_by("starts_at", "pk").values_list(*shown):
        if state := states.get(pk):
            return NextSession(pk, title, starts, ends, state == SignUp.State.GOING, state == SignUp.State.WAITING)
        if other is None and meant_for in ("", orientations[programme]):
            other = NextSession(pk, title, starts, ends, is_going=False, is_waiting=False)
    return other


def find_group_for(enrolments: Sequence[Enrolment]) -> OwnGroup | None:
    """The network group that one person follows, the latest if there are several.

    Asked by the person alone and sifted here: a person is in few, and a database that knows nothing of how the rows
    are spread goes through the programme's groups first.
    """
    if not enrolments:
        return None
    programmes = {enrolment.programme_id for enrolment in enrolments}
    own = GroupMember.objects.filter(user=enrolments[0].user_id)
    rows = own.values_list("group_id", "group__name", "group__programme_id", "group__session_id")
    found = [(pk, name) for pk, name, programme, session in rows if not session and programme in programmes]
    pk, name = max(found, default=(0, ""))
    return OwnGroup(name, reverse("live_sessions:group", args=[pk])) if pk else None


def get_upcoming_for(user: User) -> LiveSessionQuerySet:
    """Sessions to come in the person's programmes, cancelled ones too, each with the person's own state."""
    found = LiveSession.objects.upcoming().for_user(user).with_own_state(user)
    return found.select_related("programme").order_by("starts_at", "pk")


def get_past_for(user: User) -> LiveSessionQuerySet:
    """Sessions that have been, the latest first."""
    found = LiveSession.objects.past().called().for_user(user).with_own_state(user)
    return found.select_related("programme", "module").order_by("-starts_at", "-pk")


def get_session_for(user: User, pk: int) -> LiveSession:
    """A session of one of the person's programmes; 404 for everyone else."""
    found = LiveSession.objects.for_user(user).with_counts().select_related("programme", "module", "leader")
    session = found.filter(pk=pk).first()
    if session is None:
        raise Http404
    return session


def find_sign_up_for(user: User, session: LiveSession) -> SignUp | None:
    """The person's own place at the session, or None."""
    return SignUp.objects.select_related("session").filter(session=session, user=user).first()


def get_groups_for(user: User) -> QuerySet[NetworkGroup]:
    """Groups that the person is in."""
    own = GroupMember.objects.filter(user=user).values("group")
    enrolled = Enrolment.objects.active().filter(user=user).values("programme")
    return NetworkGroup.objects.filter(pk__in=own, programme__in=enrolled).select_related("programme", "session")


def get_group_for(user: User, pk: int) -> NetworkGroup:
    """A group that the person is in; 404 for everyone else."""
    group = get_groups_for(user).filter(pk=pk).first()
    if group is None:
        raise Http404
    return group


def get_feed_by_key(key: str) -> CalendarFeed:
    """Whose calendar a secret address is. The address is the proof, as no calendar program can sign in."""
    feed = CalendarFeed.objects.select_related("user").filter(key=key, user__is_active=True).first()
    if feed is None:
        raise Http404
    return feed


# Those who lead


def leads_any(user: User) -> bool:
    """Does the person lead sessions anywhere?"""
    return any(nodes_with(user, permission) for permission in LEADING) or user.sessions_led.exists()


def may_lead_in(user: User, programme: Programme) -> bool:
    return any(has_permission(user, permission, programme.organisation_id) for permission in LEADING)


def get_programme_to_lead_for(user: User, pk: int) -> Programme:
    """A programme whose sessions and groups the person may plan."""
    programme = Programme.objects.select_related("organisation").filter(pk=pk).first()
    if programme is None:
        raise Http404
    if not may_lead_in(user, programme):
        require(user, Permission.LIVE_SESSION_LEAD, programme.organisation_id)
    return programme


def get_programmes_to_lead_for(user: User) -> QuerySet[Programme]:
    nodes = [node for permission in LEADING for node in nodes_with(user, permission)]
    below = Ancestry.objects.filter(ancestor__in=nodes).values("descendant")
    return Programme.objects.filter(organisation__in=below).select_related("organisation")


def get_session_to_lead_for(user: User, pk: int) -> LiveSession:
    """A session of a programme that the person leads sessions in, or one that they lead themselves.

    Who has left, or had every role here taken back, leads nothing any more.
    """
    found = LiveSession.objects.with_counts().select_related("programme__organisation", "module", "leader")
    session = found.filter(pk=pk).first()
    if session is None:
        raise Http404
    leads_it = session.leader_id == user.pk and is_inside(user, session.programme.organisation_id)
    if not leads_it and not may_lead_in(user, session.programme):
        require(user, Permission.LIVE_SESSION_LEAD, session.programme.organisation_id)
    return session


def get_group_to_lead_for(user: User, pk: int) -> NetworkGroup:
    group = NetworkGroup.objects.select_related("programme", "session").filter(pk=pk).first()
    if group is None:
        raise Http404
    get_programme_to_lead_for(user, group.programme_id)
    return group


def get_member_to_lead_for(user: User, pk: int) -> GroupMember:
    member = GroupMember.objects.select_related("group__programme", "group__session", "user").filter(pk=pk).first()
    if member is None:
        raise Http404
    get_programme_to_lead_for(user, member.group.programme_id)
    return member
