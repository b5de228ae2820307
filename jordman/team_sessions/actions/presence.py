"""Who was there. Marks come late, twice and in any order: the latest counts, and the ledger follows it exactly once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.learning.ledger import set_time
from jordman.learning.models import TimeEntry
from jordman.team_sessions.actions import starting
from jordman.team_sessions.actions.locking import lock, now_ms
from jordman.team_sessions.errors import AttendanceClosed, NoSuchColleague, NotRunning
from jordman.team_sessions.marks import Mark, latest, settle
from jordman.team_sessions.models import Phone, Presence, TeamSession
from jordman.team_sessions.people import people_of

MOST_UNNAMED = 500


@dataclass(frozen=True, slots=True)
class Count:
    """How many were there whose names nobody took, and when that was counted."""

    stamp: int
    people: int


@transaction.atomic
def record_marks(
    session: TeamSession, *, by: User, marks: Mapping[int, Mark], unnamed: Count | None = None
) -> frozenset[int]:
    """Take in a leader's marks (id of the person to mark), however late. Returns those who do not belong to the unit.

    Marks of a session that nobody has begun begin it; when its day is over, they say that it was held. Raises
    AttendanceClosed after seven days, NotRunning when it is cancelled, NotOpenYet too early.
    """
    session = lock(session)
    if session.is_cancelled:
        raise NotRunning(_("Passet är inställt. Ingen tid räknas."))
    if not session.can_be_corrected:
        raise AttendanceClosed(_("Det har gått mer än sju dagar. Närvaron går inte att ändra längre."))
    if session.phase == TeamSession.Phase.PLANNED:
        session = starting.start_by_marks(session, by=by)
    known = {row.user_id: row for row in session.presences.filter(user__in=marks)}
    allowed = {*known, *people_of(session.unit_id).filter(pk__in=marks).values_list("pk", flat=True)}
    changed = [
        row
        for user_id, mark in marks.items()
        if user_id in allowed and (row := _take(session, known.get(user_id), user_id, mark))
    ]
    counted = unnamed is not None and _count_unnamed(session, unnamed)
    _follow_up(session, changed)
    if changed or counted:
        record("team_session.attendance", session, by=by, organisation_id=session.unit_id, marks=len(changed))
    return frozenset(set(marks) - allowed)


@transaction.atomic
def come_named(session: TeamSession, *, by: User | None, user_id: int, key: str) -> None:
    """A phone in the room chooses a name, or (`by` that person) who is signed in counts themselves.

    Choosing it again, on the same phone or another, changes nothing.
    """
    session = _lock_running(session)
    people = people_of(session.unit_id)
    if by is None or by.pk != user_id:
        people = people.filter(is_protected=False)
    if not people.filter(pk=user_id).exists():
        raise NoSuchColleague(_("Namnet finns inte på enheten. Välj ett annat, eller var med utan namn."))
    known = session.presences.filter(user=user_id).first()
    if known is None or not known.is_present:
        _take(session, known, user_id, Mark(now_ms(), is_present=True), way=Presence.Way.PHONE)
        record("team_session.joined", session, by=by, organisation_id=session.unit_id)
    Phone.objects.filter(session=session, key=key).update(counts_unnamed=False)


@transaction.atomic
def take_back_name(session: TeamSession, *, by: User | None, user_id: int) -> None:
    """The phone chose the wrong name. What the leader has ticked stays."""
    session = _lock_running(session)
    known = session.presences.filter(user=user_id, way=Presence.Way.PHONE).first()
    if known is not None and _take(session, known, user_id, Mark(now_ms(), is_present=False)):
        record("team_session.left", session, by=by, organisation_id=session.unit_id)


@transaction.atomic
def come_unnamed(session: TeamSession, *, by: User | None, key: str, is_there: bool = True) -> None:
    """A phone counts as one person whose name nobody takes. No log: a row for each would say when who came."""
    session = _lock_running(session)
    Phone.objects.update_or_create(session=session, key=key, defaults={"counts_unnamed": is_there})


def close_attendance(session: TeamSession) -> None:
    """When the session ends: minutes for those who were there, and how many they were. Within the caller's lock."""
    if not session.unnamed_stamp:
        session.people_unnamed = session.phones.filter(counts_unnamed=True).count()
    _follow_up(session, session.presences.all())


def _lock_running(session: TeamSession) -> TeamSession:
    session = lock(session)
    if not session.is_running:
        raise NotRunning(_("Passet är slut. Be den som ledde passet att pricka av dig."))
    return session


def _take(
    session: TeamSession, known: Presence | None, user_id: int, mark: Mark, *, way: str = Presence.Way.TICKED
) -> Presence | None:
    """Keep the mark if it counts; None when it changes nothing."""
    mark = Mark(settle(mark.stamp, now_ms()), mark.is_present)
    before = None if known is None else Mark(known.stamp, known.is_present)
    if latest(before, mark) == before:
        return None
    row = known or Presence(session=session, user_id=user_id)
    if mark.is_present:
        row.way = way
    row.way = row.way or way
    row.stamp, row.is_present = mark.stamp, mark.is_present
    row.save()
    return row


def _count_unnamed(session: TeamSession, count: Count) -> bool:
    stamp = settle(count.stamp, now_ms())
    if stamp <= session.unnamed_stamp:
        return False
    session.unnamed_stamp, session.people_unnamed = max(1, stamp), max(0, min(count.people, MOST_UNNAMED))
    session.save(update_fields=["unnamed_stamp", "people_unnamed"])
    return True


def _follow_up(session: TeamSession, changed: Iterable[Presence]) -> None:
    """Of a session that has ended: the ledger and the sums say what the marks say."""
    if session.ended_at is None:
        return
    for row in changed:
        row.minutes = session.minutes if row.is_present else 0
        row.save(update_fields=["minutes"])
        _set_minutes(session, row)
    session.people_named = session.presences.filter(is_present=True).count()
    session.save(update_fields=["people_named", "people_unnamed"])


def _set_minutes(session: TeamSession, row: Presence) -> None:
    held_at = session.started_at or session.starts_at
    activity = f"team_session:{session.pk}"
    known = TimeEntry.objects.filter(user=row.user_id, activity=activity).exists()
    if row.minutes or known:
        set_time(
            row.user,
            on=timezone.localdate(held_at),
            minutes=row.minutes,
            source=TimeEntry.Source.TEAM_SESSION,
            activity=activity,
            enrolment=None,
        )
