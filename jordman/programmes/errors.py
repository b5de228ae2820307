"""Refusals of this room. Each message says what to do."""

from collections.abc import Sequence

from jordman.access.errors import Refused


class NotReady(Refused):
    """The programme cannot open yet: `reasons` says everything that stops it."""

    def __init__(self, message: object, reasons: Sequence[str]) -> None:
        super().__init__(message)
        self.reasons = tuple(reasons)


class PrerequisiteLoop(Refused):
    """Two modules would wait for each other."""


class GateLoop(Refused):
    """Two blocks would wait for each other."""


class BlockInUse(Refused):
    """A block of an open programme cannot be taken away."""


class ModuleUnavailable(Refused):
    """The module is already in the programme, is not published, or is not shared with the organisation."""


class ProgrammeClosed(Refused):
    """Nobody joins or chooses in a programme that is over."""


class NotElective(Refused):
    """What is mandatory can neither be chosen nor dropped."""
