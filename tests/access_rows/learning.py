"""Rows of the learner's pages. What is one's own is nobody else's: for them the address does not exist."""

from jordman.learning.actions.modules import finish_module, open_step
from jordman.learning.models import RecallCard
from tests.access_rows.row import Row, everyone, signed_in
from tests.cast import World


def module(world: World) -> list[object]:
    return [world.module.key]


def step(world: World) -> list[object]:
    return [world.module.key, "las"]


def quiz(world: World) -> list[object]:
    return [world.module.key, "las", "vem"]


def thought(world: World) -> list[object]:
    return [world.module.key, "tank", "senast"]


def finished(world: World) -> list[object]:
    learner = world.people["learner"]
    open_step(learner, by=learner, module=world.module, step="las")
    finish_module(learner, by=learner, module=world.module, way="live")
    return [world.module.key]


def card(world: World) -> list[object]:
    finished(world)
    return [RecallCard.objects.get().pk]


LEARNING_ROWS = [
    Row("home:home", signed_in(200)),
    Row("learning:plan", signed_in(200)),
    # The cast's module is shared with everyone in the site, so that all may read it.
    Row("learning:module", signed_in(200), module),
    Row("learning:step", signed_in(200), step),
    Row("learning:finished", signed_in(302, learner=200), finished),
    Row("learning:read_again", signed_in(302), module, method="post"),
    Row("learning:answer", signed_in(302), quiz, method="post"),
    Row("learning:reflect", signed_in(302), thought, method="post"),
    Row("learning:film", signed_in(400), method="post"),
    Row("learning:recall", signed_in(200)),
    Row("learning:recall_card", signed_in(404, learner=200), card),
    Row("learning:time", signed_in(200)),
    Row("learning:reflections", signed_in(200)),
    Row("learning:certificates", signed_in(200)),
    Row("learning:certificate", signed_in(404, learner=302), lambda world: [world.programme.pk]),
    Row("learning:verify", everyone(404), lambda world: ["inte-vart"]),
]
