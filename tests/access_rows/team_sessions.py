"""Rows of running a session: its leader's pages, and the phones in the room."""

from tests.access_rows.row import Row, Status, everyone, only
from tests.cast import World
from tests.team_sessions.running import make_ready, make_running


def leaders(status: Status) -> dict[str, Status]:
    """Who leads sessions at the unit."""
    return only(status, "champion", "unit_manager")


def the_leader(status: Status) -> dict[str, Status]:
    """Samira leads it. Jenny leads the unit, and does not see who was there."""
    return only(status, "champion")


def ready(world: World) -> list[object]:
    return [make_ready(world).pk]


def running(world: World) -> list[object]:
    return [make_running(world).pk]


def thought(world: World) -> list[object]:
    return [make_running(world, "talking").thoughts.create(text="I gruppchatten.").pk]


def code(world: World) -> list[object]:
    """A code that opens a session, on phones that have not joined: they are shown the way in."""
    return [make_running(world).code]


TEAM_SESSION_ROWS = [
    Row("team_sessions:show", leaders(200), ready),
    Row("team_sessions:begin", leaders(302), ready, method="post"),
    # It is to come: the refusal is a message.
    Row("team_sessions:hold", leaders(302), ready, method="post"),
    Row("team_sessions:agree", leaders(200), running),
    Row("team_sessions:end", leaders(200), running),
    Row("team_sessions:call_off", leaders(200), running),
    Row("team_sessions:screen", leaders(200), running),
    Row("team_sessions:state", leaders(200), running),
    Row("team_sessions:go_on", leaders(302), running, method="post"),
    Row("team_sessions:go_back", leaders(302), running, method="post"),
    Row("team_sessions:leave_phase", leaders(302), running, method="post"),
    Row("team_sessions:pause", leaders(302), running, method="post"),
    Row("team_sessions:resume", leaders(302), running, method="post"),
    Row("team_sessions:say_kept", leaders(302), running, method="post"),
    Row("team_sessions:hide", leaders(302), thought, method="post"),
    Row("team_sessions:attendance", the_leader(200), running),
    # Nothing is sent: not to be read.
    Row("team_sessions:sync", the_leader(400), running, method="post"),
    Row("team_sessions:sheet", leaders(200), ready),
    Row("team_sessions:give_code", leaders(302), ready, method="post"),
    # Phones: the code is the proof, and then the phone's own cookie.
    Row("join:enter", everyone(200)),
    Row("join:room", everyone(200), code),
    Row("join:state", everyone(404), code),
    Row("join:sheet", everyone(404), code),
    Row("join:picture", everyone(404), lambda world: [*code(world), "modul/abc/bild.svg"]),
    *(
        Row(f"join:{name}", everyone(302), code, method="post")
        for name in ("choose_name", "take_back_name", "stay_unnamed", "feel", "send_thought")
    ),
]
