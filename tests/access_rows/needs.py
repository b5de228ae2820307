"""Rows of needs studies: worked with by the programme lead; the result is read by those who see protected sums."""

from collections.abc import Callable

from jordman.needs.models import Study
from tests.access_rows.row import Row, Status, only, signed_in
from tests.cast import World
from tests.needs.making import make_decided, make_hypothesis, make_whole


def study(world: World) -> list[object]:
    return [make_whole(world).pk]


def closed(world: World) -> list[object]:
    made = make_whole(world)
    Study.objects.filter(pk=made.pk).update(interviews_closed_on=made.made_at)
    return [made.pk]


def part(name: str) -> Callable[[World], list[object]]:
    """The first of a study's workshops, notes and so on."""

    def args(world: World) -> list[object]:
        return [getattr(make_whole(world), name).first().pk]

    return args


def undecided(world: World) -> list[object]:
    return [make_hypothesis(make_whole(world)).pk]


def decided(world: World) -> list[object]:
    return [make_decided(make_whole(world)).pk]


def loose_note(world: World) -> list[object]:
    return [make_whole(world).notes.filter(codings=None).earliest("pk").pk]


WORKSHOP, NOTE, INTERVIEW, QUOTE = part("workshops"), part("notes"), part("interviews"), part("quotes")
QUESTION, COMMENT, DECISION = part("questions"), part("comments"), part("decisions")


def lead(status: Status) -> dict[str, Status]:
    return only(status, "lead")


def readers(status: Status) -> dict[str, Status]:
    """The result is the same for all of them."""
    return only(status, "lead", "strategist", "evaluator")


NEEDS_ROWS = [
    Row("needs:list", signed_in(403, lead=200, strategist=200, evaluator=200, other_lead=200)),
    Row("needs:add", signed_in(403, lead=200, other_lead=200)),
    Row("needs:add_example", signed_in(403, lead=302, other_lead=302), method="post"),
    Row("needs:show", lead(200), study),
    Row("needs:change", lead(200), study),
    Row("needs:remove", lead(200), study),
    Row("needs:result", readers(200), closed),
    Row("needs:word", readers(200), study, method="post"),
    Row("needs:pdf", readers(200), study, method="post"),
    Row("needs:add_workshop", lead(200), study),
    Row("needs:workshop", lead(200), WORKSHOP),
    Row("needs:change_workshop", lead(200), WORKSHOP),
    Row("needs:workshop_notes", lead(200), WORKSHOP),
    Row("needs:hypotheses", lead(200), study),
    Row("needs:hypothesis", lead(200), decided),
    Row("needs:change_hypothesis", lead(200), undecided),
    Row("needs:decide", lead(200), decided),
    Row("needs:reopen", lead(302), decided, method="post"),
    Row("needs:remove_hypothesis", lead(200), undecided),
    Row("needs:guide", lead(200), study),
    Row("needs:propose_guide", lead(302), study, method="post"),
    Row("needs:remove_question", lead(200), QUESTION),
    Row("needs:add_interview", lead(200), study),
    Row("needs:interview", lead(200), INTERVIEW),
    Row("needs:change_interview", lead(200), INTERVIEW),
    Row("needs:add_quote", lead(200), INTERVIEW),
    Row("needs:withdraw", lead(200), INTERVIEW),
    Row("needs:close", lead(200), study),
    Row("needs:sources", lead(200), study),
    Row("needs:note", lead(200), NOTE),
    Row("needs:remove_note", lead(200), loose_note),
    Row("needs:quotes", lead(200), study),
    Row("needs:quotes_word", lead(302), study, method="post"),
    Row("needs:remove_quote", lead(200), QUOTE),
    Row("needs:add_comment", lead(200), study),
    Row("needs:comment", lead(200), COMMENT),
    Row("needs:remove_comment", lead(200), COMMENT),
    Row("needs:add_decision", lead(200), study),
    Row("needs:decision", lead(200), DECISION),
    Row("needs:remove_decision", lead(200), DECISION),
]
