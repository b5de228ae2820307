"""Who was there: marks that come late, twice and in any order, and an hour that is counted once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jordman.learning.models import TimeEntry
from jordman.team_sessions.actions.running import end
from jordman.team_sessions.models import Presence, TeamSession
from tests import factories as make
from tests.cast import World
from tests.team_sessions.conftest import Clock
from tests.team_sessions.making import make_series
from tests.team_sessions.running import make_ready, make_running, now_ms, sent


def minutes(world: World, who: str = "colleague") -> list[int]:
    rows = TimeEntry.objects.filter(user=world.people[who], source="team_session")
    return list(rows.values_list("minutes", flat=True))


def ids(world: World, *who: str) -> list[int]:
    return [world.people[name].pk for name in who]


def test_a_tick_is_a_mark_and_the_hour_comes_when_the_session_ends(world: World) -> None:
    session, samira = make_running(world), world.client("champion")
    (lena,) = ids(world, "colleague")
    assert sent(samira, session, {lena: (now_ms(), True)}).json()["present"] == [lena]
    assert minutes(world) == []
    samira.post(f"/pass/{session.pk}/avsluta/")
    session.refresh_from_db()
    assert (session.people_named, session.phase) == (1, "ended")
    assert minutes(world) == [30]
    samira.post(f"/pass/{session.pk}/avsluta/")
    assert minutes(world) == [30]


def test_marks_that_come_twice_and_late_count_once(world: World, clock: Clock) -> None:
    session, samira = make_running(world), world.client("champion")
    lena, malin = ids(world, "colleague", "learner")
    made_at = now_ms()
    end(session, by=world.people["champion"])
    clock.shift(days=2)
    for _ in range(2):
        sent(samira, session, {lena: (made_at, True), malin: (made_at + 1, True)})
    assert minutes(world) == [30]
    session.refresh_from_db()
    assert session.people_named == 2
    assert TimeEntry.objects.get(user=lena).on == timezone.localdate(session.started_at)


def test_a_mark_that_is_taken_back_takes_the_hour_back(world: World) -> None:
    session, samira = make_running(world), world.client("champion")
    (lena,) = ids(world, "colleague")
    sent(samira, session, {lena: (now_ms() - 10, True)})
    end(session, by=world.people["champion"])
    sent(samira, session, {lena: (now_ms(), False)})
    session.refresh_from_db()
    assert (minutes(world), session.people_named) == ([], 0)


def test_of_two_leaders_the_latest_mark_counts_whichever_comes_last(world: World) -> None:
    session = make_running(world, leader="unit_manager")
    assert session.begun_by == world.people["champion"]
    (lena,) = ids(world, "colleague")
    stamp = now_ms()
    sent(world.client("champion"), session, {lena: (stamp, False)})
    sent(world.client("unit_manager"), session, {lena: (stamp - 5000, True)})
    assert not Presence.objects.get(user=lena).is_present


def test_a_mark_from_a_clock_that_is_ahead_does_not_shut_out_later_ones(world: World, clock: Clock) -> None:
    session, samira = make_running(world), world.client("champion")
    (lena,) = ids(world, "colleague")
    sent(samira, session, {lena: (now_ms() + 10**10, True)})
    clock.shift(seconds=1)
    sent(samira, session, {lena: (now_ms(), False)})
    assert not Presence.objects.get(user=lena).is_present


def test_somebody_from_another_unit_is_said_and_the_others_are_kept(world: World) -> None:
    session = make_running(world)
    lena, per = ids(world, "colleague", "project_leader")
    answer = sent(world.client("champion"), session, {lena: (now_ms(), True), per: (now_ms(), True)})
    assert answer.json()["unknown"] == [per]
    assert answer.json()["present"] == [lena]


def test_nobody_with_protected_identity_is_in_the_list(world: World) -> None:
    hidden = make.make_user("Hemlig", "Hemsson", is_protected=True)
    make.make_employment(hidden, world.unit)
    session = make_running(world)
    page = world.client("champion").get(f"/pass/{session.pk}/narvaro/").content.decode()
    assert f'value="{hidden.pk}"' not in page
    assert "Hemsson" not in page


def test_how_many_came_without_a_name_is_a_mark_too(world: World) -> None:
    session, samira = make_running(world), world.client("champion")
    stamp = now_ms()
    sent(samira, session, {}, unnamed=[stamp, 4])
    sent(samira, session, {}, unnamed=[stamp - 100, 9])
    end(session, by=world.people["champion"])
    session.refresh_from_db()
    assert (session.people_unnamed, session.people) == (4, 4)


def test_without_a_script_the_form_changes_only_what_somebody_changed(world: World) -> None:
    """Jenny's page is old: the name that came by phone meanwhile stays."""
    session, samira = make_running(world), world.client("champion")
    lena, malin = ids(world, "colleague", "learner")
    sent(samira, session, {malin: (now_ms() - 50, True)})
    samira.post(f"/pass/{session.pk}/narvaro/", {"present": [lena], "was": [], "unnamed": "", "unnamed_was": ""})
    present = Presence.objects.filter(is_present=True).values_list("user_id", flat=True)
    assert set(present) == {lena, malin}
    samira.post(f"/pass/{session.pk}/narvaro/", {"present": [malin], "was": [lena, malin], "unnamed": "2"})
    session.refresh_from_db()
    assert set(present.all()) == {malin}
    assert session.people_unnamed == 2


def test_ticks_begin_a_session_that_nobody_had_begun(world: World) -> None:
    session = make_ready(world)
    sent(world.client("champion"), session, {ids(world, "colleague")[0]: (now_ms(), True)})
    session.refresh_from_db()
    assert session.is_running


def test_ticks_that_come_days_later_say_that_the_session_was_held(world: World, clock: Clock) -> None:
    session = make_ready(world)
    made_at = now_ms()
    clock.shift(days=2)
    sent(world.client("champion"), session, {ids(world, "colleague")[0]: (made_at, True)})
    session.refresh_from_db()
    assert (session.is_held, minutes(world)) == (True, [30])
    assert session.ended_at == session.ends_at


def test_a_session_held_with_the_sheet_is_said_afterwards(world: World, clock: Clock) -> None:
    session = make_ready(world)
    clock.shift(days=1)
    answer = world.client("champion").post(f"/pass/{session.pk}/holls/", follow=True)
    assert "Vilka är här?" in answer.content.decode()
    session.refresh_from_db()
    assert (session.is_held, session.headcount) == (True, 4)


def test_it_is_too_early_to_tick_and_the_marks_are_kept(world: World, clock: Clock) -> None:
    session = make_ready(world, begins_in=timedelta(hours=5))
    answer = sent(world.client("champion"), session, {ids(world, "colleague")[0]: (now_ms(), True)})
    assert (answer.status_code, answer.json()["keep"]) == (409, True)


def test_after_seven_days_the_list_is_closed(world: World, clock: Clock) -> None:
    session = end(make_running(world), by=world.people["champion"])
    clock.shift(days=7, seconds=1)
    samira = world.client("champion")
    page = samira.get(f"/pass/{session.pk}/narvaro/").content.decode()
    assert "Det har gått mer än sju dagar." in page
    assert "Lena Strid" not in page
    answer = sent(samira, session, {ids(world, "colleague")[0]: (now_ms(), True)})
    assert (answer.status_code, answer.json()["keep"]) == (409, False)


def test_nothing_is_counted_for_a_session_that_was_called_off(world: World) -> None:
    session = make_running(world)
    samira = world.client("champion")
    sent(samira, session, {ids(world, "colleague")[0]: (now_ms(), True)})
    TeamSession.objects.filter(pk=session.pk).update(cancelled_at=timezone.now(), cancel_reason="Sjukdom.")
    assert sent(samira, session, {ids(world, "learner")[0]: (now_ms(), True)}).status_code == 409
    samira.post(f"/pass/{session.pk}/avsluta/")
    assert minutes(world) == []


def test_a_session_that_is_moved_while_it_runs_goes_on_and_counts_the_day_it_was_held(world: World) -> None:
    session = make_running(world)
    day = timezone.localdate(session.started_at)
    later = {"starts_at": session.starts_at + timedelta(days=3)}
    TeamSession.objects.filter(pk=session.pk).update(**later, ends_at=session.ends_at + timedelta(days=3))
    samira = world.client("champion")
    assert samira.get(f"/pass/{session.pk}/skarm/").status_code == 200
    sent(samira, session, {ids(world, "colleague")[0]: (now_ms(), True)})
    samira.post(f"/pass/{session.pk}/avsluta/")
    assert TimeEntry.objects.get(source="team_session").on == day


@pytest.mark.parametrize(
    "body",
    ["", "[]", '{"marks": 3}', '{"marks": {"1": [1]}}', '{"marks": {"1": ["1", true]}}', '{"unnamed": [1, true]}',
     '{"marks": {"1": [1, 1]}}', '{"marks": {"x": [1, true]}}', '{"marks": {"9999999999999999999999": [1, true]}}',
     "[" * 5000],
)  # fmt: skip
def test_what_cannot_be_read_is_said(world: World, body: str) -> None:
    session = make_running(world)
    url = f"/pass/{session.pk}/narvaro/synk/"
    answer = world.client("champion").post(url, body, content_type="application/json")
    assert answer.status_code == 400


def test_another_champion_of_the_unit_does_not_see_the_names(world: World) -> None:
    session = make_running(world)
    assert world.client("unit_manager").get(f"/pass/{session.pk}/narvaro/").status_code == 403
    assert sent(world.client("unit_manager"), session, {}).status_code == 403


def test_the_form_needs_its_secret(world: World) -> None:
    client = world.client("champion")
    client.handler.enforce_csrf_checks = True
    assert sent(client, make_running(world), {}).status_code == 403


def test_only_asking_begins_nothing(world: World) -> None:
    session = make_ready(world, series=make_series(world.unit))
    assert sent(world.client("champion"), session, {}).json()["people"] == 0
    session.refresh_from_db()
    assert session.phase == "planned"


def test_another_manager_reads_a_protected_number(world: World) -> None:
    session = make_running(world)
    sent(world.client("champion"), session, {ids(world, "colleague")[0]: (now_ms(), True)})
    end(session, by=world.people["champion"])
    assert "1 var med." in world.client("champion").get(f"/pass/{session.pk}/").content.decode()
    page = world.client("unit_manager").get(f"/pass/{session.pk}/").content.decode()
    assert "Färre än fem var med" in page
    assert "1 var med" not in page
