"""Refusals of this room. Each message says what to do."""

from collections.abc import Sequence

from jordman.access.errors import Refused


class GateNotReady(Refused):
    """The phase cannot be left yet: `missing` says everything that is not in place."""

    def __init__(self, message: object, missing: Sequence[str]) -> None:
        super().__init__(message)
        self.missing = tuple(missing)


class NoLineOwner(Refused):
    """Nobody in the line owns what goes on, or nothing is set aside for it."""


class InitiativeClosed(Refused):
    """What is closed is opened again before it changes."""


class WrongState(Refused):
    """It is paused already, or has no phase to go back to."""


class NotTakingPart(Refused):
    """A unit that is not in the initiative."""
