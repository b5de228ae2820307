"""One function for each mail of this room. Calendar entries go along with it."""

from typing import Any

from django.db.models import F

from jordman.live_sessions.invitations import cancel_address, invitation, join_address, page_address
from jordman.live_sessions.models import SignUp
from jordman.notices.mail import send

FOLDER = "live_sessions/email/"


def send_signed_up(sign_up: SignUp) -> None:
    _send_entry(sign_up, "signed_up")


def send_waiting(sign_up: SignUp) -> None:
    _send(sign_up, "waiting")


def send_promoted(sign_up: SignUp) -> None:
    _send_entry(sign_up, "promoted")


def send_changed(sign_up: SignUp) -> None:
    """The session's own sequence has risen."""
    if sign_up.is_going:
        _send_entry(sign_up, "changed", is_new=False)
    else:
        _send(sign_up, "changed")


def send_cancelled_own(sign_up: SignUp) -> None:
    _send_entry(sign_up, "cancelled_own")


def send_session_cancelled(sign_up: SignUp) -> None:
    """The session's own sequence has risen. Who waited has no entry to take away."""
    if sign_up.has_calendar_entry:
        _send_entry(sign_up, "session_cancelled", is_new=False)
    else:
        _send(sign_up, "session_cancelled")


def send_reinstated(sign_up: SignUp) -> None:
    if sign_up.is_going:
        _send_entry(sign_up, "reinstated", is_new=False)
    else:
        _send(sign_up, "reinstated")


def send_reminder(sign_up: SignUp) -> bool:
    return send(sign_up.user, template=FOLDER + "reminder", kind="live_session", **_context(sign_up))


def _send_entry(sign_up: SignUp, template: str, *, is_new: bool = True) -> None:
    """Send with the calendar entry. `is_new`: nothing else has raised the number that the calendar compares."""
    has_entry = sign_up.is_going and not sign_up.session.is_cancelled
    changes: dict[str, object] = {"has_calendar_entry": has_entry}
    if is_new and _was_sent_before(sign_up):
        sign_up.calendar_sequence += 1
        changes["calendar_sequence"] = F("calendar_sequence") + 1
    SignUp.objects.filter(pk=sign_up.pk).update(**changes)
    sign_up.has_calendar_entry = has_entry
    send(
        sign_up.user,
        template=FOLDER + template,
        invitation=invitation(sign_up),
        **_context(sign_up),
    )


def _was_sent_before(sign_up: SignUp) -> bool:
    """Has any calendar mail gone to the person for this session? The first has the number that the session has."""
    return sign_up.has_calendar_entry or sign_up.calendar_sequence > 0


def _send(sign_up: SignUp, template: str) -> None:
    send(sign_up.user, template=FOLDER + template, **_context(sign_up))


def _context(sign_up: SignUp) -> dict[str, Any]:
    session = sign_up.session
    return {
        "session": session,
        "sign_up": sign_up,
        "page_address": page_address(session),
        "cancel_address": cancel_address(session),
        "join_address": join_address(sign_up),
    }
