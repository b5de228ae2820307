"""Places and the waiting list of one session. Everything here runs with the session's row locked."""

from django.db.models import QuerySet
from django.utils import timezone

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.live_sessions.emails import send_promoted
from jordman.live_sessions.models import LiveSession, SignUp
from jordman.programmes.models import Enrolment

GOING, WAITING, CANCELLED = SignUp.State.GOING, SignUp.State.WAITING, SignUp.State.CANCELLED


def lock(session: LiveSession) -> LiveSession:
    """The session as it is now. Others who change its places wait until this transaction is done."""
    return LiveSession.objects.select_for_update(of=("self",)).select_related("programme", "module").get(pk=session.pk)


def has_room(session: LiveSession) -> bool:
    if session.capacity is None:
        return True
    return session.sign_ups.filter(state=GOING).count() < session.capacity


def waiting(session: LiveSession) -> QuerySet[SignUp]:
    """In the order in which they came."""
    return session.sign_ups.filter(state=WAITING).select_related("user", "session").order_by("placed_at", "pk")


def fill_places(session: LiveSession, *, by: User | None) -> int:
    """Give free places to those who have waited longest, tell them, and say how many that were."""
    promoted = 0
    if not session.is_open:
        return promoted
    for sign_up in waiting(session):
        if not has_room(session):
            break
        sign_up.state = GOING
        sign_up.save(update_fields=["state"])
        record("live_session.promoted", sign_up, by=by, organisation_id=session.programme.organisation_id)
        send_promoted(sign_up)
        promoted += 1
    return promoted


def release_those_who_left(session: LiveSession, *, by: User | None) -> int:
    """Take back the places of people who are no longer in the programme."""
    still_in = Enrolment.objects.active().filter(programme=session.programme).values("user")
    left = session.sign_ups.exclude(state=CANCELLED).exclude(user__in=still_in)
    ids = list(left.values_list("pk", flat=True))
    if ids:
        SignUp.objects.filter(pk__in=ids).update(state=CANCELLED, placed_at=timezone.now())
        record("live_session.places_released", session, by=by, people=len(ids))
    return len(ids)
