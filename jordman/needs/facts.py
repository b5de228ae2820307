"""What a reader of a study's result may know: counts, words chosen to be read, and nothing of who said what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Case, Prefetch, QuerySet, TextField, Value, When

from jordman.library.models import Module
from jordman.needs.models import Decision, Hypothesis, ReviewerComment, Study
from jordman.needs.roles import shown_quotes

Verdict = Hypothesis.Verdict
# As a result tells of them.
ORDER = (Verdict.NEW_INSIGHT, Verdict.CONFIRMED, Verdict.REJECTED, Verdict.OPEN)


@dataclass(frozen=True)
class Counts:
    """How large the study is. `described` is new insights that the source says more of than that they are."""

    workshops: int
    interviews: int
    hypotheses: int
    confirmed: int
    rejected: int
    new_insights: int
    described: int
    decisions: int
    traced: int
    is_retold: bool

    @property
    def decided(self) -> int:
        return self.confirmed + self.rejected + self.new_insights

    @property
    def undecided(self) -> int:
        return self.hypotheses - self.decided


@dataclass(frozen=True)
class Ground:
    """What a verdict stands on: how many notes from people, and what written sources say, as (text, source)."""

    said: int
    read: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Judged:
    hypothesis: Hypothesis
    ground: Ground


@dataclass(frozen=True)
class Link:
    """A decision with what it came of and where it shows, in words."""

    decision: Decision
    insights: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    study: Study
    counts: Counts
    judged: tuple[Judged, ...]
    chain: tuple[Link, ...]
    quotes: tuple[tuple[str, str], ...]
    comments: tuple[ReviewerComment, ...]
    background: tuple[tuple[str, str], ...]
    until: date

    def with_verdict(self, verdict: str) -> tuple[Judged, ...]:
        return tuple(each for each in self.judged if each.hypothesis.verdict == verdict)

    def in_order(self) -> tuple[Judged, ...]:
        """What was new first, then what was confirmed, rejected and left open."""
        return tuple(each for verdict in ORDER for each in self.with_verdict(verdict))


def result_of(study: Study, today: date) -> Result:
    """The same for every reader, and in every file."""
    hypotheses = list(study.hypotheses.all())
    chain = tuple(_link(decision) for decision in decisions_of(study))
    kinds, quotes = _interviews(study)
    grounds, background = _notes(study)
    # What came with the study need not be asked for.
    workshops: int | None = study.__dict__.get("workshop_count")
    counts = count(
        study,
        hypotheses,
        workshops=study.workshops.count() if workshops is None else workshops,
        interviews=kinds.total(),
        decisions=len(chain),
        traced=sum(bool(link.insights) for link in chain),
    )
    return Result(
        study=study,
        counts=counts,
        judged=tuple(Judged(each, grounds.get(each.pk, Ground(0, ()))) for each in hypotheses),
        chain=chain,
        quotes=() if study.is_open else shown_quotes(quotes, kinds, settings.SMALL_GROUP_THRESHOLD),
        comments=tuple(study.comments.all()),
        background=background,
        until=study.interviews_closed_on or today,
    )


def count(
    study: Study, hypotheses: Iterable[Hypothesis], *, workshops: int, interviews: int, decisions: int, traced: int = 0
) -> Counts:
    verdicts: Counter[str] = Counter()
    described = 0
    for hypothesis in hypotheses:
        verdicts[hypothesis.verdict] += 1
        described += hypothesis.verdict == Verdict.NEW_INSIGHT and hypothesis.is_described
    return Counts(
        workshops=workshops,
        interviews=interviews,
        hypotheses=verdicts.total(),
        confirmed=verdicts[Verdict.CONFIRMED],
        rejected=verdicts[Verdict.REJECTED],
        new_insights=verdicts[Verdict.NEW_INSIGHT],
        described=described,
        decisions=decisions,
        traced=traced,
        is_retold=bool(study.source),
    )


def decisions_of(study: Study) -> QuerySet[Decision]:
    titles = Prefetch("modules", Module.objects.only("pk", "title"))
    return study.decisions.prefetch_related("hypotheses", "categories", titles)


def _interviews(study: Study) -> tuple[Counter[str], list[tuple[str, str]]]:
    """How many interviews there are of each kind, and each quote with the kind of its interview."""
    rows = list(study.interviews.order_by("pk").values_list("pk", "kind", "quotes__words"))
    kinds = Counter({pk: kind for pk, kind, _words in rows}.values())
    return kinds, [(words, kind) for _pk, kind, words in rows if words]


def _notes(study: Study) -> tuple[dict[int, Ground], tuple[tuple[str, str], ...]]:
    """What each verdict stands on, and what written sources say beside. What somebody said is counted, never read."""
    written = Case(When(source="", then=Value("")), default="text", output_field=TextField())
    rows = study.notes.annotate(written=written).order_by("pk", "codings__pk")
    grounds: dict[int, Ground] = {}
    background: list[tuple[str, str]] = []
    for text, source, hypothesis, is_evidence in rows.values_list(
        "written", "source", "codings__hypothesis", "codings__is_evidence"
    ):
        if is_evidence:
            known = grounds.get(hypothesis, Ground(0, ()))
            read = ((text, source),) if source else ()
            grounds[hypothesis] = Ground(known.said + (not source), (*known.read, *read))
        elif hypothesis is None and source:
            background.append((text, source))
    return grounds, tuple(background)


def _link(decision: Decision) -> Link:
    categories = [str(category) for category in decision.categories.all()]
    modules = [module.title for module in decision.modules.all()]
    return Link(
        decision=decision,
        insights=tuple(each.statement for each in decision.hypotheses.all()),
        places=tuple(part for part in (*modules, *categories, decision.place) if part),
    )
