"""Which findings a reader has asked for, and the findings under their questions. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jordman.evaluations.models import Finding, Group, Level, Question


@dataclass(frozen=True)
class Filter:
    """What is asked for. Empty is everything."""

    level: str = ""
    group: str = ""
    whose: str = ""

    @property
    def is_on(self) -> bool:
        return bool(self.level or self.group or self.whose)

    def lets_through(self, finding: Finding) -> bool:
        groups = {relevance.group for relevance in finding.relevances.all()}
        return (
            self.level in {"", finding.level}
            and (not self.group or self.group in groups)
            and self.whose in {"", finding.whose}
        )


def filter_from(given: Mapping[str, str]) -> Filter:
    """What an address asks for. Values that there are none of count as nothing asked for."""
    level, group = given.get("niva", ""), given.get("grupp", "")
    return Filter(
        level if level in Level.values else "",
        group if group in Group.values else "",
        given.get("vems", "")[:150],
    )


@dataclass(frozen=True)
class Answered:
    """A question, None for findings that answer none, with the findings under it."""

    question: Question | None
    findings: tuple[Finding, ...]


def by_question(questions: Sequence[Question], findings: Sequence[Finding]) -> list[Answered]:
    """Every question in its order, then what stands by itself."""
    under = [
        Answered(question, tuple(each for each in findings if each.question_id == question.pk))
        for question in questions
    ]
    alone = tuple(each for each in findings if each.question_id is None)
    return [*under, *([Answered(None, alone)] if alone else [])]
