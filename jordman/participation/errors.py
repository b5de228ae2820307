"""Refusals of this room. Each message says what to do."""

from jordman.access.errors import Refused


class MonthNotOver(Refused):
    """Hours still come: nothing is attested or reported before the month has ended."""


class EarlierMonthFirst(Refused):
    """The reporting is chronological."""


class NobodyToReport(Refused):
    """A file without a row is no report."""


class NotTheirsToAttest(Refused):
    """Nobody attests themselves, nor people whom another leads."""


class HoursChanged(Refused):
    """What was on the page is not what the ledger says any more."""


class HasAttester(Refused):
    """A paper is for those whom nobody can attest here."""


class TooManyMinutes(Refused):
    """More cannot be taken off than there is."""


class DatesCross(Refused):
    """Nobody stops before they start."""


class HoldsPersonalNumber(Refused):
    """Personal numbers are not stored."""
