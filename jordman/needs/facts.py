"""What a reader of a study's result may know: counts, words chosen to be read, and nothing of who said what."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import QuerySet

from jordman.needs.models import Coding, Decision, Hypothesis, Note, ReviewerComment, Study
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
    decisions = list(decisions_of(study))
    kinds = Counter(study.interviews.values_list("kind", flat=True))
    grounds = _grounds(study)
    chain = tuple(_link(decision) for decision in decisions)
    return Result(
        study=study,
        counts=_count(study, hypotheses, chain, kinds.total()),
        judged=tuple(Judged(each, grounds.get(each.pk, Ground(0, ()))) for each in hypotheses),
        chain=chain,
        quotes=() if study.is_open else quotes_of(study, kinds),
        comments=tuple(study.comments.all()),
        background=tuple(study.notes.filter(codings=None).exclude(source="").values_list("text", "source")),
        until=study.interviews_closed_on or today,
    )


def quotes_of(study: Study, kinds: dict[str, int]) -> tuple[tuple[str, str], ...]:
    """Words and a general role, and nothing else. `kinds` is how many interviews there are of each kind."""
    rows = study.quotes.values_list("words", "interview__kind")
    return shown_quotes(rows, kinds, settings.SMALL_GROUP_THRESHOLD)


def decisions_of(study: Study) -> QuerySet[Decision]:
    return study.decisions.prefetch_related("hypotheses", "categories", "modules__category")


def counts_of(study: Study) -> Counts:
    """For the study's own page."""
    chain = tuple(_link(decision) for decision in decisions_of(study))
    return _count(study, list(study.hypotheses.all()), chain, study.interviews.count())


def _count(study: Study, hypotheses: list[Hypothesis], chain: tuple[Link, ...], interviews: int) -> Counts:
    verdicts = Counter(each.verdict for each in hypotheses)
    new = [each for each in hypotheses if each.verdict == Verdict.NEW_INSIGHT]
    return Counts(
        workshops=study.workshops.count(),
        interviews=interviews,
        hypotheses=len(hypotheses),
        confirmed=verdicts[Verdict.CONFIRMED],
        rejected=verdicts[Verdict.REJECTED],
        new_insights=len(new),
        described=sum(each.is_described for each in new),
        decisions=len(chain),
        traced=sum(bool(link.insights) for link in chain),
        is_retold=bool(study.source),
    )


def _grounds(study: Study) -> dict[int, Ground]:
    """By hypothesis. What somebody said is counted, never shown."""
    rows = Coding.objects.filter(hypothesis__study=study, is_evidence=True).select_related("note")
    notes: dict[int, list[Note]] = {}
    for row in rows:
        notes.setdefault(row.hypothesis_id, []).append(row.note)
    return {pk: _ground(found) for pk, found in notes.items()}


def _ground(notes: list[Note]) -> Ground:
    read = tuple((note.text, note.source) for note in notes if note.source)
    return Ground(said=len(notes) - len(read), read=read)


def _link(decision: Decision) -> Link:
    categories = [str(category) for category in decision.categories.all()]
    modules = [module.title for module in decision.modules.all()]
    return Link(
        decision=decision,
        insights=tuple(each.statement for each in decision.hypotheses.all()),
        places=tuple(part for part in (*modules, *categories, decision.place) if part),
    )
