"""An evaluation with its questions, sources, findings and quotes, and the reports that were made of it."""

from jordman.evaluations.models.evaluations import Covered, Evaluation, Group, Level, Question
from jordman.evaluations.models.findings import Finding, Footnote, Quote, Relevance
from jordman.evaluations.models.reports import Report, ReportFile
from jordman.evaluations.models.sources import GeneralRole, Source

__all__ = [
    "Covered",
    "Evaluation",
    "Finding",
    "Footnote",
    "GeneralRole",
    "Group",
    "Level",
    "Question",
    "Quote",
    "Relevance",
    "Report",
    "ReportFile",
    "Source",
]
