"""Rows of calls, mandates and the log: what is one's own, and what a unit's manager sees."""

from jordman.champions.models import Mandate, SupportEntry
from tests.access_rows.row import LOGIN, Row, only, signed_in
from tests.cast import CAST, World
from tests.champions.making import (
    make_application,
    make_call,
    make_closed_call,
    make_entry,
    make_mandate,
    make_proposal,
)

AT_THE_UNIT = ("learner", "colleague", "champion", "unit_manager")
WHO_APPOINT = ("unit_manager", "project_leader")


def own(status: int, *who: str) -> dict[str, int | str]:
    """What is one's own is not there for anyone else, the manager least of all."""
    return {**dict.fromkeys(CAST, 404), **dict.fromkeys(who or ("champion",), status), "nobody": LOGIN}


def appointing(status: int) -> dict[str, int | str]:
    return only(status, *WHO_APPOINT)


def serving(world: World) -> list[object]:
    """There is a mandate, and the address does not say which."""
    make_mandate(world)
    return []


def mandate(world: World) -> list[object]:
    return [make_mandate(world).pk]


def proposal(world: World) -> list[object]:
    return [make_proposal(world).pk]


def entry(world: World) -> list[object]:
    return [make_entry(made_mandate(world)).pk]


def use(world: World) -> list[object]:
    return [made_mandate(world).hour_uses.create(on="2026-01-01", minutes=10, what="prepare").pk]


def made_mandate(world: World) -> Mandate:
    return make_mandate(world, starts_on="2026-01-01")


def call(world: World) -> list[object]:
    return [make_call(world).pk]


def answered(world: World) -> list[object]:
    made = make_call(world)
    make_application(made, world.people["colleague"], world.unit)
    return [made.pk]


def application(world: World) -> list[object]:
    return [make_application(make_closed_call(world), world.people["colleague"], world.unit).pk]


def unit(world: World) -> list[object]:
    make_entry(make_mandate(world))
    assert SupportEntry.objects.exists()
    return [world.unit.pk]


def at_unit(world: World) -> list[object]:
    return [world.unit.pk, make_mandate(world).pk]


def proposed_at_unit(world: World) -> list[object]:
    return [world.unit.pk, make_proposal(world).pk]


CHAMPION_ROWS = [
    Row("champions:home", own(200), serving),
    Row("champions:log", own(302), serving, method="post"),
    Row("champions:entries", own(200), serving),
    Row("champions:change_entry", own(200), entry),
    Row("champions:remove_entry", own(302), entry, method="post"),
    Row("champions:add_hours", own(200), serving),
    Row("champions:change_hours", own(200), use),
    Row("champions:remove_hours", own(302), use, method="post"),
    Row("champions:mandate", own(200), mandate),
    Row("champions:confirm", own(302), proposal, method="post"),
    Row("champions:change", own(200), mandate),
    Row("champions:paper", own(200), mandate),
    Row("champions:choose_network", own(302), mandate, method="post"),
    Row("champions:network", own(200), serving),
    Row("champions:track", own(200), serving),
    # Everybody may look whether there is something to apply for.
    Row("champions:calls", signed_in(200)),
    Row("champions:apply", own(200, *AT_THE_UNIT), call),
    Row("champions:withdraw", own(302, "colleague"), answered, method="post"),
    Row("champions:own_calls", own(200, *WHO_APPOINT)),
    Row("champions:open_call", own(200, *WHO_APPOINT)),
    Row("champions:call", appointing(200), answered),
    Row("champions:change_call", appointing(200), call),
    Row("champions:close_call", appointing(302), call, method="post"),
    Row("champions:choose", appointing(200), application),
    Row("champions:thank", appointing(302), application, method="post"),
    Row("unit_champions:choose", own(302, "unit_manager")),
    Row("unit_champions:home", appointing(200), unit),
    Row("unit_champions:appoint", appointing(200), unit),
    Row("unit_champions:mandate", appointing(200), at_unit),
    # Who does not lead the unit is told so, and nothing is confirmed.
    Row("unit_champions:confirm", appointing(302), proposed_at_unit, method="post"),
    Row("unit_champions:change", appointing(200), at_unit),
    Row("unit_champions:paper", appointing(200), at_unit),
    Row("unit_champions:career", appointing(200), at_unit),
    Row("unit_champions:end", appointing(200), at_unit),
]
