"""The day before, and what the first page shows."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from jordman.config.schedule import SCHEDULE
from jordman.live_sessions.access import find_next_session_for
from jordman.live_sessions.actions.sessions import cancel_session, change_session
from jordman.live_sessions.actions.sign_ups import sign_up
from jordman.live_sessions.models import LiveSession
from jordman.live_sessions.tasks import remind_of_tomorrow
from jordman.notices.actions import mute
from tests.cast import World
from tests.live_sessions.making import LINK, make_participant, make_session, put


@pytest.fixture
def tomorrow(world: World) -> LiveSession:
    noon = timezone.localtime().replace(hour=12, minute=0) + timedelta(days=1)
    session = make_session(world, begins_in=noon - timezone.localtime())
    put(session, world.enrolment)
    return session


def remind(capture: object) -> list[str]:
    mail.outbox.clear()
    with capture(execute=True):  # type: ignore[operator]
        remind_of_tomorrow.enqueue()
    return [letter.to[0] for letter in mail.outbox]


def test_those_who_are_going_tomorrow_are_reminded_once(
    world: World, tomorrow: LiveSession, django_capture_on_commit_callbacks: object
) -> None:
    put(tomorrow, make_participant(world, "Amir"), "waiting")
    make_session(world, begins_in=timedelta(days=4))
    assert remind(django_capture_on_commit_callbacks) == ["learner@example.se"]
    letter = mail.outbox[0]
    assert letter.subject == "I morgon: Etik när tekniken flyttar in"
    assert LINK in letter.body
    assert "List-Unsubscribe" in letter.extra_headers
    assert remind(django_capture_on_commit_callbacks) == []


def test_the_reminder_can_be_turned_off(
    world: World, tomorrow: LiveSession, django_capture_on_commit_callbacks: object
) -> None:
    mute(world.people["learner"], by=world.people["learner"], kind="live_session")
    assert remind(django_capture_on_commit_callbacks) == []


def test_nobody_is_reminded_of_what_is_cancelled(
    world: World, tomorrow: LiveSession, django_capture_on_commit_callbacks: object
) -> None:
    cancel_session(tomorrow, by=world.people["lead"], reason="Sjukdom")
    assert remind(django_capture_on_commit_callbacks) == []


def test_a_session_that_is_moved_is_reminded_of_again(
    world: World, tomorrow: LiveSession, django_capture_on_commit_callbacks: object
) -> None:
    remind(django_capture_on_commit_callbacks)
    hour = timedelta(hours=1)
    change_session(
        tomorrow, by=world.people["lead"], starts_at=tomorrow.starts_at + hour, ends_at=tomorrow.ends_at + hour
    )
    assert remind(django_capture_on_commit_callbacks) == ["learner@example.se"]


def test_every_task_of_the_room_has_its_time() -> None:
    tasks = {entry.task.rpartition(".")[2] for entry in SCHEDULE if "live_sessions" in entry.task}
    assert tasks == {"look_after_places", "remind_of_tomorrow", "delete_old_recordings"}


def test_the_first_page_gets_the_next_session_in_two_questions(world: World, django_assert_num_queries: object) -> None:
    later, sooner = make_session(world, begins_in=timedelta(days=5)), make_session(world, begins_in=timedelta(days=2))
    sign_up(sooner, by=world.people["learner"])
    make_session(world, begins_in=timedelta(days=1), orientation="strategic")
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = find_next_session_for([world.enrolment])
    assert found is not None
    assert (found.pk, found.is_going, found.is_waiting) == (sooner.pk, True, False)
    cancel_session(sooner, by=world.people["lead"], reason="Sjukdom")
    with django_assert_num_queries(2):  # type: ignore[operator]
        found = find_next_session_for([world.enrolment])
    assert found is not None
    assert (found.pk, found.is_going) == (later.pk, False)


def test_who_is_in_no_programme_has_no_next_session(world: World) -> None:
    make_session(world)
    assert find_next_session_for([]) is None
