"""Rows of reminders."""

from jordman.notices.mail import mute_path
from tests.access_rows.row import Row, everyone, signed_in
from tests.cast import World


def token(world: World) -> list[object]:
    return [mute_path(world.people["learner"], "week").rstrip("/").rsplit("/", 1)[1]]


NOTICE_ROWS = [
    Row("notices:preferences", signed_in(200)),
    Row("notices:mute", everyone(200), token),
]
