"""Who gets what at the addresses of answering: whoever is asked, and nobody else, whatever their role."""

from tests.access_rows.row import LOGIN, Row, signed_in
from tests.assessments import making
from tests.cast import CAST, World

ENOUGH = 10


def asked(status: int | str) -> dict[str, int | str]:
    """Lena is asked. For all others the wave is not there, also for those who lead and measure."""
    return {**dict.fromkeys(CAST, 404), "colleague": status, "nobody": LOGIN}


def wave(world: World) -> list[object]:
    made = making.make_wave(world.association, making.ABILITY)
    making.make_asked(made, world.unit, 6)
    making.invite(made, world.unit, world.people["colleague"])
    return [made.pk]


def with_answers(world: World, number: int) -> list[object]:
    made = making.make_wave(world.association, making.ABILITY)
    making.invite(made, world.unit, world.people["colleague"])
    client = world.client("colleague")
    making.begin(client, made)
    for _ in range(number):
        making.choose(client, made, "b")
    return [made.pk]


def begun(world: World) -> list[object]:
    return with_answers(world, 1)


def to_change(world: World) -> list[object]:
    return [*with_answers(world, 1), 1]


def enough(world: World) -> list[object]:
    return with_answers(world, ENOUGH)


def finished(world: World) -> list[object]:
    (pk,) = with_answers(world, ENOUGH)
    world.client("colleague").post(f"/svara/{pk}/lamna-in/")
    return [pk]


ANSWERING_ROWS = [
    Row("answering:list", signed_in(200)),
    Row("answering:start", asked(200), wave),
    Row("answering:question", asked(200), begun),
    Row("answering:change", asked(200), to_change),
    Row("answering:hand_in", asked(200), enough),
    Row("answering:result", asked(200), finished),
]
