"""Rows of the set-up, organisations, roles and one's own account."""

from tests.access_rows.row import Row, everyone, only, signed_in
from tests.cast import World

ALL = ("administrator",)
VIEWERS = ("administrator", "lead", "strategist")


def association(world: World) -> list[object]:
    return [world.association.pk]


def grant(world: World) -> list[object]:
    return [world.association.pk, world.people["evaluator"].role_grants.get().pk]


ORGANISATION_ROWS = [
    Row("start", everyone(302)),
    # A site that is running has no set-up; the cast's site was made without one, so the page is still there.
    Row("set_up", everyone(200)),
    Row(
        "organisations:list",
        only(200, *VIEWERS, inside=404, other_lead=200),
    ),
    Row("organisations:show", only(200, *VIEWERS), association),
    Row("organisations:add", only(200, *ALL), association),
    Row("organisations:champion_title", only(200, *ALL), association),
    Row("organisations:roles", only(200, *ALL), association),
    Row("organisations:give_role", only(200, *ALL), association),
    Row("organisations:take_role", only(302, *ALL), grant, method="post"),
    Row("accounts:sign_in_by_link", everyone(404), lambda world: ["inte-en-lank"]),
    Row("accounts:me", signed_in(200)),
    Row("accounts:my_data", signed_in(200)),
    Row("accounts:download_my_data", signed_in(200), method="post"),
    Row("accounts:erase_me", signed_in(200)),
]
