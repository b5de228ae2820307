"""A person goes through an earlier session on their own. Nobody else sees that they have."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.learning.ledger import set_time
from jordman.learning.models import TimeEntry
from jordman.team_sessions.errors import NotRunning
from jordman.team_sessions.models import CatchUp, TeamSession


@transaction.atomic
def catch_up(session: TeamSession, *, by: User) -> CatchUp:
    """Mark it as done, and count the teaching's minutes once. Who was in the room has had them already."""
    if not session.is_held:
        raise NotRunning(_("Passet har inte varit än."))
    done, made = CatchUp.objects.get_or_create(user=by, session=session)
    if made:
        if not session.presences.filter(user=by, is_present=True).exists():
            _count(session, by, done, session.teach_minutes)
        record("team_session.caught_up", done, by=by, organisation_id=session.unit_id)
    return done


@transaction.atomic
def take_back_catch_up(done: CatchUp, *, by: User) -> None:
    """As if it had not been done: its minutes go too."""
    _count(done.session, by, done, 0)
    record("team_session.catch_up_taken_back", done, by=by, organisation_id=done.session.unit_id)
    done.delete()


def _count(session: TeamSession, user: User, done: CatchUp, minutes: int) -> None:
    activity = f"team_catch_up:{session.pk}"
    on = timezone.localdate(done.done_at)
    if minutes or TimeEntry.objects.filter(user=user, on=on, activity=activity).exists():
        source = TimeEntry.Source.TEAM_SESSION
        set_time(user, on=on, minutes=minutes, source=source, activity=activity, enrolment=None)
