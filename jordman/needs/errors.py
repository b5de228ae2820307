"""Refusals of this room. Each message says what to do."""

from jordman.access.errors import Refused


class NoEvidence(Refused):
    """A verdict stands on at least one note."""


class InterviewsClosed(Refused):
    """Nothing more is taken in once the roles of quotes have been settled."""


class IsEvidence(Refused):
    """A note that a verdict stands on alone."""


class TooFewInterviews(Refused):
    """So few that nobody can be hidden among them."""


class AlreadyThere(Refused):
    """The example is in the organisation already."""
