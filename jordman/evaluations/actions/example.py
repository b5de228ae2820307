"""The example that comes with the product: a cluster evaluation, with what is not known said."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.evaluations.actions.evaluations import Coverage, add_question, change_evaluation, create_evaluation
from jordman.evaluations.actions.findings import Standing, add_finding, add_source
from jordman.evaluations.models import Evaluation, Question, Relevance, Source
from jordman.organisations.models import Organisation

DATA = Path(__file__).parent.parent / "data" / "cluster-evaluation.yaml"


@transaction.atomic
def add_example(*, by: User, organisation: Organisation) -> Evaluation:
    """In the language that is spoken. It is marked as an example, on pages and in reports."""
    words = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    evaluation = create_evaluation(
        by=by,
        organisation=organisation,
        coverage=Coverage(names=tuple(words["initiatives"])),
        name=_said(words["name"]),
        aim=_said(words["aim"]),
        client=words["client"],
        evaluator=words["evaluator"],
        is_example=True,
    )
    change_evaluation(
        evaluation, by=by, recommendations=_lines(words["recommendations"]), unknowns=_lines(words["unknowns"])
    )
    questions = {each["key"]: _add_question(evaluation, each, by=by) for each in words["questions"]}
    _add_interviews(evaluation, words["interviews"], by=by)
    documents = {each["key"]: _add_document(evaluation, each, by=by) for each in words["documents"]}
    for each in words["findings"]:
        _add_finding(evaluation, each, questions, documents, by=by)
    return evaluation


def _said(words: dict[str, Any]) -> str:
    language = "en" if (get_language() or "sv").startswith("en") else "sv"
    return str(words[language])


def _lines(words: list[dict[str, Any]]) -> str:
    return "\n".join(map(_said, words))


def _place(words: dict[str, Any]) -> str:
    return _("avsnitt %(section)s") % words if "section" in words else ""


def _add_question(evaluation: Evaluation, words: dict[str, Any], *, by: User) -> Question:
    return add_question(
        evaluation, by=by, text=_said(words), level=words.get("level", ""), group=words.get("group", "")
    )


def _add_interviews(evaluation: Evaluation, words: dict[str, Any], *, by: User) -> None:
    for each in words["kinds"]:
        add_source(
            evaluation,
            by=by,
            kind=Source.Kind.INTERVIEWS,
            title=_said(each),
            number=each["count"],
            gap=_said(words["gap"]),
        )


def _add_document(evaluation: Evaluation, words: dict[str, Any], *, by: User) -> Source:
    return add_source(
        evaluation,
        by=by,
        kind=Source.Kind.DOCUMENT,
        title=_said(words),
        author=words.get("author", ""),
        year=words.get("year"),
        gap=_said(words["gap"]) if "gap" in words else "",
    )


def _add_finding(
    evaluation: Evaluation,
    words: dict[str, Any],
    questions: dict[str, Question],
    documents: dict[str, Source],
    *,
    by: User,
) -> None:
    add_finding(
        evaluation,
        by=by,
        text=_said(words),
        level=words["level"],
        question=questions[words["question"]],
        whose=evaluation.evaluator,
        is_reading=words.get("reading", False),
        standings=[
            Standing(documents[each["source"]], _place(each), each.get("reading", False)) for each in words["footnotes"]
        ],
        weighed=dict.fromkeys(words["relevance"], (Relevance.Weight.NAMED, "")),
    )
