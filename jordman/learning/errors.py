"""Refusals of this room."""

from jordman.access.errors import Refused


class StepMissing(Refused):
    """The step or question is not in the edition that the person reads."""


class NothingChosen(Refused):
    """An answer without a choice."""


class NotFinished(Refused):
    """The programme's mandatory part is not done."""
