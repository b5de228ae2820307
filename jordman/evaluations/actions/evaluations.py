"""The evaluation itself, what it covers, and its questions."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.evaluations.models import Covered, Evaluation, Question
from jordman.initiatives.models import Initiative
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme


@dataclass(frozen=True)
class Coverage:
    """What an evaluation covers: rows of ours, and names of efforts that are not in here."""

    initiatives: tuple[Initiative, ...] = ()
    programmes: tuple[Programme, ...] = ()
    names: tuple[str, ...] = ()


def note(action: str, evaluation: Evaluation, *, by: User | None, **details: object) -> None:
    record(action, evaluation, by=by, organisation_id=evaluation.organisation_id, **details)


@transaction.atomic
def create_evaluation(*, by: User, organisation: Organisation, coverage: Coverage, **facts: Any) -> Evaluation:
    evaluation = Evaluation.objects.create(organisation=organisation, **facts)
    _cover(evaluation, coverage)
    note("evaluation.created", evaluation, by=by)
    return evaluation


@transaction.atomic
def change_evaluation(
    evaluation: Evaluation, *, by: User, coverage: Coverage | None = None, **facts: Any
) -> Evaluation:
    """New facts or texts, and what it covers when `coverage` is given."""
    for name, value in facts.items():
        setattr(evaluation, name, value)
    evaluation.save(update_fields=list(facts))
    if coverage is not None:
        evaluation.covered.all().delete()
        _cover(evaluation, coverage)
    note("evaluation.changed", evaluation, by=by, fields=sorted(facts))
    return evaluation


def _cover(evaluation: Evaluation, coverage: Coverage) -> None:
    rows: Iterable[Covered] = (
        *(Covered(evaluation=evaluation, initiative=each) for each in coverage.initiatives),
        *(Covered(evaluation=evaluation, programme=each) for each in coverage.programmes),
        *(Covered(evaluation=evaluation, name=name) for name in coverage.names),
    )
    Covered.objects.bulk_create(rows)


@transaction.atomic
def add_question(evaluation: Evaluation, *, by: User, **facts: Any) -> Question:
    question = Question.objects.create(evaluation=evaluation, **facts)
    note("evaluation.question_added", evaluation, by=by, question=question.pk)
    return question


@transaction.atomic
def change_question(question: Question, *, by: User, **facts: Any) -> Question:
    for name, value in facts.items():
        setattr(question, name, value)
    question.save(update_fields=list(facts))
    note("evaluation.question_changed", question.evaluation, by=by, question=question.pk)
    return question


@transaction.atomic
def remove_question(question: Question, *, by: User) -> None:
    """Findings that answered it stay, without a question."""
    note("evaluation.question_removed", question.evaluation, by=by, question=question.pk)
    question.delete()
