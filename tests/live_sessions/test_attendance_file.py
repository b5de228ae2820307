"""Attendance from a Teams or Zoom file."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jordman.learning.models import TimeEntry
from jordman.live_sessions.models import Attendance, LiveSession
from tests.cast import World
from tests.live_sessions.making import make_participant, make_past_session, put

DATA = Path(__file__).parent.parent / "data" / "attendance"
ROWS = (
    ("Malin Ekdahl", "learner@example.se", 52),
    ("Sofia Bergh", "", 40),
    ("Gäst från Borås", "", 12),
)


def zoom(*rows: tuple[str, str, int]) -> bytes:
    lines = ["Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"]
    for name, email, minutes in rows:
        end = f"11/19/2026 {10 + minutes // 60}:{minutes % 60:02}:00 AM"
        lines.append(f"{name},{email},11/19/2026 10:00:00 AM,{end},{minutes},No")
    return "\n".join(lines).encode()


@pytest.fixture
def session(world: World) -> LiveSession:
    return make_past_session(world, module=world.module)


def hand_in(world: World, session: LiveSession, content: bytes, name: str = "narvaro.csv") -> str:
    file = SimpleUploadedFile(name, content)
    address = reverse("attendance_files:hand_in", args=[session.pk])
    response = world.client("lead").post(address, {"file": file}, follow=True)
    return response.content.decode()


def save(world: World, session: LiveSession, *rows: tuple[int, int]) -> str:
    given: dict[str, int] = {"count": len(rows)}
    for number, (person, minutes) in enumerate(rows, start=1):
        given |= {f"person_{number}": person, f"minutes_{number}": minutes}
    address = reverse("attendance_files:save", args=[session.pk])
    return world.client("lead").post(address, given, follow=True).content.decode()


def test_the_file_is_shown_as_certain_likely_and_unknown_and_nothing_is_saved(
    world: World, session: LiveSession
) -> None:
    sofia = make_participant(world, "Sofia", "Berg", email="sofia@example.se")
    text = hand_in(world, session, zoom(*ROWS))
    unknown, likely, certain = (text.index(f'id="{section}"') for section in ("okanda", "troliga", "sakra"))
    assert unknown < text.index("Gäst från Borås") < likely < text.index("Sofia Bergh") < certain
    assert certain < text.index("Malin Ekdahl</b>")
    assert f'<option value="{sofia.user_id}" selected>' in text
    assert not Attendance.objects.exists()


def test_who_was_signed_up_and_not_found_can_be_chosen_for_an_unknown_name(world: World, session: LiveSession) -> None:
    amir = make_participant(world, "Amir", "Aziz")
    put(session, amir)
    text = hand_in(world, session, zoom(("Rum 4", "", 30)))
    assert f'<option value="{amir.user_id}">Amir Aziz' in text


def test_saving_applies_all_and_again_changes_nothing(world: World, session: LiveSession) -> None:
    learner, amir = world.people["learner"].pk, make_participant(world, "Amir").user_id
    for _time in range(2):
        save(world, session, (learner, 52), (amir, 40), (0, 12))
    assert dict(Attendance.objects.values_list("user", "minutes")) == {learner: 52, amir: 40}
    assert sum(TimeEntry.objects.values_list("minutes", flat=True)) == 92


def test_a_new_file_changes_minutes_and_keeps_who_was_ticked_by_hand(world: World, session: LiveSession) -> None:
    learner, amir = world.people["learner"].pk, make_participant(world, "Amir").user_id
    save(world, session, (learner, 52), (amir, 40))
    save(world, session, (learner, 55))
    assert dict(Attendance.objects.values_list("user", "minutes")) == {learner: 55, amir: 40}


def test_two_rows_of_one_person_count_the_longer(world: World, session: LiveSession) -> None:
    learner = world.people["learner"].pk
    save(world, session, (learner, 20), (learner, 45))
    assert Attendance.objects.get().minutes == 45


def test_someone_outside_the_programme_stops_everything(world: World, session: LiveSession) -> None:
    text = save(world, session, (world.people["learner"].pk, 52), (world.people["other_lead"].pk, 52))
    assert "inte längre med i programmet" in text
    assert not Attendance.objects.exists()


def test_protected_people_are_never_matched(world: World, session: LiveSession) -> None:
    hidden = make_participant(world, "Hemlig", "Namnsson", is_protected=True, email="hemlig@example.se")
    text = hand_in(world, session, zoom(("Hemlig Namnsson", "hemlig@example.se", 30)))
    assert f'value="{hidden.user_id}"' not in text
    assert "Känns inte igen" in text


def test_a_file_from_another_day_is_said(world: World, session: LiveSession) -> None:
    assert "Filen är från en annan dag" in hand_in(world, session, (DATA / "teams-utf16.csv").read_bytes())


@pytest.mark.parametrize("name", ["teams-utf16.csv", "zoom.csv"])
def test_real_files_are_read(world: World, session: LiveSession, name: str) -> None:
    text = hand_in(world, session, (DATA / name).read_bytes(), name)
    assert "Känns inte igen" in text


def test_a_file_without_attendance_is_refused_with_what_to_do(world: World, session: LiveSession) -> None:
    text = hand_in(world, session, b"a;b\n1;2\n")
    assert "Ladda ner närvarorapporten" in text


def test_saving_nobody_says_so(world: World, session: LiveSession) -> None:
    assert "Ingen närvaro sparades" in save(world, session, (0, 20))
