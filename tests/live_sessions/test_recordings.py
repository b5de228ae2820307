"""Putting up a recording, and watching it later."""

import struct
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from jordman.learning.models import ModuleProgress, TimeEntry
from jordman.live_sessions.film_length import film_seconds
from jordman.live_sessions.models import Attendance, LiveSession
from jordman.live_sessions.tasks import delete_old_recordings
from tests.cast import World
from tests.live_sessions.making import make_past_session

CAPTIONS = b"WEBVTT\n\n00:01.000 --> 00:04.000\nHej och v\xc3\xa4lkomna.\n"
SRT = b"1\n00:00:01,000 --> 00:00:04,000\nHej och v\xc3\xa4lkomna.\n"


def box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


def mp4(seconds: int) -> bytes:
    """A film of that length as its header says it, with nothing to see."""
    mvhd = box(b"mvhd", bytes(12) + struct.pack(">II", 1000, seconds * 1000) + bytes(80))
    head = box(b"ftyp", b"isom" + bytes(4) + b"isommp41")
    return head + box(b"moov", mvhd) + box(b"mdat", bytes(range(256)) * 40)


@pytest.fixture
def session(world: World, tmp_path: Path, settings: object) -> LiveSession:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
    return make_past_session(world, module=world.module, is_recorded=True)


def url(name: str, session: LiveSession) -> str:
    return reverse(name, args=[session.pk])


def put_up(world: World, session: LiveSession, content: bytes, name: str = "passet.mp4", **given: object) -> str:
    fields = {"consent": "told", "delete_on": timezone.localdate() + timedelta(days=90), **given}
    film = SimpleUploadedFile(name, content)
    response = world.client("lead").post(url("leading:recording", session), {"film": film, **fields}, follow=True)
    return response.content.decode()


def put_up_captions(world: World, session: LiveSession, content: bytes, name: str = "passet.vtt") -> str:
    captions = SimpleUploadedFile(name, content)
    response = world.client("lead").post(url("leading:captions", session), {"captions": captions}, follow=True)
    return response.content.decode()


@pytest.fixture
def shown(world: World, session: LiveSession) -> LiveSession:
    put_up(world, session, mp4(3000))
    put_up_captions(world, session, CAPTIONS)
    session.refresh_from_db()
    return session


def pause_at(world: World, session: LiveSession, seconds: int, **given: str) -> None:
    film = session.recording.name
    world.client("learner").post(reverse("learning:film"), {"film": film, "seconds": seconds, **given})


def say_seen(world: World, session: LiveSession, *, has_player: bool) -> str:
    given = {"has_player": "1" if has_player else ""}
    address = url("live_sessions:watch", session)
    response = world.client("learner").post(
        url("live_sessions:watched", session), given, follow=True, headers={"referer": f"http://testserver{address}"}
    )
    return response.content.decode()


def test_a_recording_is_shown_only_when_its_captions_are_there(world: World, session: LiveSession) -> None:
    put_up(world, session, mp4(3000))
    assert world.client("learner").get(url("live_sessions:watch", session)).status_code == 404
    assert world.client("learner").get(url("live_sessions:film", session)).status_code == 403
    put_up_captions(world, session, CAPTIONS)
    assert world.client("learner").get(url("live_sessions:watch", session)).status_code == 200
    assert world.client("learner").get(url("live_sessions:film", session)).status_code == 200


def test_its_length_is_read_from_the_film(world: World, session: LiveSession) -> None:
    put_up(world, session, mp4(3000), minutes=7)
    session.refresh_from_db()
    assert session.recording_seconds == 3000


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"GIF89a" + bytes(100), "pass.mp4", "GIF-bild"),
        (b"RIFF\0\0\0\0AVI " + bytes(100), "pass.avi", "AVI"),
        (mp4(60), "pass.webm", "Byt namn"),
    ],
)
def test_a_film_of_the_wrong_kind_is_refused_with_what_to_do(
    world: World, session: LiveSession, content: bytes, name: str, said: str
) -> None:
    assert said in put_up(world, session, content, name)
    session.refresh_from_db()
    assert not session.recording


def test_a_session_that_was_not_announced_as_recorded_takes_only_a_film_of_its_leader(
    world: World, session: LiveSession
) -> None:
    LiveSession.objects.update(is_recorded=False)
    assert "inte markerat som inspelat" in put_up(world, session, mp4(60))
    assert not LiveSession.objects.get().recording
    put_up(world, session, mp4(60), consent="leader")
    assert LiveSession.objects.get().recording


def test_captions_with_faults_are_refused_line_by_line(world: World, session: LiveSession) -> None:
    put_up(world, session, mp4(3000))
    text = put_up_captions(world, session, b"WEBVTT\n\n00:05.000 --> 00:04.000\nBakv\xc3\xa4nt\n")
    assert "Rad 3." in text
    assert "slutar innan den börjar" in text
    assert not LiveSession.objects.get().captions


def test_captions_that_begin_after_the_films_end_are_refused(world: World, session: LiveSession) -> None:
    put_up(world, session, mp4(2))
    assert "efter att filmen har slutat" in put_up_captions(world, session, b"WEBVTT\n\n00:05.000 --> 00:06.000\nHej\n")


def test_srt_is_made_over(world: World, session: LiveSession) -> None:
    put_up(world, session, mp4(3000))
    assert "gjordes om från .srt" in put_up_captions(world, session, SRT, "passet.srt")
    session.refresh_from_db()
    with session.captions.open() as captions:
        assert captions.read().startswith(b"WEBVTT")


def test_the_film_is_sent_in_parts_and_only_to_those_who_may_see_it(world: World, shown: LiveSession) -> None:
    address = url("live_sessions:film", shown)
    response: Any = world.client("learner").get(address, headers={"range": "bytes=4-7"})
    assert response.status_code == 206
    assert b"".join(response.streaming_content) == b"ftyp"
    assert response.headers["Content-Range"] == f"bytes 4-7/{shown.recording.size}"
    assert response.headers["Content-Type"] == "video/mp4"
    assert "immutable" not in response.headers["Cache-Control"]
    assert world.client("other_lead").get(address).status_code == 404
    assert world.client("nobody").get(address).status_code == 302


def test_watching_it_all_finishes_the_module_as_recording_and_credits_the_films_time(
    world: World, shown: LiveSession
) -> None:
    pause_at(world, shown, 2990, is_watched="on")
    assert "Klart" in say_seen(world, shown, has_player=True)
    learner = world.people["learner"]
    assert Attendance.objects.get(user=learner).way == "recording"
    assert ModuleProgress.objects.get(user=learner).way == "recording"
    entry = TimeEntry.objects.get(user=learner)
    assert (entry.minutes, entry.source) == (50, "recording")


def test_nine_tenths_are_enough_and_less_is_not(world: World, shown: LiveSession) -> None:
    pause_at(world, shown, 2690)
    assert "minut 44 av 50" in say_seen(world, shown, has_player=True)
    assert not Attendance.objects.exists()
    pause_at(world, shown, 2700)
    say_seen(world, shown, has_player=True)
    assert Attendance.objects.exists()


def test_with_the_player_there_a_film_that_was_never_started_is_not_seen(world: World, shown: LiveSession) -> None:
    assert "minut 0 av 50" in say_seen(world, shown, has_player=True)
    assert not Attendance.objects.exists()


def test_without_script_the_button_is_believed(world: World, shown: LiveSession) -> None:
    say_seen(world, shown, has_player=False)
    assert Attendance.objects.get().minutes == 50


def test_saying_it_twice_counts_once(world: World, shown: LiveSession) -> None:
    say_seen(world, shown, has_player=False)
    say_seen(world, shown, has_player=False)
    assert TimeEntry.objects.get().minutes == 50


def test_whoever_was_there_gets_nothing_more_for_watching(world: World, shown: LiveSession) -> None:
    learner = world.people["learner"]
    address = url("leading:attendance", shown)
    world.client("lead").post(address, {"minutes": 60, "others": learner.email})
    say_seen(world, shown, has_player=False)
    assert TimeEntry.objects.get().minutes == 60
    assert Attendance.objects.get().way == "live"


def test_being_marked_as_there_after_watching_counts_the_meeting_alone(world: World, shown: LiveSession) -> None:
    say_seen(world, shown, has_player=False)
    address = url("leading:attendance", shown)
    world.client("lead").post(address, {"minutes": 60, "others": world.people["learner"].email})
    assert TimeEntry.objects.get().minutes == 60


def test_the_film_begins_where_it_was_paused(world: World, shown: LiveSession) -> None:
    pause_at(world, shown, 754)
    assert "#t=754" in world.client("learner").get(url("live_sessions:watch", shown)).content.decode()


def test_on_its_day_the_recording_and_its_text_are_deleted_and_the_time_stays(
    world: World, shown: LiveSession, tmp_path: Path, django_capture_on_commit_callbacks: object
) -> None:
    say_seen(world, shown, has_player=False)
    LiveSession.objects.update(recording_delete_on=timezone.localdate())
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        delete_old_recordings.enqueue()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not LiveSession.objects.get().recording
    assert TimeEntry.objects.get().minutes == 50
    assert "Du har sett inspelningen" in world.client("learner").get(url("live_sessions:show", shown)).content.decode()


def test_a_day_too_far_ahead_is_refused(world: World, session: LiveSession) -> None:
    assert "senast om två år" in put_up(world, session, mp4(60), delete_on=timezone.localdate() + timedelta(days=900))


@pytest.mark.parametrize(
    ("content", "seconds"),
    [
        (mp4(3000), 3000),
        (b"\x1a\x45\xdf\xa3\x42\x82\x84webm\x15\x49\xa9\x66\x8c\x2a\xd7\xb1\x83\x0f\x42\x40\x44\x89\x84"
         + struct.pack(">f", 61_500.0), 62),
        (mp4(3000)[:40], None),
        (b"", None),
        (b"\0\0\0\x01moov" + b"\xff" * 8 + bytes(20), None),
        (bytes(64), None),
    ],
)  # fmt: skip
def test_lengths_are_read_or_left_unsaid(tmp_path: Path, content: bytes, seconds: int | None) -> None:
    path = tmp_path / "film"
    path.write_bytes(content)
    with path.open("rb") as film:
        assert film_seconds(film) == seconds
