"""Sources, findings with their footnotes, and quotes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.accounts.models import User
from jordman.evaluations.actions.evaluations import note
from jordman.evaluations.errors import OtherEvaluation, SourceInUse
from jordman.evaluations.models import Evaluation, Finding, Footnote, Question, Quote, Relevance, Source


@dataclass(frozen=True)
class Standing:
    """Where a finding stands: a source, a place in it, and whether the place is the evaluator's own reading."""

    source: Source
    place: str = ""
    is_reading: bool = False


Weighed = Mapping[str, tuple[str, str]]


@transaction.atomic
def add_source(evaluation: Evaluation, *, by: User, **facts: Any) -> Source:
    source = Source.objects.create(evaluation=evaluation, **facts)
    note("evaluation.source_added", evaluation, by=by, source=source.pk, kind=source.kind)
    return source


@transaction.atomic
def change_source(source: Source, *, by: User, **facts: Any) -> Source:
    for name, value in facts.items():
        setattr(source, name, value)
    source.save(update_fields=list(facts))
    note("evaluation.source_changed", source.evaluation, by=by, source=source.pk)
    return source


@transaction.atomic
def remove_source(source: Source, *, by: User) -> None:
    """Raises SourceInUse while footnotes lead to it."""
    number = Finding.objects.filter(footnotes__source=source).distinct().count()
    if number:
        raise SourceInUse(
            ngettext(
                "%(number)s iakttagelse bygger på källan. Ändra den först.",
                "%(number)s iakttagelser bygger på källan. Ändra dem först.",
                number,
            )
            % {"number": number}
        )
    note("evaluation.source_removed", source.evaluation, by=by, source=source.pk)
    source.delete()


@transaction.atomic
def add_finding(
    evaluation: Evaluation, *, by: User, standings: Sequence[Standing], weighed: Weighed, **facts: Any
) -> Finding:
    """`weighed`: for each group that it matters for, how much and the sentence that says why."""
    _check_home(evaluation, facts.get("question"), standings)
    finding = Finding.objects.create(evaluation=evaluation, **facts)
    _stand_on(finding, standings, weighed)
    note("evaluation.finding_added", evaluation, by=by, finding=finding.pk)
    return finding


@transaction.atomic
def change_finding(
    finding: Finding, *, by: User, standings: Sequence[Standing], weighed: Weighed, **facts: Any
) -> Finding:
    _check_home(finding.evaluation, facts.get("question"), standings)
    for name, value in facts.items():
        setattr(finding, name, value)
    finding.save(update_fields=list(facts))
    finding.footnotes.all().delete()
    finding.relevances.all().delete()
    _stand_on(finding, standings, weighed)
    note("evaluation.finding_changed", finding.evaluation, by=by, finding=finding.pk)
    return finding


@transaction.atomic
def remove_finding(finding: Finding, *, by: User) -> None:
    """Quotes that illustrated it stay, without a finding."""
    note("evaluation.finding_removed", finding.evaluation, by=by, finding=finding.pk)
    finding.delete()


def _check_home(evaluation: Evaluation, question: Question | None, standings: Sequence[Standing]) -> None:
    parts: list[Source | Question] = [*(standing.source for standing in standings), *([question] if question else [])]
    if any(part.evaluation_id != evaluation.pk for part in parts):
        raise OtherEvaluation(_("Välj en fråga och källor i samma utvärdering."))


def _stand_on(finding: Finding, standings: Sequence[Standing], weighed: Weighed) -> None:
    seen = {(each.source.pk, each.place): each for each in standings}
    Footnote.objects.bulk_create(
        Footnote(finding=finding, source=each.source, place=each.place, is_reading=each.is_reading)
        for each in seen.values()
    )
    Relevance.objects.bulk_create(
        Relevance(finding=finding, group=group, weight=weight, sentence=sentence)
        for group, (weight, sentence) in weighed.items()
    )


@transaction.atomic
def add_quote(evaluation: Evaluation, *, by: User, text: str, role: str, finding: Finding | None = None) -> Quote:
    """What was said, and nothing of who said it. The log has its number and no word of it."""
    if finding is not None and finding.evaluation_id != evaluation.pk:
        raise OtherEvaluation(_("Välj en iakttagelse i samma utvärdering."))
    quote = Quote.objects.create(evaluation=evaluation, text=text, role=role, finding=finding)
    note("evaluation.quote_added", evaluation, by=by, quote=quote.pk)
    return quote


@transaction.atomic
def remove_quote(quote: Quote, *, by: User) -> None:
    note("evaluation.quote_removed", quote.evaluation, by=by, quote=quote.pk)
    quote.delete()
