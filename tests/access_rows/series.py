"""Rows of planning team sessions: the unit's series, plans, sessions to lead, and the team's own page."""

from tests.access_rows.row import Row, Status, only, signed_in
from tests.cast import CAST, World
from tests.team_sessions.making import make_guide, make_held, make_meeting_day, make_series, make_team_session

TEAM = ("learner", "colleague", "champion", "unit_manager")


def planners(status: Status) -> dict[str, Status]:
    """Who leads sessions at the unit; nobody else there, and no administrator."""
    return only(status, "champion", "unit_manager")


def leading(status: Status) -> dict[str, Status]:
    """The same, for pages that are about no unit: nobody else has any use of them."""
    return only(status, "champion", "unit_manager", outside=403)


def team(status: Status) -> dict[str, Status]:
    """Those who work at the unit; for all others it is not there."""
    return {**signed_in(404), **dict.fromkeys(TEAM, status)}


def unit(world: World) -> list[object]:
    return [world.unit.pk]


def planned_unit(world: World) -> list[object]:
    make_guide(world.association)
    make_meeting_day(world.unit)
    return [world.unit.pk]


def series(world: World) -> list[object]:
    made = make_series(world.unit)
    make_team_session(made, world.module)
    return [world.unit.pk, made.pk]


def session(world: World) -> list[object]:
    return [world.unit.pk, make_team_session(make_series(world.unit), world.module).pk]


def plan(world: World) -> list[object]:
    from_unit = world.unit.session_plans.create(name="Trygg teknik", made_by=world.people["champion"])
    from_unit.items.create(position=1, module=world.module)
    return [from_unit.pk]


def held(world: World) -> list[object]:
    return [make_held(make_series(world.unit), world.module).pk]


def caught_up(world: World) -> list[object]:
    made = make_held(make_series(world.unit), world.module)
    for who in CAST:
        if who in TEAM:
            made.catch_ups.create(user=world.people[who])
    return [made.pk]


SERIES_ROWS = [
    Row("series:choose", leading(302)),
    Row("series:list", planners(200), unit),
    Row("series:meeting_day", planners(200), unit),
    Row("series:new", planners(200), planned_unit),
    Row("series:choose_plan", planners(200), unit),
    Row("series:show", planners(200), series),
    Row("series:end", planners(200), series),
    Row("series:add", planners(200), series),
    Row("series:save_plan", planners(200), series),
    Row("series:change", planners(200), session),
    Row("series:step", planners(302), session, method="post"),
    Row("series:cancel", planners(200), session),
    Row("series:reinstate", planners(302), session, method="post"),
    Row("team_sessions:list", leading(200)),
    Row("team_sessions:plans", leading(200)),
    Row("team_sessions:plan", leading(200), plan),
    Row("team_sessions:change_plan", leading(200), plan),
    Row("team_sessions:copy_plan", leading(200), plan),
    Row("team_sessions:share_plan", leading(200), plan),
    Row("team_sessions:unshare_plan", leading(302), plan, method="post"),
    # A name is its maker's alone. When it is gone, the plan is still the unit's.
    Row("team_sessions:take_back_name", {**leading(403), "champion": 302}, plan, method="post"),
    Row("team_sessions:remove_plan", leading(200), plan),
    Row("team_sessions:team", signed_in(200)),
    Row("team_sessions:catch_up", team(200), held),
    Row("team_sessions:finish_catch_up", team(302), held, method="post"),
    Row("team_sessions:take_back_catch_up", team(302), caught_up, method="post"),
]
