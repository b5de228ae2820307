"""One entry in the person's calendar: created, changed and taken away by mail, never doubled."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import icalendar
import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from jordman.live_sessions.actions.sessions import cancel_session, change_session, reinstate_session
from jordman.live_sessions.actions.sign_ups import cancel_sign_up, sign_up
from jordman.live_sessions.models import LiveSession
from tests.cast import World
from tests.live_sessions.making import LINK, make_participant, make_session

Capture = Callable[..., AbstractContextManager[list[Callable[[], None]]]]


@pytest.fixture
def sent(django_capture_on_commit_callbacks: Capture) -> Callable[[Callable[[], object]], list[icalendar.Event]]:
    """Do something and give the calendar entries that were mailed."""

    def do(act: Callable[[], object]) -> list[icalendar.Event]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return [entry for letter in mail.outbox for entry in entries(letter)]

    return do


def entries(letter: object) -> list[icalendar.Event]:
    assert isinstance(letter, EmailMultiAlternatives)
    found = []
    for content, kind in letter.alternatives:
        if kind.startswith("text/calendar"):
            calendar = icalendar.Calendar.from_ical(str(content))
            (entry,) = calendar.events
            entry["X-METHOD"] = calendar["METHOD"]
            found.append(entry)
    return found


def told(entry: icalendar.Event) -> tuple[str, int]:
    return str(entry["X-METHOD"]), int(str(entry["SEQUENCE"]))


Sent = Callable[[Callable[[], object]], list[icalendar.Event]]


def test_an_entry_lives_one_life_through_sign_up_change_cancelling_and_back(world: World, sent: Sent) -> None:
    session, learner, lead = make_session(world), world.people["learner"], world.people["lead"]
    later = session.starts_at + timedelta(hours=2), session.ends_at + timedelta(hours=2)
    acts: list[Callable[[], object]] = [
        lambda: sign_up(session, by=learner),
        lambda: change_session(session, by=lead, starts_at=later[0], ends_at=later[1]),
        lambda: cancel_sign_up(session, by=learner),
        lambda: sign_up(session, by=learner),
        lambda: cancel_session(session, by=lead, reason="Läraren är sjuk. Nytt pass 12 oktober."),
        lambda: reinstate_session(session, by=lead),
    ]
    mailed = [entry for act in acts for entry in sent(act)]
    assert [told(entry) for entry in mailed] == [
        ("REQUEST", 0),
        ("REQUEST", 1),
        ("CANCEL", 2),
        ("REQUEST", 3),
        ("CANCEL", 4),
        ("REQUEST", 5),
    ]
    assert {str(entry["UID"]) for entry in mailed} == {f"{session.uid}@localhost"}
    assert mailed[1].start == later[0]


def test_what_a_calendar_does_not_show_is_changed_without_mail(world: World, sent: Sent) -> None:
    session = make_session(world)
    sign_up(session, by=world.people["learner"])
    changed = sent(lambda: change_session(session, by=world.people["lead"], capacity=40, group_minutes=20))
    assert changed == []
    assert mail.outbox == []
    assert LiveSession.objects.get().sequence == 0


def test_saving_the_same_again_sends_nothing(world: World, sent: Sent) -> None:
    session = make_session(world)
    sign_up(session, by=world.people["learner"])
    assert sent(lambda: change_session(session, by=world.people["lead"], title=session.title)) == []


def test_who_waits_gets_no_entry_until_promoted(world: World, sent: Sent) -> None:
    session = make_session(world, capacity=1)
    first = make_participant(world, "Amir").user
    sign_up(session, by=first)
    assert sent(lambda: sign_up(session, by=world.people["learner"])) == []
    assert "Väntelista" in mail.outbox[0].subject
    freed = sent(lambda: cancel_sign_up(session, by=first))
    assert [told(entry) for entry in freed] == [("CANCEL", 1), ("REQUEST", 0)]


def test_who_waited_is_told_of_the_cancelling_without_an_entry(world: World, sent: Sent) -> None:
    session = make_session(world, capacity=1)
    sign_up(session, by=make_participant(world, "Amir").user)
    sign_up(session, by=world.people["learner"])
    cancelled = sent(lambda: cancel_session(session, by=world.people["lead"], reason="Läraren är sjuk."))
    assert [told(entry) for entry in cancelled] == [("CANCEL", 1)]
    assert [letter.to for letter in mail.outbox if not entries(letter)] == [["learner@example.se"]]
    assert all("Läraren är sjuk." in letter.body for letter in mail.outbox)


def test_each_gets_an_entry_with_only_their_own_name(world: World, sent: Sent) -> None:
    session = make_session(world)
    amir = make_participant(world, "Amir", "Aziz").user
    sign_up(session, by=amir)
    (entry,) = sent(lambda: sign_up(session, by=world.people["learner"]))
    text = entry.to_ical().decode()
    assert "learner@example.se" in text
    assert "Amir" not in text
    assert str(amir.email) not in text


def test_the_entry_carries_the_link_and_the_way_to_cancel(world: World, sent: Sent) -> None:
    (entry,) = sent(lambda: sign_up(make_session(world), by=world.people["learner"]))
    assert str(entry["LOCATION"]) == LINK
    assert "/avanmal/" in str(entry["DESCRIPTION"])


def test_a_session_that_comes_to_be_recorded_says_so_and_keeps_the_link_back(world: World, sent: Sent) -> None:
    session = make_session(world)
    sign_up(session, by=world.people["learner"])
    (entry,) = sent(lambda: change_session(session, by=world.people["lead"], is_recorded=True))
    assert "Passet spelas in" in str(entry["DESCRIPTION"])
    assert "Passet spelas in" in mail.outbox[0].body
    assert LINK not in entry.to_ical().decode() + mail.outbox[0].body


def test_who_has_no_address_signs_up_without_mail(world: World, sent: Sent) -> None:
    learner = world.people["learner"]
    learner.email = None
    learner.save()
    assert sent(lambda: sign_up(make_session(world), by=learner)) == []
    assert mail.outbox == []
