"""Refusals of this room."""

from jordman.access.errors import Refused


class TooLong(Refused):
    """A warning is put aside for a while, never for ever."""
