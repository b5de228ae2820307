"""Reminders: chosen by the person, and a way out in each."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from jordman.accounts.actions import erase_person
from jordman.notices.kinds import KINDS
from jordman.notices.mail import Invitation, mute_path, send
from jordman.notices.models import Muted
from tests.cast import World

Committing = Callable[..., AbstractContextManager[list[Callable[[], object]]]]


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Committing) -> Committing:
    return django_capture_on_commit_callbacks


def test_what_is_not_ticked_is_turned_off(world: World) -> None:
    world.client("learner").post(reverse("notices:preferences"), {"wanted": ["week", "review"]})
    assert set(Muted.objects.values_list("kind", flat=True)) == set(KINDS) - {"week", "review"}


def test_a_muted_reminder_is_not_sent(world: World, committing: Committing) -> None:
    learner = world.people["learner"]
    Muted.objects.create(user=learner, kind="week")
    assert not send(learner, kind="week", template="home/email/recall", number=2)


def test_the_way_out_in_a_mail_needs_no_sign_in_and_no_second_step(world: World) -> None:
    learner = world.people["learner"]
    path = mute_path(learner, "week")
    assert Client().get(path).status_code == 200
    assert not Muted.objects.exists()
    Client(enforce_csrf_checks=True).post(path)
    assert Muted.objects.get().kind == "week"


def test_a_reminder_carries_its_way_out(world: World, committing: Committing) -> None:
    learner = world.people["learner"]
    with committing(execute=True):
        send(learner, kind="week", template="home/email/recall", number=2)
    assert "One-Click" in mail.outbox[0].extra_headers["List-Unsubscribe-Post"]


def test_an_invitation_is_part_of_the_mail_and_a_file(world: World, committing: Committing) -> None:
    content = "BEGIN:VCALENDAR\r\nSUMMARY:Åäö\r\nEND:VCALENDAR\r\n".encode()
    with committing(execute=True):
        send(
            world.people["learner"],
            template="home/email/recall",
            number=2,
            invitation=Invitation("REQUEST", content),
        )
    message = mail.outbox[0].message().as_string()
    assert 'text/calendar; method="REQUEST"' in message or "text/calendar; method=REQUEST" in message
    assert "jordman.ics" in message


def test_a_mail_that_waits_is_not_sent_to_who_has_been_erased(world: World, committing: Committing) -> None:
    learner = world.people["learner"]
    with committing(execute=False) as waiting:
        send(learner, template="home/email/recall", number=2)
    erase_person(learner, by=learner)
    for call in waiting:
        call()
    assert not mail.outbox


def test_the_way_out_of_who_has_been_erased_leaves_no_row(world: World) -> None:
    learner = world.people["learner"]
    path = mute_path(learner, "week")
    erase_person(learner, by=learner)
    assert Client().post(path).status_code == 404
    assert not Muted.objects.exists()
