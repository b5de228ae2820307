"""How it stands with a session, in a word: what lists show, and what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.models.sessions import OPENS_BEFORE


class State(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    MISSED = "missed"
    CANCELLED = "cancelled"

    @property
    def look(self) -> str:
        """The state of `ui/components/status.html`."""
        return {"held": "done", "running": "part", "missed": "wait", "cancelled": "stop"}.get(self.value, "wait")

    @property
    def word(self) -> str:
        return {
            "planned": _("Planerat"),
            "running": _("Pågår nu"),
            "held": _("Genomfört"),
            "missed": _("Blev inte av"),
            "cancelled": _("Inställt"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session and how it stands."""

    session: TeamSession
    state: State

    @property
    def can_be_changed(self) -> bool:
        return self.state in (State.PLANNED, State.MISSED)

    @property
    def is_to_come(self) -> bool:
        return self.state in (State.PLANNED, State.RUNNING)


def state_of(session: TeamSession, now: datetime) -> State:
    if session.is_cancelled:
        return State.CANCELLED
    if session.is_held:
        return State.HELD
    if session.is_running:
        return State.RUNNING
    return State.PLANNED if session.ends_at > now - OPENS_BEFORE else State.MISSED


def rows_of(sessions: Iterable[TeamSession]) -> list[SessionRow]:
    now = timezone.now()
    return [SessionRow(session, state_of(session, now)) for session in sessions]
