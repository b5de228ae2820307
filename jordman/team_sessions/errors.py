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
