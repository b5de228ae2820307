"""Refusals of this room."""

from jordman.access.errors import Refused


class NoTimeForThis(Refused):
    """Time is set aside for only one of the training and the talk."""


class NotOpen(Refused):
    """The question is not the unit's to answer any more."""
