"""Beginning a session: in its time, once, with the guide and the headcount of that moment."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.team_sessions.actions.codes import take_code
from jordman.team_sessions.actions.locking import lock
from jordman.team_sessions.earlier import questions_to_recall
from jordman.team_sessions.errors import DayIsOver, NotOpenYet, NotRunning
from jordman.team_sessions.models import RecallShown, TeamSession
from jordman.team_sessions.models.sessions import OPENS_BEFORE
from jordman.team_sessions.people import people_of
from jordman.ui.words import clock, day_long

Phase = TeamSession.Phase


@transaction.atomic
def begin(session: TeamSession, *, by: User) -> TeamSession:
    """Open the room. One that runs already is left as it is: two leaders may press at once.

    Raises NotOpenYet, DayIsOver and NotRunning (cancelled, or held already).
    """
    session = lock(session)
    if session.is_running:
        return session
    if session.is_cancelled or session.ended_at:
        raise NotRunning(_("Passet är inställt eller redan genomfört. Planera ett nytt."))
    refuse_early(session)
    if is_day_over(session):
        raise DayIsOver(_("Passets dag är över. Säg att ni höll passet, eller planera en ny dag."))
    _open(session, by=by, at=timezone.now())
    if not session.code:
        take_code(session)
    RecallShown.objects.bulk_create(
        RecallShown(session=session, module_id=question.module, question_key=question.key)
        for question in questions_to_recall(session)
    )
    record("team_session.begun", session, by=by, organisation_id=session.unit_id)
    return session


@transaction.atomic
def hold_afterwards(session: TeamSession, *, by: User) -> TeamSession:
    """The unit met without the screen, with the printed sheet: say so within seven days, and tick who was there."""
    session = lock(session)
    if session.is_cancelled or session.ended_at or not session.can_be_corrected:
        raise NotRunning(_("Passet är inställt, redan genomfört eller mer än sju dagar gammalt."))
    refuse_early(session)
    _close_as_held(session, by=by)
    return session


def start_by_marks(session: TeamSession, *, by: User) -> TeamSession:
    """Somebody was ticked in a session that nobody had begun: it begins, or, when its day is over, was held."""
    return hold_afterwards(session, by=by) if is_day_over(session) else begin(session, by=by)


def is_open(session: TeamSession) -> bool:
    """May it be begun now?"""
    return timezone.now() >= session.starts_at - OPENS_BEFORE and not is_day_over(session)


def is_day_over(session: TeamSession) -> bool:
    return timezone.localdate() > timezone.localdate(session.ends_at)


def refuse_early(session: TeamSession) -> None:
    opens_at = session.starts_at - OPENS_BEFORE
    if timezone.now() < opens_at:
        text = _("Det är för tidigt. Passet går att börja %(day)s från klockan %(time)s.")
        raise NotOpenYet(text % {"day": day_long(opens_at), "time": clock(opens_at)})


def _open(session: TeamSession, *, by: User, at: datetime) -> None:
    session.edition = session.edition or session.module.edition
    session.headcount = people_of(session.unit_id).count()
    session.started_at = session.phase_began_at = at
    session.phase, session.point, session.paused_at = Phase.OPENING, 0, None
    session.begun_by = by if by.pk != session.leader_id else None
    session.save()


def _close_as_held(session: TeamSession, *, by: User) -> None:
    _open(session, by=by, at=session.starts_at)
    session.phase, session.ended_at, session.code = Phase.ENDED, session.ends_at, ""
    session.save(update_fields=["phase", "ended_at", "code"])
    record("team_session.held", session, by=by, organisation_id=session.unit_id)
