"""Refusals of this room. Each message says what to do."""

from jordman.access.errors import Refused


class NoFindings(Refused):
    """A report of an evaluation that has found nothing yet."""


class FindingWithoutSource(Refused):
    """A claim that nothing stands behind cannot be in a report."""


class SourceInUse(Refused):
    """A source that footnotes lead to."""


class OtherEvaluation(Refused):
    """A question, source or finding that belongs to another evaluation."""
