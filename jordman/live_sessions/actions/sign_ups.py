"""Signing up, and cancelling it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.live_sessions.actions.queue import CANCELLED, GOING, WAITING, fill_places, has_room, lock
from jordman.live_sessions.emails import send_cancelled_own, send_signed_up, send_waiting
from jordman.live_sessions.errors import SessionClosed
from jordman.live_sessions.models import LiveSession, SignUp


@transaction.atomic
def sign_up(session: LiveSession, *, by: User) -> SignUp:
    """Give `by` a place, or a place in the queue when it is full. A second press changes nothing.

    The page says when the session is recorded, so who signs up knows. Raises SessionClosed.
    """
    session = lock(session)
    if not session.is_open:
        raise SessionClosed(_("Passet är inte öppet för anmälan längre. Se om det finns ett annat tillfälle."))
    known = session.sign_ups.select_related("user", "session").filter(user=by).first()
    if known is not None and known.is_placed:
        return known
    fill_places(session, by=None)
    kept = known or SignUp(session=session, user=by)
    kept.session, kept.state, kept.placed_at = session, GOING if has_room(session) else WAITING, timezone.now()
    kept.knows_of_recording_at = timezone.now() if session.is_recorded else None
    kept.save()
    organisation_id = session.programme.organisation_id
    record("live_session.signed_up", kept, by=by, organisation_id=organisation_id, state=kept.state)
    send_signed_up(kept) if kept.is_going else send_waiting(kept)
    return kept


@transaction.atomic
def cancel_sign_up(session: LiveSession, *, by: User) -> None:
    """Give back one's place; who has waited longest gets it. Raises SessionClosed when the session is over."""
    session = lock(session)
    if not session.is_open:
        raise SessionClosed(_("Passet är redan över eller inställt. Du behöver inte avanmäla dig."))
    kept = session.sign_ups.select_related("user", "session").filter(user=by).first()
    if kept is None or not kept.is_placed:
        return
    kept.session, kept.state = session, CANCELLED
    kept.save(update_fields=["state"])
    record("live_session.sign_up_cancelled", kept, by=by, organisation_id=session.programme.organisation_id)
    if kept.has_calendar_entry:
        send_cancelled_own(kept)
    fill_places(session, by=None)


@transaction.atomic
def note_recording_known(session: LiveSession, *, by: User) -> None:
    """Keep that the person has read that the session is recorded; then the link is shown."""
    changed = session.sign_ups.filter(user=by, state=GOING, knows_of_recording_at=None)
    if changed.update(knows_of_recording_at=timezone.now()):
        record("live_session.recording_known", session, by=by, organisation_id=session.programme.organisation_id)
