"""Refusals of this room. Each message says what to do."""

from jordman.access.errors import Refused


class NotOpenYet(Refused):
    """It is too early to begin."""


class DayIsOver(Refused):
    """It is too late to begin."""


class NotRunning(Refused):
    """The session has not begun, is over or is cancelled."""


class AttendanceClosed(Refused):
    """Who was there can no longer be changed."""


class NoSuchColleague(Refused):
    """The person does not work at the unit."""


class TooManyGuesses(Refused):
    """Too many wrong codes have come from the same place."""


class NotToVote(Refused):
    """The question is not open, or this phone has answered it."""


class SessionRunning(Refused):
    """The session is going on in the room: it is not moved under those who sit there."""


class SessionIsOver(Refused):
    """The session has been held, or its time has passed."""


class ChangedMeanwhile(Refused):
    """Somebody else has changed it since the page was opened."""


class SeriesEnded(Refused):
    """Nothing is added to a series that has been ended."""


class NothingToPlan(Refused):
    """A series or a plan without a single guide."""


class NotReadable(Refused):
    """The unit may not read the guide."""


class NotOfTheUnit(Refused):
    """The person may not lead sessions at the unit."""


class NotToShareWith(Refused):
    """The plan's unit does not belong to the organisation."""
