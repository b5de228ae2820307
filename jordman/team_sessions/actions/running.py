"""Taking a room through its session. Each press carries the place that it was made from: a second one does nothing."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.team_sessions import clock
from jordman.team_sessions.actions.locking import lock
from jordman.team_sessions.actions.presence import close_attendance
from jordman.team_sessions.actions.room import empty_room
from jordman.team_sessions.actions.rules import follow_up, next_sequence
from jordman.team_sessions.earlier import last_agreement
from jordman.team_sessions.errors import NotRunning
from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.rooms import Room, clock_of, place_of
from jordman.team_sessions.slides import Place, Show

Phase = TeamSession.Phase
KEPT_ANSWERS = ("yes", "partly", "no")


def go_on(session: TeamSession, *, by: User, seen: Place) -> TeamSession:
    """The next thing on the screen, which may be the first of the next phase."""
    return _move(session, by=by, seen=seen, to=Show.after)


def go_back(session: TeamSession, *, by: User, seen: Place) -> TeamSession:
    return _move(session, by=by, seen=seen, to=Show.before)


def leave_phase(session: TeamSession, *, by: User, seen: Place) -> TeamSession:
    """On to the next phase, whatever is left to show in this one."""
    return _move(session, by=by, seen=seen, to=Show.next_phase)


@transaction.atomic
def pause(session: TeamSession, *, by: User, seen: Place) -> TeamSession:
    session = _lock_running(session)
    stopped = clock.pause(clock_of(session), timezone.now())
    if place_of(session).phase == seen.phase and session.paused_at != stopped.paused_at:
        session.paused_at = stopped.paused_at
        session.save(update_fields=["paused_at"])
        record("team_session.paused", session, by=by, organisation_id=session.unit_id)
    return session


@transaction.atomic
def resume(session: TeamSession, *, by: User, seen: Place) -> TeamSession:
    session = _lock_running(session)
    if place_of(session).phase == seen.phase and session.paused_at is not None:
        _set_clock(session, clock.resume(clock_of(session), timezone.now()))
        session.save(update_fields=["phase_began_at", "paused_at"])
        record("team_session.resumed", session, by=by, organisation_id=session.unit_id)
    return session


@transaction.atomic
def say_kept(session: TeamSession, *, by: User, answer: str) -> None:
    """Did what was agreed last come about? Kept with the session that agreed it."""
    session = _lock_running(session)
    last = last_agreement(session)
    if last is not None and answer in KEPT_ANSWERS and last.agreement_kept != answer:
        TeamSession.objects.filter(pk=last.pk).update(agreement_kept=answer)
        record("team_session.agreement_kept", last, by=by, organisation_id=session.unit_id, answer=answer)


@transaction.atomic
def write_agreement(session: TeamSession, *, by: User, text: str) -> TeamSession:
    """What the unit tries until next time. It can be put right for as long as who was there can."""
    session = lock(session)
    is_open = session.is_running or (session.is_held and session.can_be_corrected)
    if not is_open:
        raise NotRunning(_("Överenskommelsen går inte att ändra nu."))
    if session.agreement != text:
        session.agreement = text
        session.save(update_fields=["agreement"])
        record("team_session.agreed", session, by=by, organisation_id=session.unit_id)
    return session


@transaction.atomic
def end(session: TeamSession, *, by: User | None) -> TeamSession:
    """The session was held: minutes to those who were there, once; what was only for the room goes. Twice is once.

    `by` is None when nobody ended it and the day is over.
    """
    session = lock(session)
    if session.is_held:
        return session
    if not session.is_running:
        raise NotRunning(_("Passet är inte i gång."))
    now = timezone.now()
    _leave(session, now)
    session.phase, session.ended_at, session.paused_at = Phase.ENDED, now, None
    close_attendance(session)
    empty_room(session)
    session.save()
    record("team_session.ended", session, by=by, organisation_id=session.unit_id, people=session.people)
    return session


@transaction.atomic
def call_off(session: TeamSession, *, by: User, reason: str) -> TeamSession:
    """Broken off with people in the room: the phones are told, and nothing is counted for anybody."""
    session = _lock_running(session)
    _clear(session)
    session.cancelled_at, session.cancel_reason = timezone.now(), reason
    session.sequence = next_sequence(session)
    session.save()
    record("team_session.called_off", session, by=by, organisation_id=session.unit_id)
    follow_up(session.series)
    return session


@transaction.atomic
def forget_start(session: TeamSession, *, by: User | None) -> TeamSession:
    """Somebody pressed begin and nothing happened: it is planned again, so that nobody takes it for held."""
    session = lock(session)
    if session.is_running:
        _clear(session)
        session.save()
        record("team_session.start_forgotten", session, by=by, organisation_id=session.unit_id)
    return session


def _clear(session: TeamSession) -> None:
    """As if it had never begun. The caller saves it."""
    empty_room(session)
    session.presences.all().delete()
    session.recalled.all().delete()
    session.temperatures.all().delete()
    session.phase, session.phase_began_at, session.started_at = Phase.PLANNED, None, None
    session.point, session.paused_at, session.begun_by = 0, None, None
    session.taught_seconds = session.talked_seconds = session.headcount = 0
    session.people_unnamed = session.unnamed_stamp = 0


def _lock_running(session: TeamSession) -> TeamSession:
    session = lock(session)
    if not session.is_running:
        raise NotRunning(_("Passet är inte i gång."))
    return session


@transaction.atomic
def _move(session: TeamSession, *, by: User, seen: Place, to: Callable[[Show, Place], Place | None]) -> TeamSession:
    session = _lock_running(session)
    here = place_of(session)
    there = to(Room(session).show, here) if here == seen else None
    if there is None:
        return session
    if there.phase != here.phase:
        now = timezone.now()
        _leave(session, now)
        session.phase, session.phase_began_at, session.paused_at = there.phase, now, None
        record("team_session.phase", session, by=by, organisation_id=session.unit_id, phase=there.phase)
    session.point = there.point
    session.save()
    return session


def _leave(session: TeamSession, now: datetime) -> None:
    """Keep what the phase used, so that who comes back to it goes on from there."""
    seconds = int(clock.used(clock_of(session), now))
    if session.phase == Phase.TEACHING:
        session.taught_seconds = seconds
    elif session.phase == Phase.TALKING:
        session.talked_seconds = seconds


def _set_clock(session: TeamSession, moved: clock.Clock) -> None:
    session.phase_began_at, session.paused_at = moved.began_at, moved.paused_at
