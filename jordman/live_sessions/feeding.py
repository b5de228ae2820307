"""What a person's own calendar holds beside live sessions: rooms above add theirs."""

from collections.abc import Callable, Iterable

from jordman.accounts.models import User
from jordman.documents.calendar import CalendarEvent

Events = Callable[[User], Iterable[CalendarEvent]]
_others: list[Events] = []


def also_in_the_calendar(events: Events) -> None:
    """Called by a room when it is ready. Text of the events is in the language that is active."""
    if events not in _others:
        _others.append(events)


def events_of_others(user: User) -> list[CalendarEvent]:
    return [event for events in _others for event in events(user)]
