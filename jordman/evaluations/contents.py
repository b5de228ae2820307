"""Everything that stands in an evaluation, read with a fixed number of questions to the database."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from jordman.evaluations.models import Covered, Evaluation, Finding, Footnote, Question, Relevance, Source


@dataclass(frozen=True)
class Contents:
    """Findings hold their footnotes (with sources) and relevances; quotes only when they were asked for."""

    evaluation: Evaluation
    covered: Sequence[Covered]
    questions: Sequence[Question]
    sources: Sequence[Source]
    findings: Sequence[Finding]

    @property
    def interviews(self) -> list[Source]:
        return [source for source in self.sources if source.kind == Source.Kind.INTERVIEWS]

    @property
    def interview_sum(self) -> int:
        """How many interviews in all."""
        return sum(source.number or 0 for source in self.interviews)

    @property
    def others(self) -> list[Source]:
        return [source for source in self.sources if source.kind != Source.Kind.INTERVIEWS]

    @property
    def unsourced(self) -> list[Finding]:
        """Claims that nothing stands behind."""
        return [finding for finding in self.findings if not finding.footnotes.all()]

    @property
    def evaluators(self) -> list[str]:
        """Whose findings there are, in the order of the alphabet."""
        return sorted({finding.whose for finding in self.findings})

    @property
    def unanswered(self) -> list[Question]:
        answered = {finding.question_id for finding in self.findings}
        return [question for question in self.questions if question.pk not in answered]


def contents_of(evaluation: Evaluation, *, with_quotes: bool = False) -> Contents:
    findings = evaluation.findings.prefetch_related(
        Prefetch("footnotes", Footnote.objects.order_by("pk")),
        Prefetch("relevances", Relevance.objects.order_by("pk")),
        *(["quotes"] if with_quotes else []),
    )
    contents = Contents(
        evaluation,
        list(evaluation.covered.select_related("initiative", "programme")),
        list(evaluation.questions.all()),
        list(evaluation.sources.all()),
        list(findings),
    )
    _know_sources(contents)
    return contents


def _know_sources(contents: Contents) -> None:
    """Footnotes and findings get the rows that are read already."""
    sources = {source.pk: source for source in contents.sources}
    questions = {question.pk: question for question in contents.questions}
    for finding in contents.findings:
        finding.question = questions.get(finding.question_id) if finding.question_id else None
        for footnote in finding.footnotes.all():
            footnote.source = sources[footnote.source_id]
