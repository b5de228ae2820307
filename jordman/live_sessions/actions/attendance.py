"""Who was there. Time is credited as the ledger's, so that recording it again corrects it and never doubles it."""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.learning.actions.corrections import take_back_module
from jordman.learning.actions.modules import finish_module
from jordman.learning.ledger import set_time
from jordman.learning.models import ModuleProgress, TimeEntry
from jordman.live_sessions.actions.queue import lock
from jordman.live_sessions.errors import NotInProgramme, NotYetHeld
from jordman.live_sessions.models import Attendance, LiveSession
from jordman.live_sessions.models.sessions import OPENS_BEFORE
from jordman.programmes.models import Enrolment

LIVE = Attendance.Way.LIVE
SOURCES = {LIVE: TimeEntry.Source.LIVE, Attendance.Way.RECORDING: TimeEntry.Source.RECORDING}
ACTIVITIES = {LIVE: "live_session", Attendance.Way.RECORDING: "recording"}


@transaction.atomic
def record_attendance(
    session: LiveSession,
    *,
    by: User,
    present: Mapping[int, int],
    absent: Collection[int] = (),
    way: str = LIVE,
) -> int:
    """Note who was there (`present`: id of the person to minutes) and, of those on the list, who was not.

    All or nothing, and the same list twice changes nothing. Minutes count up to the session's own length; the module
    is done. Taking somebody off takes the minutes back, and the module when nothing else had finished it. Returns how
    many people are noted as present in all. Raises NotYetHeld and NotInProgramme.
    """
    session = lock(session)
    if timezone.now() < session.starts_at - OPENS_BEFORE:
        raise NotYetHeld(_("Passet har inte börjat. Pricka av närvaro när det är i gång eller har varit."))
    enrolments = _enrolments(session, present)
    known = {each.user_id: each for each in session.attendances.filter(user__in=present)}
    done = _done(session, present)
    _remove(session, by=by, people=absent)
    for user_id, minutes in present.items():
        wanted = Attendance(
            session=session, user=enrolments[user_id].user, way=way, minutes=_capped(session, minutes, way)
        )
        _note(wanted, known.get(user_id), enrolments[user_id], by=by, is_done=user_id in done)
    if session.held_at is None and way == LIVE:
        session.held_at = timezone.now()
        session.save(update_fields=["held_at"])
    organisation_id = session.programme.organisation_id
    record("live_session.attendance", session, by=by, organisation_id=organisation_id, present=len(present))
    return session.attendances.count()


def _enrolments(session: LiveSession, people: Collection[int]) -> dict[int, Enrolment]:
    rows = Enrolment.objects.active().filter(programme=session.programme, user__in=people).select_related("user")
    found = {enrolment.user_id: enrolment for enrolment in rows}
    if len(found) < len(people):
        raise NotInProgramme(_("Någon på listan är inte längre med i programmet. Ladda om sidan och försök igen."))
    return found


def _done(session: LiveSession, people: Collection[int]) -> set[int]:
    """Those who have done the session's module already."""
    rows = ModuleProgress.objects.filter(module=session.module_id, user__in=people).exclude(done_at=None)
    return set(rows.values_list("user_id", flat=True))


def _capped(session: LiveSession, minutes: int, way: str) -> int:
    longest = session.minutes if way == LIVE else session.recording_minutes
    return max(1, min(minutes, longest))


def _note(wanted: Attendance, known: Attendance | None, enrolment: Enrolment, *, by: User, is_done: bool) -> None:
    session = wanted.session
    if known is not None and (known.way, known.minutes) == (wanted.way, wanted.minutes):
        return
    wanted.on = timezone.localdate(session.starts_at) if wanted.way == LIVE else timezone.localdate()
    if known is not None:
        wanted.pk, wanted.recorded_at, wanted.finished_module = known.pk, known.recorded_at, known.finished_module
        if known.way == wanted.way:
            wanted.on = known.on
        else:
            # Both the recording and, as it turns out, the meeting: the meeting counts.
            _set_time(known, enrolment, minutes=0)
    if session.module is not None and not is_done:
        finish_module(wanted.user, by=by, module=session.module, way=wanted.way)
        wanted.finished_module = True
    wanted.save()
    _set_time(wanted, enrolment, minutes=wanted.minutes)


def _remove(session: LiveSession, *, by: User, people: Collection[int]) -> None:
    """Only what the leader can have marked by mistake: who watched the recording did so themselves."""
    rows = session.attendances.filter(user__in=people, way=LIVE).select_related("user")
    for attendance in rows:
        enrolment = Enrolment.objects.filter(programme=session.programme, user=attendance.user).first()
        _set_time(attendance, enrolment, minutes=0)
        if attendance.finished_module and session.module is not None:
            take_back_module(attendance.user, by=by, module=session.module, way=attendance.way)
        attendance.delete()


def _set_time(attendance: Attendance, enrolment: Enrolment | None, *, minutes: int) -> None:
    way = Attendance.Way(attendance.way)
    set_time(
        attendance.user,
        on=attendance.on,
        minutes=minutes,
        source=SOURCES[way],
        activity=f"{ACTIVITIES[way]}:{attendance.session_id}",
        enrolment=enrolment,
    )
