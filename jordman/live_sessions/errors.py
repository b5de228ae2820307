"""Refusals of this room. Each message says what to do."""

from collections.abc import Sequence

from jordman.access.errors import Refused


class SessionClosed(Refused):
    """The session is over or cancelled: nobody signs up, and it is not moved."""


class NotInProgramme(Refused):
    """Someone who is not in the programme cannot have been there, as far as the programme counts."""


class NoSuchPerson(Refused):
    """A name or an address that nobody, or more than one, in the programme has."""


class FilmUnusable(Refused):
    """The film is of a kind that browsers do not play, or too large."""


class CaptionsFaulty(Refused):
    """The captions have faults: `faults` are (line, sentence); line 0 is the whole file."""

    def __init__(self, message: object, faults: Sequence[tuple[int, str]]) -> None:
        super().__init__(message)
        self.faults = tuple(faults)


class RecordingUnannounced(Refused):
    """Those who were there did not know that it was recorded."""


class NotWatched(Refused):
    """The film has not been seen to its end yet."""


class TooFewPeople(Refused):
    """No groups can be formed of nobody."""


class NotYetHeld(Refused):
    """Nobody has been at a session that has not begun."""
