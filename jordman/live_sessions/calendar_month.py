"""Which month a calendar shows, and what is in it."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils import timezone

from jordman.live_sessions.models import LiveSession
from jordman.ui.drawings import Occasion


def shown_month(asked: str, days: Sequence[date], today: date) -> date:
    """The first day of the month asked for ("2026-10"), else of the next session's month, else of this one."""
    try:
        return date.fromisoformat(f"{asked}-01")
    except ValueError:
        coming = [day for day in days if day >= today]
        return min(coming, default=today).replace(day=1)


def month_before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def month_after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def occasions(sessions: Iterable[LiveSession]) -> list[Occasion]:
    """Sessions as the month draws them; each leads to its place in the list on the same page."""
    return [
        Occasion(timezone.localdate(session.starts_at), session.title, f"#pass-{session.pk}")
        for session in sessions
        if not session.is_cancelled
    ]
