"""Rows of evaluations: written by the evaluator, read by those who lead programmes and efforts there."""

from jordman.evaluations.models import Evaluation
from tests.access_rows.row import Row, Status, only, signed_in
from tests.cast import World
from tests.evaluations.making import (
    make_document,
    make_evaluation,
    make_finding,
    make_kept_report,
    make_question,
    make_quote,
    make_whole,
)


def made(world: World) -> Evaluation:
    """In the municipality, where the local project leader reads it too."""
    evaluation = make_whole(world, organisation=world.municipality)
    make_kept_report(evaluation)
    return evaluation


def evaluation(world: World) -> list[object]:
    return [made(world).pk]


def higher(world: World) -> list[object]:
    """At the association: whoever leads efforts in one municipality does not read it."""
    return [make_whole(world).pk]


def with_kind(world: World) -> list[object]:
    return [*evaluation(world), "document"]


def with_report_kind(world: World) -> list[object]:
    return [*evaluation(world), "interim"]


def question(world: World) -> list[object]:
    return [make_question(make_evaluation(world)).pk]


def source(world: World) -> list[object]:
    return [make_document(make_evaluation(world)).pk]


def finding(world: World) -> list[object]:
    return [make_finding(make_evaluation(world)).pk]


def quote(world: World) -> list[object]:
    return [make_quote(make_evaluation(world)).pk]


def file(world: World) -> list[object]:
    return [make_kept_report(make_evaluation(world)).pk, "pdf"]


def readers(status: Status) -> dict[str, Status]:
    return only(status, "evaluator", "lead", "project_leader")


def writers(status: Status) -> dict[str, Status]:
    return only(status, "evaluator")


def removers() -> dict[str, Status]:
    """Who comes after the evaluator finds nothing any more."""
    return only(302, "evaluator", administrator=404)


EVALUATION_ROWS = [
    # Those who read no evaluations anywhere have no such place. Halmstad's lead reads Halmstad's.
    Row("evaluations:list", signed_in(403, evaluator=200, lead=200, project_leader=200, other_lead=200)),
    Row("evaluations:add", signed_in(403, evaluator=200)),
    Row("evaluations:take_example", signed_in(403, evaluator=302), method="post"),
    Row("evaluations:show", readers(200), evaluation),
    Row("evaluations:show", only(200, "evaluator", "lead"), higher),
    Row("evaluations:change", writers(200), evaluation),
    Row("evaluations:texts", writers(200), evaluation),
    Row("evaluations:add_question", writers(200), evaluation),
    Row("evaluations:change_question", writers(200), question),
    Row("evaluations:remove_question", removers(), question, method="post"),
    Row("evaluations:add_source", writers(200), with_kind),
    Row("evaluations:change_source", writers(200), source),
    Row("evaluations:remove_source", removers(), source, method="post"),
    Row("evaluations:add_finding", writers(200), evaluation),
    Row("evaluations:change_finding", writers(200), finding),
    Row("evaluations:remove_finding", removers(), finding, method="post"),
    Row("evaluations:quotes", readers(200), evaluation),
    Row("evaluations:add_quote", writers(200), evaluation),
    Row("evaluations:send_quotes", readers(200), evaluation, method="post"),
    Row("evaluations:remove_quote", removers(), quote, method="post"),
    Row("evaluations:make_report", writers(302), with_report_kind, method="post"),
    Row("evaluations:send_report", only(200, "evaluator", "lead"), file),
]
