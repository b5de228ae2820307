"""What everybody at a unit may read of its sessions, and what is each person's own: the sessions to catch up."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from jordman.accounts.models import User
from jordman.library.models.module import defer_heavy
from jordman.organisations.models import Employment, Organisation
from jordman.team_sessions.models import CatchUp, Presence, TeamSession
from jordman.team_sessions.models.sessions import TeamSessionQuerySet

# What the unit learnt longer ago than this is not asked of somebody who comes today.
LOOKS_BACK = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class TeamCard:
    """For a learner's first page. `title` and `starts_at` are empty when nothing is planned."""

    title: str
    starts_at: datetime | None
    place: str
    to_catch_up: int
    url: str


@dataclass(frozen=True, slots=True)
class Earlier:
    """A session that the unit has held, as one person meets it."""

    session: TeamSession
    was_there: bool
    is_caught_up: bool
    is_before_me: bool

    @property
    def is_done(self) -> bool:
        return self.was_there or self.is_caught_up


@dataclass(frozen=True, slots=True)
class Team:
    """A unit as one of its people sees it."""

    unit: Organisation
    coming: tuple[TeamSession, ...]
    agreed: TeamSession | None
    earlier: tuple[Earlier, ...]

    @property
    def next(self) -> TeamSession | None:
        return self.coming[0] if self.coming else None

    @property
    def to_catch_up(self) -> list[Earlier]:
        """From before the person came, the oldest first."""
        return [each for each in self.earlier if each.is_before_me and not each.is_done]

    @property
    def others_missed(self) -> list[Earlier]:
        return [each for each in self.earlier if not each.is_before_me and not each.is_done]

    @property
    def done(self) -> list[Earlier]:
        return [each for each in self.earlier if each.is_done]

    @property
    def minutes_left(self) -> int:
        return sum(each.session.teach_minutes for each in self.to_catch_up)


def find_team_card_for(user: User) -> TeamCard | None:
    """The unit's next session, and how many earlier ones wait for somebody new: two questions, or nothing to show."""
    first = find_coming_for(user)
    waiting = _waiting_for(user).order_by().values("module").distinct().count()
    if first is None and not waiting:
        return None
    title, starts_at, place = first or ("", None, "")
    return TeamCard(title, starts_at, place, waiting, reverse("team_sessions:team"))


def find_coming_for(user: User) -> tuple[str, datetime, str] | None:
    """Title, start and place of what comes next where the person works.

    Whether they still work there is asked of the few rows: to put it into the question costs more than all of them.
    """
    today = timezone.localdate()
    coming = TeamSession.objects.to_come().filter(unit__employments__user=user, unit__closed_on=None)
    found = ("module__title", "starts_at", "place", "unit__employments__ends_on")
    for title, starts_at, place, left_on in coming.order_by("starts_at", "pk").values_list(*found):
        if left_on is None or left_on >= today:
            return title, starts_at, place
    return None


def _waiting_for(user: User) -> TeamSessionQuerySet:
    """Held before the person came to the unit, and neither met nor caught up."""
    today = timezone.localdate()
    current = Q(unit__employments__ends_on=None) | Q(unit__employments__ends_on__gte=today)
    sessions = TeamSession.objects.held().filter(
        current,
        unit__closed_on=None,
        unit__employments__user=user,
        unit__employments__starts_on__gt=F("starts_at__date"),
        starts_at__gt=timezone.now() - LOOKS_BACK,
    )
    same_guide = {"session__unit": OuterRef("unit"), "session__module": OuterRef("module"), "user": user}
    met = Presence.objects.filter(**same_guide, is_present=True)
    return sessions.exclude(Exists(met)).exclude(Exists(CatchUp.objects.filter(**same_guide)))


def get_teams_for(user: User) -> list[Team]:
    """Each unit where the person works, in four questions."""
    began = _units_of(user)
    rows = TeamSession.objects.called().filter(unit__in=began, starts_at__gt=timezone.now() - LOOKS_BACK)
    sessions = list(rows.select_related("module", "leader").defer(*defer_heavy("module")).order_by("starts_at", "pk"))
    there = _modules_of(Presence.objects.filter(user=user, is_present=True, session__unit__in=began))
    caught = _modules_of(CatchUp.objects.filter(user=user, session__unit__in=began))
    return [_team(unit, since, sessions, there, caught) for unit, since in began.items()]


def _units_of(user: User) -> dict[Organisation, date | None]:
    """Each unit, and since when: the earliest when there are several employments at it."""
    rows = Employment.objects.current().filter(user=user, unit__closed_on=None).select_related("unit")
    found: dict[Organisation, date | None] = {}
    for row in rows.order_by("unit__name", "unit", "starts_on"):
        if row.unit not in found:
            found[row.unit] = row.starts_on
        elif row.starts_on is None:
            found[row.unit] = None
    return found


def _modules_of(rows: object) -> set[tuple[int, int]]:
    return set(rows.values_list("session__unit", "session__module"))  # type: ignore[attr-defined]


def _team(
    unit: Organisation,
    since: date | None,
    sessions: list[TeamSession],
    there: set[tuple[int, int]],
    caught: set[tuple[int, int]],
) -> Team:
    own = [session for session in sessions if session.unit_id == unit.pk]
    held = [session for session in own if session.ended_at is not None]
    # A guide that has been met twice is one thing to catch up: as it was the last time.
    latest = {session.module_id: session for session in held}
    earlier = (
        Earlier(
            session,
            was_there=(unit.pk, session.module_id) in there,
            is_caught_up=(unit.pk, session.module_id) in caught,
            is_before_me=since is not None and timezone.localdate(session.starts_at) < since,
        )
        for session in held
        if latest[session.module_id] is session
    )
    now = timezone.now()
    coming = tuple(session for session in own if session.ended_at is None and session.ends_at > now)
    agreed = held[-1] if held and held[-1].agreement else None
    return Team(unit, coming, agreed, tuple(earlier))


def get_earlier_session_for(user: User, pk: int) -> TeamSession:
    """A session that a unit of the person has held; 404 for all others, whatever their role."""
    units = Employment.objects.current().filter(user=user, unit__closed_on=None).values("unit")
    rows = TeamSession.objects.held().filter(unit__in=units, starts_at__gt=timezone.now() - LOOKS_BACK)
    found = (
        rows.select_related("unit", "edition", "module__edition").defer(*defer_heavy("module")).filter(pk=pk).first()
    )
    if found is None:
        raise Http404
    return found


def find_catch_up(user: User, session: TeamSession) -> CatchUp | None:
    return CatchUp.objects.filter(user=user, session=session).first()
