"""A session as the entry in one person's calendar: the same one through sign-up, changes and cancelling."""

from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from jordman.documents.calendar import Attendee, CalendarEvent, event_cancel, event_request
from jordman.live_sessions.models import LiveSession, SignUp
from jordman.notices.mail import Invitation


def page_address(session: LiveSession) -> str:
    return settings.SITE_URL + reverse("live_sessions:show", args=[session.pk])


def cancel_address(session: LiveSession) -> str:
    return settings.SITE_URL + reverse("live_sessions:cancel", args=[session.pk])


def join_address(sign_up: SignUp) -> str:
    """The meeting's own link, for who is going and knows whether it is recorded; else nothing."""
    session = sign_up.session
    knows = not session.is_recorded or sign_up.knows_of_recording_at is not None
    return session.join_url if sign_up.is_going and knows and not session.is_cancelled else ""


def calendar_event(sign_up: SignUp) -> CalendarEvent:
    """Text is in the language that is active."""
    session = sign_up.session
    organiser_name, organiser_email = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return CalendarEvent(
        uid=f"{session.uid}@{urlsplit(settings.SITE_URL).hostname}",
        sequence=sign_up.sequence,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        title=session.title,
        organiser_name=organiser_name,
        organiser_email=organiser_email,
        description=_description(sign_up),
        location=join_address(sign_up) or page_address(session),
        url=page_address(session),
        cancelled=session.is_cancelled or not sign_up.is_going,
    )


def invitation(sign_up: SignUp) -> Invitation | None:
    """What goes with a mail to the person: REQUEST while they are going, else CANCEL. None for who has no address."""
    user = sign_up.user
    if not user.email:
        return None
    with translation.override(user.language):
        event, attendee = calendar_event(sign_up), Attendee(user.email, user.own_name)
    if event.cancelled:
        return Invitation("CANCEL", event_cancel(event, attendee))
    return Invitation("REQUEST", event_request(event, attendee))


def _description(sign_up: SignUp) -> str:
    session = sign_up.session
    parts = [session.description]
    if join_address(sign_up):
        parts.append(_("Anslut: %(address)s") % {"address": join_address(sign_up)})
    if session.is_recorded:
        parts.append(_("Passet spelas in. Den som går in kan synas och höras i inspelningen."))
    parts.append(_("Om passet: %(address)s") % {"address": page_address(session)})
    parts.append(_("Kan du inte? Avanmäl dig: %(address)s") % {"address": cancel_address(session)})
    return "\n\n".join(part for part in parts if part)
