"""A study, what was said in it, and what came of it."""

from jordman.needs.models.gathering import GuideQuestion, Interview, Level, Note, Quote, RoleKind, Workshop
from jordman.needs.models.results import Coding, Decision, Hypothesis, ReviewerComment
from jordman.needs.models.studies import Basis, Study

__all__ = [
    "Basis",
    "Coding",
    "Decision",
    "GuideQuestion",
    "Hypothesis",
    "Interview",
    "Level",
    "Note",
    "Quote",
    "ReviewerComment",
    "RoleKind",
    "Study",
    "Workshop",
]
