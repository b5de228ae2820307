"""What the lead's pages show of a study: the list, the way through, notes on both sides, quotes as others read them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from jordman.needs.facts import Counts, count
from jordman.needs.findings import heading
from jordman.needs.models import Coding, Decision, Hypothesis, Interview, Note, Quote, Study, Workshop
from jordman.needs.roles import general_roles, role_words


@dataclass(frozen=True)
class Line:
    """One study of the list."""

    study: Study
    heading: str
    may_lead: bool


def lines_of(studies: Sequence[Study]) -> list[Line]:
    """As many questions for ten studies as for one."""
    hypotheses: dict[int, list[Hypothesis]] = {}
    for hypothesis in Hypothesis.objects.filter(study__in=studies).only("study_id", "verdict", "basis"):
        hypotheses.setdefault(hypothesis.study_id, []).append(hypothesis)
    workshops, interviews, decisions = (
        Counter(rows.filter(study__in=studies).values_list("study", flat=True))
        for rows in (Workshop.objects, Interview.objects, Decision.objects)
    )
    lines = []
    for study in studies:
        found = count(
            study,
            hypotheses.get(study.pk, ()),
            workshops=workshops[study.pk],
            interviews=interviews[study.pk],
            decisions=decisions[study.pk],
        )
        lines.append(Line(study, heading(found), bool(study.__dict__["may_lead"])))
    return lines


@dataclass(frozen=True)
class Step:
    """A part of the way, whether it is done, and what one does in it."""

    number: int
    title: str
    url: str
    state: str
    action: str
    action_url: str


def steps_of(study: Study, counts: Counts) -> list[Step]:
    """Workshops, hypotheses, interviews, verdicts, decisions: the first that is not done is now."""
    is_judged = bool(counts.hypotheses) and not counts.undecided
    parts = (
        (_("Workshop"), "#workshoppar", bool(counts.workshops), _("Ny workshop"), "add_workshop"),
        (_("Hypotes"), "#hypoteser", bool(counts.hypotheses), _("Skriv hypoteser"), "hypotheses"),
        (_("Intervju"), "#intervjuer", not study.is_open, _("Ny intervju"), "add_interview"),
        (_("Bedömning"), "#hypoteser", is_judged, _("Bedöm hypoteserna"), "hypotheses"),
        (_("Beslut"), "#beslut", bool(counts.decisions), _("Skriv ett beslut"), "add_decision"),
    )
    now = next((number for number, part in enumerate(parts, 1) if not part[2]), None)
    return [
        Step(
            number=number,
            title=title,
            url=url,
            state="current" if number == now else "done" if is_done else "",
            action=action,
            action_url=reverse(f"needs:{name}", args=[study.pk]),
        )
        for number, (title, url, is_done, action, name) in enumerate(parts, 1)
    ]


@dataclass(frozen=True)
class Sides:
    """A hypothesis and how many notes speak for it and against it."""

    hypothesis: Hypothesis
    supporting: int
    against: int


def sides_of(study: Study) -> list[Sides]:
    """Those that wait for a verdict first."""
    rows = study.hypotheses.annotate(
        supporting=Count("codings", filter=Q(codings__side=Coding.Side.FOR)),
        opposing=Count("codings", filter=Q(codings__side=Coding.Side.AGAINST)),
    )
    sides = [Sides(row, row.supporting, row.opposing) for row in rows]
    return sorted(sides, key=lambda each: (each.hypothesis.is_decided, each.hypothesis.pk))


@dataclass(frozen=True)
class Coded:
    """A note beside a hypothesis. `words` is its text, or that it has been emptied."""

    note: Note
    side: str
    is_for: bool
    is_evidence: bool
    words: str


def coded_notes(hypothesis: Hypothesis) -> list[Coded]:
    rows = hypothesis.codings.select_related("note__interview", "note__workshop").order_by("-side", "pk")
    return [
        Coded(row.note, str(row.get_side_display()), row.side == Coding.Side.FOR, row.is_evidence, words_of(row.note))
        for row in rows
    ]


def words_of(note: Note) -> str:
    return note.text or str(_("Orden är tömda. Att anteckningen fanns står kvar."))


@dataclass(frozen=True)
class ShownQuote:
    """A quote as others read it: its role in words, or nothing while there are too few interviews."""

    quote: Quote
    role: str


def quotes_with_roles(study: Study) -> list[ShownQuote]:
    kinds = Counter(study.interviews.values_list("kind", flat=True))
    roles = general_roles(kinds, settings.SMALL_GROUP_THRESHOLD)
    rows = study.quotes.select_related("interview").order_by("words", "pk")
    return [
        ShownQuote(quote, role_words(roles[quote.interview.kind]) if quote.interview.kind in roles else "")
        for quote in rows
    ]
