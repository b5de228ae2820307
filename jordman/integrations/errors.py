"""Refusals of this room. Each message says what to do."""

from jordman.access.errors import Refused


class StepTaken(Refused):
    """The import is not where the step begins: somebody has taken it in another tab, or it is under way."""


class PlanChanged(Refused):
    """What is known has changed since the dry run, which was made anew."""


class NothingToApply(Refused):
    """The import would change nothing."""


class ProgrammeMissing(Refused):
    """Sign-ups need a programme that is not over."""
