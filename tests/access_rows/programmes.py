"""Rows of programmes, a learner's choices and the check of prior knowledge."""

from jordman.programmes.models import ChoiceSet
from tests.access_rows.row import Row, only, signed_in
from tests.cast import World

LEAD = ("lead",)


def programme(world: World) -> list[object]:
    return [world.programme.pk]


def block(world: World) -> list[object]:
    return [world.base.pk]


def rule(world: World) -> list[object]:
    return [world.base.rules.get().pk]


def choice_set(world: World) -> list[object]:
    return [ChoiceSet.objects.create(block=world.base, name="Arbetsglädje", at_least=1).pk]


def enrolment(world: World) -> list[object]:
    return [world.enrolment.pk]


def mine(status: int) -> dict[str, int | str]:
    """A page of one's own enrolment: there for the one who has it."""
    return signed_in(404, learner=status)


PROGRAMME_ROWS = [
    Row("programmes:list", only(200, *LEAD, other_lead=200)),
    Row("programmes:add", only(200, *LEAD, other_lead=200)),
    Row("programmes:level_up", only(200, *LEAD, other_lead=200)),
    Row("programmes:show", only(200, *LEAD), programme),
    Row("programmes:change", only(200, *LEAD), programme),
    Row("programmes:copy", only(200, *LEAD), programme),
    Row("programmes:open", only(302, *LEAD), programme, method="post"),
    Row("programmes:close", only(200, *LEAD), programme),
    Row("programmes:preview", only(200, *LEAD), programme),
    Row("programmes:add_block", only(200, *LEAD), programme),
    Row("programmes:change_block", only(200, *LEAD), block),
    Row("programmes:remove_block", only(200, *LEAD), block),
    Row("programmes:move_block", only(302, *LEAD), block, method="post"),
    Row("programmes:choose_modules", only(200, *LEAD), block),
    Row("programmes:add_choice_set", only(200, *LEAD), block),
    Row("programmes:change_choice_set", only(200, *LEAD), choice_set),
    Row("programmes:remove_choice_set", only(200, *LEAD), choice_set),
    Row("programmes:change_rule", only(200, *LEAD), rule),
    Row("programmes:remove_rule", only(200, *LEAD), rule),
    Row("programmes:move_rule", only(302, *LEAD), rule, method="post"),
    Row("programmes:participants", only(200, *LEAD), programme),
    Row("programmes:add_participant", only(200, *LEAD), programme),
    Row("programmes:remove_participant", only(200, *LEAD), enrolment),
    Row("programmes_learner:choose", signed_in(200, learner=302)),
    Row("programmes_learner:electives", mine(200), programme),
    Row("programmes_learner:direction", mine(200), programme),
    Row("programmes_learner:add_elective", mine(302), rule, method="post"),
    Row("programmes_learner:drop_elective", mine(302), rule, method="post"),
    Row("assessments:start", signed_in(200)),
    Row("assessments:question", signed_in(302, learner=200), lambda world: [1]),
    Row("assessments:proposal", signed_in(302)),
    Row("assessments:leave", signed_in(302), method="post"),
]
