"""Rows of preparing a unit, and of what became of it."""

from datetime import date

from tests.access_rows.row import Row, only
from tests.cast import World
from tests.workplaces.making import make_change, make_picture, make_promise, make_readiness, make_reserved

# Malin, Lena, Samira and Jenny work at the unit.
TEAM = ("learner", "colleague", "champion", "unit_manager")


def unit(world: World) -> list[object]:
    return [world.unit.pk]


def with_picture(world: World) -> list[object]:
    make_picture(world.unit)
    make_picture(world.unit, 2, "Vi dokumenterar hos personen. Pärmen är borta.")
    return [world.unit.pk]


def earlier_picture(world: World) -> list[object]:
    return [*with_picture(world), 1]


def with_hours(world: World) -> list[object]:
    make_reserved(world.unit, date(2026, 8, 17), ends_on=date(2100, 1, 1))
    return [world.unit.pk]


def reserved(world: World) -> list[object]:
    return [world.unit.pk, make_reserved(world.unit, date(2026, 8, 17)).pk]


def checked(world: World) -> list[object]:
    make_readiness(world.unit)
    return [world.unit.pk]


def item(world: World) -> list[object]:
    return [world.unit.pk, "connection"]


def promise(world: World) -> list[object]:
    return [world.unit.pk, make_promise(world.unit, date(2026, 12, 1)).pk]


def change(world: World) -> list[object]:
    return [world.unit.pk, make_change(world.unit, date(2026, 9, 1)).pk]


def answered(world: World) -> list[object]:
    return [*change(world), "changed"]


def manager(status: int) -> dict[str, int | str]:
    return only(status, "unit_manager")


def answering(status: int) -> dict[str, int | str]:
    return only(status, "champion", "unit_manager")


def team(status: int) -> dict[str, int | str]:
    return only(status, *TEAM)


WORKPLACE_ROWS = [
    # Each has a single unit and is sent on to it; who has none has no such page.
    Row("workplaces:prepare_own", only(302, "unit_manager", inside=404)),
    Row("workplaces:own_picture", only(302, *TEAM, inside=404)),
    Row("workplaces:own_routines", only(302, *TEAM, inside=404)),
    Row("workplaces:prepare", manager(200), unit),
    Row("workplaces:write_picture", manager(200), unit),
    Row("workplaces:hours", manager(200), with_hours),
    Row("workplaces:term", manager(200), unit),
    Row("workplaces:training_hours", manager(200), reserved),
    Row("workplaces:talk_hours", manager(200), reserved),
    Row("workplaces:readiness", answering(200), checked),
    Row("workplaces:readiness_item", answering(200), item),
    Row("workplaces:manager_module", manager(200), unit),
    Row("workplaces:say_module_done", manager(302), unit, method="post"),
    Row("workplaces:take_back_module", manager(302), unit, method="post"),
    Row("workplaces:points", manager(200), unit),
    Row("workplaces:points_read", manager(302), unit, method="post"),
    Row("workplaces:points_sheet", manager(200), unit),
    Row("workplaces:picture", team(200), unit),
    Row("workplaces:picture_sheet", team(200), with_picture),
    Row("workplaces:picture_version", team(200), earlier_picture),
    Row("workplaces:promises", team(200), unit),
    Row("workplaces:add_promise", manager(200), unit),
    Row("workplaces:change_promise", manager(200), promise),
    Row("workplaces:keep_promise", manager(302), promise, method="post"),
    Row("workplaces:reopen_promise", manager(302), promise, method="post"),
    Row("workplaces:routines", team(200), unit),
    Row("workplaces:answer", answering(200), change),
    Row("workplaces:explain", answering(200), answered),
]
