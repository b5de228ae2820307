"""A session of the unit as the entry in one person's calendar: the same one through changes and cancelling."""

from datetime import timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.documents.calendar import Attendee, CalendarEvent, event_cancel, event_request
from jordman.library.models.module import defer_heavy
from jordman.notices.mail import Invitation
from jordman.organisations.models import Employment
from jordman.team_sessions.models import CalendarEntry, TeamSession

KEPT = timedelta(days=31)


def page_address() -> str:
    """Where everybody at the unit reads about its sessions."""
    return settings.SITE_URL + reverse("team_sessions:team")


def calendar_event(session: TeamSession, *, sequence: int, is_off: bool = False) -> CalendarEvent:
    """Text is in the language that is active. Nobody is named in it: others may read one's calendar."""
    organiser_name, organiser_email = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return CalendarEvent(
        uid=f"{session.uid}@{urlsplit(settings.SITE_URL).hostname}",
        sequence=sequence,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        title=session.module.title,
        organiser_name=organiser_name,
        organiser_email=organiser_email,
        description=_description(session),
        location=session.place,
        url=page_address(),
        cancelled=is_off or session.is_cancelled,
    )


def invitation(entry: CalendarEntry) -> Invitation:
    """What goes with a mail to the person: REQUEST, or CANCEL for who is no longer to come."""
    user = entry.user
    with translation.override(user.language):
        event = calendar_event(entry.session, sequence=entry.sequence, is_off=entry.is_cancelled)
    attendee = Attendee(user.email or "", user.own_name)
    if event.cancelled:
        return Invitation("CANCEL", event_cancel(event, attendee))
    return Invitation("REQUEST", event_request(event, attendee))


def events_for(user: User) -> list[CalendarEvent]:
    """For the person's own calendar: the units' sessions, from a month back. Called-off ones stay, marked so."""
    units = Employment.objects.current().filter(user=user, unit__closed_on=None).values("unit")
    since = timezone.now() - KEPT
    rows = TeamSession.objects.filter(unit__in=units, starts_at__gt=since).select_related("module", "unit")
    sessions = rows.defer(*defer_heavy("module")).order_by("starts_at", "pk")
    return [calendar_event(session, sequence=session.sequence) for session in sessions]


def _description(session: TeamSession) -> str:
    length = _("%(teach)s minuter genomgång och %(talk)s minuter samtal på %(unit)s.") % {
        "teach": session.teach_minutes,
        "talk": session.talk_minutes,
        "unit": session.unit.name,
    }
    return f"{length}\n\n" + _("Om passet: %(address)s") % {"address": page_address()}
