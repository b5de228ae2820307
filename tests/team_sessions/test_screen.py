"""The room's screen: one thing at a time, by a clock that lives in the database."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jordman.team_sessions.models import TeamSession
from tests.cast import World
from tests.team_sessions.conftest import Clock
from tests.team_sessions.running import make_guide, make_ready, make_running, press_on


def press(world: World, session: TeamSession, where: str, who: str = "champion", **seen: object) -> TeamSession:
    body = {"phase": session.phase, "point": session.point, **seen}
    answer = world.client(who).post(f"/pass/{session.pk}/skarm/{where}/", body)
    assert answer.status_code == 302
    session.refresh_from_db()
    return session


def shown(world: World, session: TeamSession) -> str:
    return world.client("champion").get(f"/pass/{session.pk}/skarm/").content.decode()


def test_it_begins_and_shows_the_code(world: World) -> None:
    session = make_ready(world)
    answer = world.client("champion").post(f"/pass/{session.pk}/borja/", follow=True)
    session.refresh_from_db()
    assert session.phase == "opening"
    assert session.edition_id == session.module.edition_id
    assert session.headcount == 4
    assert f"{session.code[:3]}\u00a0{session.code[3:]}" in answer.content.decode()


def test_it_goes_through_every_slide_to_the_end(world: World) -> None:
    session = make_running(world)
    seen = []
    for _ in range(40):
        html = shown(world, session)
        seen.append((session.phase, session.point))
        assert "data-screen" in html
        before = (session.phase, session.point)
        session = press(world, session, "vidare")
        if (session.phase, session.point) == before:
            break
    assert seen == [
        *(("opening", n) for n in range(2)),
        *(("teaching", n) for n in range(4)),
        *(("talking", n) for n in range(2)),
        *(("closing", n) for n in range(3)),
    ]


def test_key_points_come_one_at_a_time(world: World) -> None:
    session = press_on(make_running(world, "teaching"), world.people["champion"])
    html = shown(world, session)
    assert "Punkt 1 av 2" in html
    assert "<span>Fråga först.</span> <span>Spara rätt.</span>" in html
    assert "Ta bort när bilden" not in html


def test_the_variant_that_the_units_name_speaks_for_is_open(world: World) -> None:
    session = press_on(make_running(world, "teaching"), world.people["champion"], 3)
    html = shown(world, session)
    assert '<details class="more" open><summary>Hemtjänst</summary>' in html
    assert '<details class="more"><summary>LSS</summary>' in html


def test_a_press_from_a_place_that_is_past_does_nothing(world: World) -> None:
    """Two leaders press at once."""
    session = make_running(world, "teaching")
    session = press(world, session, "vidare")
    assert press(world, session, "vidare", phase="teaching", point=0).point == 1
    assert press(world, session, "nasta-del", phase="teaching", point=0).phase == "teaching"


def test_a_second_beginning_changes_nothing(world: World) -> None:
    session = make_running(world, "talking")
    code = session.code
    world.client("unit_manager").post(f"/pass/{session.pk}/borja/")
    session.refresh_from_db()
    assert (session.phase, session.code, session.begun_by_id) == ("talking", code, None)


def test_a_closed_browser_opens_where_it_was(world: World, clock: Clock) -> None:
    session = make_running(world, "teaching")
    clock.shift(minutes=3, seconds=18)
    assert 'data-left="702">11:42' in shown(world, session)


def test_a_pause_stops_the_clock(world: World, clock: Clock) -> None:
    session = make_running(world, "teaching")
    clock.shift(minutes=5)
    press(world, session, "pausa")
    clock.shift(minutes=20)
    assert 'data-left="600" data-paused>10:00' in shown(world, session)
    press(world, session, "pausa")
    press(world, session, "fortsatt")
    clock.shift(minutes=1)
    assert 'data-left="540">9:00' in shown(world, session)


def test_who_goes_back_to_the_teaching_goes_on_with_what_was_left(world: World, clock: Clock) -> None:
    session = make_running(world, "teaching")
    clock.shift(minutes=4)
    session = press(world, session, "nasta-del")
    clock.shift(minutes=2)
    session = press(world, session, "tillbaka")
    assert (session.phase, session.point) == ("teaching", 3)
    assert 'data-left="660"' in shown(world, session)


def test_without_a_script_the_page_says_when_the_part_ends(world: World, clock: Clock) -> None:
    session = make_running(world, "teaching")
    assert "kvar av genomgången, till 13.15" in shown(world, session)


def test_it_says_when_the_time_is_over(world: World, clock: Clock) -> None:
    session = make_running(world, "teaching")
    clock.shift(minutes=15, seconds=30)
    html = shown(world, session)
    assert "−0:30" in html
    assert "över tiden" in html


@pytest.mark.parametrize("minutes", [61, 60 * 24 * 3])
def test_it_does_not_begin_more_than_an_hour_before(world: World, minutes: int) -> None:
    session = make_ready(world, begins_in=timedelta(minutes=minutes))
    answer = world.client("champion").post(f"/pass/{session.pk}/borja/", follow=True)
    assert "Det är för tidigt." in answer.content.decode()
    session.refresh_from_db()
    assert session.phase == "planned"


def test_it_does_not_begin_when_its_day_is_over(world: World, clock: Clock) -> None:
    session = make_ready(world)
    clock.shift(hours=12)
    answer = world.client("champion").post(f"/pass/{session.pk}/borja/", follow=True)
    assert "Passets dag är över." in answer.content.decode()


def test_the_agreement_of_the_last_session_comes_first_and_is_answered(world: World) -> None:
    earlier = make_running(world, "closing")
    client = world.client("champion")
    client.post(f"/pass/{earlier.pk}/overens/", {"blank_1": "Rune", "blank_2": "Lena", "text": "Vi provar."})
    client.post(f"/pass/{earlier.pk}/avsluta/")
    session = make_running(world, series=earlier.series, module=make_guide(world, "andra"))
    html = shown(world, session)
    assert "Så här sa vi sist" in html
    assert "Vi frågar Rune innan vi delar. Det gör Lena.\nVi provar." in html
    client.post(f"/pass/{session.pk}/skarm/blev-det-sa/", {"answer": "partly"})
    earlier.refresh_from_db()
    assert earlier.agreement_kept == "partly"


def test_two_questions_of_earlier_sessions_come_back_with_their_answers(world: World) -> None:
    earlier = make_running(world, "closing")
    world.client("champion").post(f"/pass/{earlier.pk}/avsluta/")
    session = make_running(world, series=earlier.series, module=make_guide(world, "andra"))
    session = press_on(session, world.people["champion"])
    html = shown(world, session)
    assert "Fråga 1 av 2" in html
    assert "data-right" not in html
    assert "data-right" in shown(world, press_on(session, world.people["champion"]))


def test_a_blank_that_nobody_filled_stays_a_blank(world: World) -> None:
    session = make_running(world, "closing")
    world.client("champion").post(f"/pass/{session.pk}/overens/", {"blank_1": "Rune", "blank_2": "", "text": ""})
    session.refresh_from_db()
    assert session.agreement == "Vi frågar Rune innan vi delar. Det gör ____."


def test_an_empty_agreement_says_what_to_do(world: World) -> None:
    session = make_running(world, "closing")
    answer = world.client("champion").post(f"/pass/{session.pk}/overens/", {"text": " "})
    assert "Skriv vad ni kom överens om" in answer.content.decode()


def test_a_guide_without_headings_can_still_be_led(world: World) -> None:
    module = make_guide(world)
    module.editions.update(guide={})
    module.refresh_from_db()
    session = make_running(world, "talking", module=module)
    assert "Vad betyder det här för oss?" in shown(world, session)


def test_the_state_changes_only_when_something_has_changed(world: World) -> None:
    session = make_running(world)
    client = world.client("champion")
    url = f"/pass/{session.pk}/skarm/lage/"
    first = client.get(url)
    assert first.json()["people"] == 0
    assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 304
    press(world, session, "vidare")
    assert client.get(url, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_a_session_that_is_called_off_leaves_the_screen(world: World) -> None:
    session = make_running(world)
    TeamSession.objects.filter(pk=session.pk).update(cancelled_at=timezone.now(), cancel_reason="Snöstorm.")
    answer = world.client("champion").get(f"/pass/{session.pk}/skarm/", follow=True)
    assert "Snöstorm." in answer.content.decode()
