"""Who gets what at the addresses of measuring."""

from jordman.assessments.models import Wave
from tests.access_rows.row import Row, Status, only, signed_in
from tests.assessments.making_measurements import make_answered, make_closed, make_measured, make_released, make_wave
from tests.cast import World


def leaders(status: Status) -> dict[str, Status]:
    """At the municipality: its project leader, and the association's programme lead above."""
    return only(status, "project_leader", "lead")


def viewers(status: Status) -> dict[str, Status]:
    return only(status, "project_leader", "lead", "strategist", "evaluator")


def anywhere(status: Status, *who: str) -> dict[str, Status]:
    return signed_in(403, **dict.fromkeys(who, status))


def measurement(world: World) -> list[object]:
    return [make_measured(world).pk]


def planned(world: World) -> list[object]:
    return [make_wave(make_measured(world)).pk]


def opened(world: World) -> list[object]:
    return [make_answered(world).pk]


def closed(world: World) -> list[object]:
    return [make_closed(world).pk]


def released(world: World) -> list[object]:
    return [make_released(world).pk]


def place(world: World) -> list[object]:
    return [make_released(world).pk, world.municipality.pk]


def unit(world: World) -> list[object]:
    assert Wave.objects.filter(pk=make_released(world).pk).exists()
    return [world.unit.pk]


def estimate(world: World) -> list[object]:
    return [world.unit.pk, make_answered(world).pk]


LEADS = ("project_leader", "lead", "other_lead")

MEASURING_ROWS = [
    Row("measuring:list", anywhere(200, *LEADS, "strategist", "evaluator")),
    Row("measuring:add", anywhere(200, *LEADS)),
    Row("measuring:show", leaders(200), measurement),
    Row("measuring:change", leaders(200), measurement),
    Row("measuring:destroy_key", leaders(200), measurement),
    Row("measuring:plan_wave", leaders(200), measurement),
    Row("measuring:wave", leaders(200), opened),
    Row("measuring:change_wave", leaders(200), planned),
    # It has opened: who may is told that it is too late, and nothing is removed.
    Row("measuring:remove_wave", leaders(302), opened, method="post"),
    Row("measuring:open_wave", leaders(302), planned, method="post"),
    Row("measuring:close_wave", leaders(200), opened),
    Row("measuring:release", leaders(302), closed, method="post"),
    Row("measuring:picture", viewers(200), released),
    Row("measuring:place", viewers(200), place),
    Row("measuring:workbook", viewers(200), place, method="post"),
    Row("measuring:own_unit", anywhere(302, "unit_manager")),
    Row("measuring:unit", only(200, "unit_manager"), unit),
    Row("measuring:estimate", only(200, "unit_manager"), estimate),
]
