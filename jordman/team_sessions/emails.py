"""One function for each mail of this room. Calendar entries go along with it."""

from collections.abc import Sequence

from jordman.notices.mail import send
from jordman.team_sessions.invitations import invitation, page_address
from jordman.team_sessions.models import CalendarEntry, TeamSession

FOLDER = "team_sessions/email/"
KIND = "team_session"


def send_plan(entry: CalendarEntry, to_come: Sequence[TeamSession]) -> None:
    """The whole series in words, with the entry of the first."""
    send_entry(entry, "planned", to_come)


def send_entry(entry: CalendarEntry, what: str, to_come: Sequence[TeamSession]) -> None:
    """`what`: planned, invited, changed, cancelled, reinstated or left. Each carries the entry as it is now."""
    send(
        entry.user,
        template=FOLDER + what,
        kind=KIND,
        invitation=invitation(entry),
        session=entry.session,
        unit=entry.session.unit,
        sessions=to_come,
        page_address=page_address(),
    )
