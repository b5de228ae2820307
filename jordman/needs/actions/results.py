"""Hypotheses and verdicts, reviewers' comments, decisions."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.needs.actions.studies import note_event
from jordman.needs.errors import IsEvidence, NoEvidence
from jordman.needs.models import Decision, Hypothesis, Note, ReviewerComment, Study


@transaction.atomic
def add_hypothesis(study: Study, *, by: User, **facts: Any) -> Hypothesis:
    hypothesis = Hypothesis.objects.create(study=study, **facts)
    note_event("hypothesis_added", study, by=by, hypothesis=hypothesis.pk)
    return hypothesis


@transaction.atomic
def change_hypothesis(hypothesis: Hypothesis, *, by: User, **facts: Any) -> None:
    """Other words, or another workshop. Raises IsEvidence once it has a verdict: that was about the words it had."""
    if hypothesis.is_decided:
        raise IsEvidence(_("Hypotesen är bedömd. Ta tillbaka bedömningen först, så gäller den inte något annat."))
    Hypothesis.objects.filter(pk=hypothesis.pk).update(**facts)
    note_event("hypothesis_changed", hypothesis.study, by=by, hypothesis=hypothesis.pk)


@transaction.atomic
def remove_hypothesis(hypothesis: Hypothesis, *, by: User) -> None:
    """Notes stay; decisions stay without it. Raises IsEvidence once it has a verdict."""
    if hypothesis.is_decided:
        raise IsEvidence(_("Hypotesen är bedömd. Ta tillbaka bedömningen först, om den ska bort."))
    number = hypothesis.pk
    hypothesis.delete()
    note_event("hypothesis_removed", hypothesis.study, by=by, hypothesis=number)


@transaction.atomic
def decide_hypothesis(
    hypothesis: Hypothesis, *, by: User, verdict: str, reason: str, evidence: Collection[Note]
) -> Hypothesis:
    """Confirm, reject, or call it a new insight. Raises NoEvidence without a note that is coded to it."""
    hypothesis = Hypothesis.objects.select_for_update().select_related("study").get(pk=hypothesis.pk)
    chosen = hypothesis.codings.filter(note__in=evidence)
    if not chosen.exists():
        raise NoEvidence(_("En bedömning behöver underlag. Välj minst en anteckning."))
    hypothesis.codings.update(is_evidence=False)
    number = hypothesis.codings.filter(note__in=evidence).update(is_evidence=True)
    hypothesis.verdict, hypothesis.reason, hypothesis.decided_on = verdict, reason, timezone.localdate()
    hypothesis.save(update_fields=["verdict", "reason", "decided_on"])
    note_event("hypothesis_decided", hypothesis.study, by=by, hypothesis=hypothesis.pk, verdict=verdict, notes=number)
    return hypothesis


@transaction.atomic
def reopen_hypothesis(hypothesis: Hypothesis, *, by: User) -> None:
    """Take the verdict back."""
    hypothesis.codings.update(is_evidence=False)
    Hypothesis.objects.filter(pk=hypothesis.pk).update(verdict=Hypothesis.Verdict.OPEN, reason="", decided_on=None)
    note_event("hypothesis_reopened", hypothesis.study, by=by, hypothesis=hypothesis.pk)


# Reviewers


@transaction.atomic
def add_comment(study: Study, *, by: User, **facts: Any) -> ReviewerComment:
    comment = ReviewerComment.objects.create(study=study, **facts)
    note_event("comment_added", study, by=by, comment=comment.pk)
    return comment


@transaction.atomic
def change_comment(comment: ReviewerComment, *, by: User, **facts: Any) -> None:
    ReviewerComment.objects.filter(pk=comment.pk).update(**facts)
    note_event("comment_changed", comment.study, by=by, comment=comment.pk)


@transaction.atomic
def remove_comment(comment: ReviewerComment, *, by: User) -> None:
    number = comment.pk
    comment.delete()
    note_event("comment_removed", comment.study, by=by, comment=number)


# Decisions

LINKS = ("hypotheses", "categories", "modules")


@transaction.atomic
def add_decision(study: Study, *, by: User, **facts: Any) -> Decision:
    """`hypotheses`, `categories` and `modules` are what it came of and what it changed."""
    decision = Decision.objects.create(study=study, **{k: v for k, v in facts.items() if k not in LINKS})
    _link(decision, facts)
    note_event("decision_added", study, by=by, decision=decision.pk)
    return decision


@transaction.atomic
def change_decision(decision: Decision, *, by: User, **facts: Any) -> None:
    Decision.objects.filter(pk=decision.pk).update(**{k: v for k, v in facts.items() if k not in LINKS})
    _link(decision, facts)
    note_event("decision_changed", decision.study, by=by, decision=decision.pk)


@transaction.atomic
def remove_decision(decision: Decision, *, by: User) -> None:
    number = decision.pk
    decision.delete()
    note_event("decision_removed", decision.study, by=by, decision=number)


def _link(decision: Decision, facts: dict[str, Any]) -> None:
    for name in LINKS:
        if name in facts:
            getattr(decision, name).set(facts[name])
