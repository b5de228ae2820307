"""Evaluations with a question, sources, and a finding that stands on one of them."""

from jordman.evaluations.models import (
    Covered,
    Evaluation,
    Finding,
    Footnote,
    Question,
    Quote,
    Relevance,
    Report,
    ReportFile,
    Source,
)
from tests.cast import World


def make_evaluation(world: World, **fields: object) -> Evaluation:
    """One that the cast's association has ordered, of an effort that is not in here."""
    fields.setdefault("organisation", world.association)
    fields.setdefault("name", "Följeutvärdering")
    fields.setdefault("client", "Skaraborgs kommunalförbund")
    fields.setdefault("evaluator", "Byrån")
    evaluation = Evaluation.objects.create(**fields)
    Covered.objects.create(evaluation=evaluation, name="Digitalt först")
    return evaluation


def make_question(evaluation: Evaluation, text: str = "Vad blev kvar efteråt?") -> Question:
    return Question.objects.create(evaluation=evaluation, text=text, level="intervention")


def make_interviews(evaluation: Evaluation, number: int = 4, title: str = "Enhetschefer") -> Source:
    return Source.objects.create(evaluation=evaluation, kind="interviews", title=title, number=number, role="manager")


def make_document(evaluation: Evaluation, title: str = "Halvtidsanalys") -> Source:
    return Source.objects.create(evaluation=evaluation, kind="document", title=title, author="Byrån", year=2025)


def make_finding(evaluation: Evaluation, *sources: Source, **fields: object) -> Finding:
    """Relevant for staff, with a sentence. Without `sources` nothing stands behind it."""
    fields.setdefault("text", "Korta pass som återkommer blir en vana.")
    fields.setdefault("level", "intervention")
    fields.setdefault("whose", "Byrån")
    finding = Finding.objects.create(evaluation=evaluation, **fields)
    for source in sources:
        Footnote.objects.create(finding=finding, source=source, place="s. 4")
    Relevance.objects.create(finding=finding, group="staff", weight="high", sentence="Det ger trygghet i vardagen.")
    return finding


def make_quote(evaluation: Evaluation, finding: Finding | None = None, **fields: object) -> Quote:
    fields.setdefault("text", "Nu vågar jag fråga.")
    fields.setdefault("role", "staff")
    return Quote.objects.create(evaluation=evaluation, finding=finding, **fields)


def make_whole(world: World, **fields: object) -> Evaluation:
    """All there is in one that is ready for its report."""
    evaluation = make_evaluation(world, **fields)
    question = make_question(evaluation)
    make_interviews(evaluation)
    finding = make_finding(evaluation, make_document(evaluation), question=question)
    make_quote(evaluation, finding)
    return evaluation


def make_kept_report(evaluation: Evaluation) -> Report:
    report = Report.objects.create(evaluation=evaluation, kind="interim", number=1, digest="ab" * 32)
    for form in ("pdf", "docx"):
        ReportFile.objects.create(report=report, form=form, content=b"as it was", digest="cd" * 32)
    return report
