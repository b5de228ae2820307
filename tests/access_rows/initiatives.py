"""Rows of initiatives and rollouts: led by the project leader, followed by the strategist, read at the unit."""

from jordman.initiatives.models import Rollout
from tests.access_rows.row import Row, Status, only, signed_in
from tests.cast import World
from tests.initiatives.making import MANDATE, OWNER, make_anchored, make_initiative, make_rollout


def initiative(world: World) -> list[object]:
    return [make_initiative(world, world.unit).pk]


def level(world: World) -> list[object]:
    return [*initiative(world), "director", world.municipality.pk]


def gate(world: World) -> list[object]:
    return [*initiative(world), "mobilise"]


def plan_gate(world: World) -> list[object]:
    return [make_initiative(world, world.unit, phase="plan").pk]


def employer(world: World) -> list[object]:
    return [*initiative(world), world.municipality.pk]


def two_employers(world: World) -> list[object]:
    """A joint initiative, where one first chooses a municipality."""
    return [make_initiative(world, world.unit, organisation=world.association).pk]


def closed(world: World) -> list[object]:
    made = make_initiative(world, world.unit, **OWNER, **MANDATE)
    type(made).objects.filter(pk=made.pk).update(closed_on=made.starts_on)
    return [made.pk]


def paused(world: World) -> list[object]:
    made = make_initiative(world, world.unit, crowded_out_by="Ett nytt journalsystem")
    type(made).objects.filter(pk=made.pk).update(paused_on=made.starts_on)
    return [made.pk]


def made_rollout(world: World, **fields: object) -> Rollout:
    return make_rollout(make_initiative(world, world.unit), world.unit, **fields)


def rollout(world: World) -> list[object]:
    return [made_rollout(world).pk]


def trial(world: World) -> list[object]:
    return [made_rollout(world, is_trial=True, trial_ends_on="2026-12-01").pk]


def system(world: World) -> list[object]:
    return [made_rollout(world).system_id]


def unit(world: World) -> list[object]:
    make_rollout(make_initiative(world, world.unit), world.unit)
    return [world.unit.pk]


def at_unit(world: World) -> list[object]:
    return [world.unit.pk, *initiative(world)]


def anchored(world: World) -> list[object]:
    made = make_initiative(world, world.unit)
    make_anchored(made, world.unit)
    return [world.unit.pk, made.pk]


def rollout_at_unit(world: World) -> list[object]:
    return [world.unit.pk, *rollout(world)]


def leaders(status: Status) -> dict[str, Status]:
    return only(status, "project_leader")


def followers(status: Status) -> dict[str, Status]:
    return only(status, "project_leader", "strategist")


INITIATIVE_ROWS = [
    # Those who follow no initiatives anywhere have no such place.
    Row("initiatives:list", signed_in(403, project_leader=200, strategist=200)),
    Row("initiatives:add", signed_in(403, project_leader=200)),
    Row("initiatives:not_learnt", signed_in(403, project_leader=200, strategist=200)),
    Row("initiatives:systems", signed_in(403, project_leader=200, strategist=200)),
    Row("initiatives:add_system", signed_in(403, project_leader=200)),
    Row("initiatives:change_system", leaders(200), system),
    Row("initiatives:show", followers(200), initiative),
    Row("initiatives:change", leaders(200), initiative),
    Row("initiatives:messages", leaders(200), initiative),
    Row("initiatives:mandate", leaders(200), initiative),
    Row("initiatives:trainings", leaders(200), initiative),
    # With one employer one goes straight to its units.
    Row("initiatives:units", leaders(302), initiative),
    Row("initiatives:choose_units", leaders(200), employer),
    Row("initiatives:anchoring", followers(200), initiative),
    Row("initiatives:anchor_level", leaders(200), level),
    Row("initiatives:take_back", leaders(302), level, method="post"),
    Row("initiatives:gate", followers(200), gate),
    Row("initiatives:go_on", leaders(200), gate),
    Row("initiatives:go_back", leaders(200), plan_gate),
    Row("initiatives:pause", leaders(200), initiative),
    Row("initiatives:resume", leaders(302), paused, method="post"),
    Row("initiatives:hand_over", leaders(200), initiative),
    Row("initiatives:close", leaders(200), initiative),
    Row("initiatives:reopen", leaders(200), closed),
    Row("initiatives:add_rollout", only(200, "project_leader"), initiative),
    Row("initiatives:rollout", followers(200), rollout),
    Row("initiatives:change_rollout", leaders(200), rollout),
    Row("initiatives:verdict", leaders(200), rollout),
    Row("initiatives:follow_up", leaders(200), rollout),
    Row("initiatives:decide_trial", leaders(200), trial),
    Row("initiatives:installed", leaders(200), rollout),
    Row("initiatives:cancel_rollout", leaders(200), rollout),
    Row("initiatives:reinstate_rollout", leaders(302), rollout, method="post"),
    Row("unit_initiatives:own", signed_in(404, unit_manager=302)),
    # What the unit takes part in: for everybody who works there.
    Row(
        "unit_initiatives:list",
        only(200, "learner", "colleague", "champion", "unit_manager", "project_leader", "strategist"),
        unit,
    ),
    Row("unit_initiatives:anchor", only(200, "unit_manager"), at_unit),
    Row("unit_initiatives:take_back", only(302, "unit_manager"), anchored, method="post"),
    Row("unit_initiatives:learnt", only(302, "unit_manager", "champion"), rollout_at_unit, method="post"),
    Row("unit_initiatives:not_learnt", only(302, "unit_manager", "champion"), rollout_at_unit, method="post"),
]
