"""Sessions that were begun and never ended."""

from jordman.learning.models import TimeEntry
from jordman.team_sessions.models import WrongCode
from jordman.team_sessions.room_tasks import close_left_rooms
from tests.cast import World
from tests.team_sessions.conftest import START, Clock
from tests.team_sessions.running import make_running, now_ms, sent


def test_a_room_that_was_left_is_ended_and_counted_once(world: World, clock: Clock) -> None:
    session = make_running(world)
    sent(world.client("champion"), session, {world.people["colleague"].pk: (now_ms(), True)})
    clock.shift(hours=2)
    close_left_rooms.func()
    session.refresh_from_db()
    assert session.is_running
    clock.shift(hours=2)
    for _ in range(2):
        close_left_rooms.func()
    session.refresh_from_db()
    assert session.is_held
    assert list(TimeEntry.objects.values_list("minutes", flat=True)) == [30]


def test_a_start_in_which_nothing_happened_is_forgotten(world: World, clock: Clock) -> None:
    session = make_running(world)
    clock.shift(hours=4)
    close_left_rooms.func()
    session.refresh_from_db()
    assert (session.phase, session.started_at, session.code) == ("planned", None, "")


def test_wrong_codes_are_forgotten_after_a_day(world: World, clock: Clock) -> None:
    WrongCode.objects.create(source="", hour=START, wrong=3)
    clock.shift(hours=25)
    close_left_rooms.func()
    assert not WrongCode.objects.exists()
