"""Refusals of this room. Each message says what to do."""

from jordman.access.errors import Refused


class CallClosed(Refused):
    """Nobody applies, changes or takes back after the last day."""


class StillOpen(Refused):
    """Everybody has until the last day: nobody is chosen before."""


class AppliedAlready(Refused):
    """One application for each call."""


class Answered(Refused):
    """The application has had its answer."""


class NotEmployedHere(Refused):
    """A champion is a colleague: they work at the unit."""


class ChoosesThemselves(Refused):
    """Whoever chooses cannot choose themselves."""


class LeadsTheUnit(Refused):
    """The help must have another way than the manager."""


class HasTheMandate(Refused):
    """The person has the mandate at the unit already, or is asked to take it."""


class ReasonMissing(Refused):
    """To appoint somebody who has not applied needs a reason."""


class NotTheManager(Refused):
    """The unit's manager confirms, and nobody in their place."""


class MandateOver(Refused):
    """What is over is neither confirmed nor changed."""


class OutsideMandate(Refused):
    """A day on which the mandate did not hold."""
