"""Refusals of this room."""

from jordman.access.errors import Refused


class WouldMakeCycle(Refused):
    """A node would lie under itself."""


class GrantRefused(Refused):
    """A role cannot be given or taken this way."""


class AlreadySetUp(Refused):
    """Somebody set the site up before."""
