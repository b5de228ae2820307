"""Who gets what at the addresses of instruments: those who measure read, those who lead it write."""

from jordman.instruments.models import InstrumentVersion
from tests.access_rows.row import Row, Status, only, signed_in
from tests.cast import World
from tests.instruments.making import make_copy, make_shipped, publish

READERS = ("project_leader", "lead", "strategist", "evaluator")


def shipped(world: World) -> list[object]:
    return [make_shipped("puls").pk]


def shipped_item(world: World) -> list[object]:
    return [*shipped(world), 1]


def shipped_twice(world: World) -> list[object]:
    return [*shipped(world), *shipped(world)]


def own_draft(world: World) -> InstrumentVersion:
    return make_copy(world, "vilja-och-mod")


def draft(world: World) -> list[object]:
    return [own_draft(world).pk]


def draft_scale(world: World) -> list[object]:
    return [own_draft(world).pk, "courage"]


def draft_responses(world: World) -> list[object]:
    return [own_draft(world).pk, "stammer"]


def draft_item(world: World) -> list[object]:
    return [own_draft(world).pk, "mod-1"]


def own_published(world: World) -> list[object]:
    made = own_draft(world)
    publish(made)
    return [made.pk]


def readers(status: Status) -> dict[str, Status]:
    """What comes with the program is read by all who measure, wherever that is."""
    return signed_in(403, **dict.fromkeys((*READERS, "other_lead"), status))


def writers(status: Status) -> dict[str, Status]:
    """The association's own: its programme lead. Those who measure below it read it once it is published."""
    return only(status, "lead")


INSTRUMENTS_ROWS = [
    Row("instruments:list", readers(200)),
    Row("instruments:show", readers(200), shipped),
    Row("instruments:item", readers(200), shipped_item),
    Row("instruments:compare", readers(200), shipped_twice),
    Row("instruments:calibration", readers(200), shipped),
    Row("instruments:copy", signed_in(403, project_leader=200, lead=200, other_lead=200), shipped),
    Row("instruments:start", writers(302), own_published, method="post"),
    Row("instruments:change", writers(200), draft),
    Row("instruments:change_scale", writers(200), draft_scale),
    Row("instruments:change_responses", writers(200), draft_responses),
    Row("instruments:publish", writers(302), draft, method="post"),
    Row("instruments:discard", writers(200), draft),
    Row("instruments:add_item", writers(200), draft),
    Row("instruments:change_item", writers(200), draft_item),
    Row("instruments:remove_item", writers(200), draft_item),
]
