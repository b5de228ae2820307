"""What becomes of a planned session until it begins: moved, changed, called off, put back."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.team_sessions.actions.rules import (
    check_leader,
    check_open,
    check_to_come,
    follow_up,
    guides_of,
    lock,
    next_sequence,
    number_sessions,
)
from jordman.team_sessions.errors import SeriesEnded, SessionIsOver
from jordman.team_sessions.models import MeetingDay, TeamSession
from jordman.team_sessions.scheduling import Rhythm, moved, stepped

# What a calendar shows: a change of any of these goes out as a change of the same entry.
IN_CALENDAR = frozenset({"starts_at", "ends_at", "place", "module"})


@transaction.atomic
def change_session(session: TeamSession, *, by: User, seen: int | None = None, **facts: Any) -> TeamSession:
    """Move it, or change its guide, place or leader. Calendars follow.

    Raises ChangedMeanwhile when it is not the one with the sequence that was `seen`, and what `check_open` raises.
    """
    session = lock(session, seen)
    check_open(session)
    changed = {name: value for name, value in facts.items() if getattr(session, name) != value}
    if "module" in changed:
        guide = guides_of(session.unit, [changed["module"].pk])[changed["module"].pk]
        changed |= {"teach_minutes": guide.guide_teach_minutes, "talk_minutes": guide.guide_talk_minutes}
    if "starts_at" in changed:
        check_to_come(changed["starts_at"])
    if "leader" in changed:
        check_leader(session.unit, changed["leader"])
    if not changed:
        return session
    for name, value in changed.items():
        setattr(session, name, value)
    session.ends_at = session.starts_at + timedelta(minutes=session.teach_minutes + session.talk_minutes)
    if IN_CALENDAR & set(changed):
        session.sequence = next_sequence(session)
    session.save(update_fields=[*changed, "ends_at", "sequence"])
    number_sessions(session.series)
    record("team_session.changed", session, by=by, organisation_id=session.unit_id, fields=sorted(changed))
    follow_up(session.series)
    return session


@transaction.atomic
def move_following(session: TeamSession, *, by: User, to: datetime, seen: int | None = None) -> list[TeamSession]:
    """Move it, and all that follow as many days. One that lands on a free day goes on a week at a time."""
    session = lock(session, seen)
    check_open(session)
    check_to_come(to)
    following = _following(session)
    first = timezone.localtime(to)
    by_days = first.date() - _day(session)
    days = (first.date(), *_after(first.date(), moved([_day(each) for each in following], by_days)))
    return _put([session, *following], days, first.time(), by)


def _after(first: date, days: Sequence[date]) -> tuple[date, ...]:
    """The days, none of them on the first one's or before: a free day may have pushed that one past the next."""
    return tuple(day if day > first else first + timedelta(days=7 * number) for number, day in enumerate(days, start=1))


@transaction.atomic
def step_following(session: TeamSession, *, by: User, seen: int | None = None) -> list[TeamSession]:
    """Let this meeting pass: each session takes the next one's day, and the last gets a new one."""
    session = lock(session, seen)
    check_open(session)
    sessions = [session, *_following(session)]
    meeting = MeetingDay.objects.filter(unit=session.unit_id).first()
    rhythm = Rhythm(meeting.first_on, meeting.every_weeks) if meeting else None
    return _put(sessions, stepped([_day(each) for each in sessions], rhythm), None, by)


def _put(sessions: Sequence[TeamSession], days: Sequence[date], at: time | None, by: User) -> list[TeamSession]:
    """Each session on its day, at the time that is given or else its own."""
    zone = timezone.get_current_timezone()
    for session, day in zip(sessions, days, strict=True):
        own = timezone.localtime(session.starts_at).time()
        length = session.ends_at - session.starts_at
        session.starts_at = datetime.combine(day, at or own, zone)
        session.ends_at = session.starts_at + length
        session.sequence = next_sequence(session)
        session.save(update_fields=["starts_at", "ends_at", "sequence"])
    number_sessions(sessions[0].series)
    first = sessions[0]
    record("team_session.moved", first, by=by, organisation_id=first.unit_id, sessions=len(sessions))
    follow_up(first.series)
    return list(sessions)


@transaction.atomic
def cancel_session(session: TeamSession, *, by: User, reason: str) -> TeamSession:
    """Call it off. It goes from the calendars of those who have it."""
    session = lock(session)
    if session.is_cancelled:
        return session
    check_open(session)
    session.cancelled_at, session.cancel_reason = timezone.now(), reason
    session.sequence = next_sequence(session)
    session.save(update_fields=["cancelled_at", "cancel_reason", "sequence"])
    record("team_session.cancelled", session, by=by, organisation_id=session.unit_id)
    follow_up(session.series)
    return session


@transaction.atomic
def reinstate_session(session: TeamSession, *, by: User) -> TeamSession:
    """Put a cancelled session back, at its own time."""
    session = lock(session)
    if not session.is_cancelled:
        return session
    if session.series.ended_at is not None:
        raise SeriesEnded(_("Serien är avslutad. Planera en ny serie."))
    if session.ends_at <= timezone.now():
        raise SessionIsOver(_("Tiden har passerat. Lägg till ett nytt pass i stället."))
    session.cancelled_at, session.cancel_reason = None, ""
    session.sequence = next_sequence(session)
    session.save(update_fields=["cancelled_at", "cancel_reason", "sequence"])
    record("team_session.reinstated", session, by=by, organisation_id=session.unit_id)
    follow_up(session.series)
    return session


def _following(session: TeamSession) -> list[TeamSession]:
    """Those after it in the series that are neither held, running nor cancelled."""
    rows = TeamSession.objects.select_for_update(of=("self",)).called().select_related("series")
    rows = rows.filter(series=session.series_id, starts_at__gt=session.starts_at, phase=TeamSession.Phase.PLANNED)
    return list(rows.order_by("starts_at", "pk"))


def _day(session: TeamSession) -> date:
    return timezone.localdate(session.starts_at)
