"""The mails that come by themselves."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.core import mail
from django.utils import timezone

from jordman.home.reminders import remind_of_next_step, remind_of_recall
from jordman.learning.models import RecallCard
from jordman.notices.models import Muted
from tests import factories as make
from tests.cast import World

Committing = Callable[..., AbstractContextManager[object]]
MONDAY = date(2026, 6, 1)


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Committing) -> Committing:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_who_is_in_a_running_programme_gets_the_next_step(world: World, committing: Committing) -> None:
    with committing():
        assert remind_of_next_step(MONDAY) == 1
    assert mail.outbox[0].subject == "Bilden från teatern, 10 minuter"
    assert "/larande/modul/bilden/" in mail.outbox[0].body


def test_who_has_muted_it_gets_none(world: World, committing: Committing) -> None:
    Muted.objects.create(user=world.people["learner"], kind="week")
    assert remind_of_next_step(MONDAY) == 0


def test_a_programme_that_is_not_running_sends_none(world: World) -> None:
    assert remind_of_next_step(date(2026, 4, 1)) == 0


def test_many_people_cost_few_questions(world: World, django_assert_max_num_queries: Committing) -> None:
    for _number in range(20):
        make.make_enrolment(world.programme, make.make_user(), world.municipality)
    with django_assert_max_num_queries(60):
        assert remind_of_next_step(MONDAY) == 21


def test_questions_that_wait_are_told_of(world: World, committing: Committing) -> None:
    RecallCard.objects.create(
        user=world.people["learner"], module=world.module, question_key="minns-vem", due_at=timezone.now()
    )
    with committing():
        assert remind_of_recall() == 1
    assert mail.outbox[0].subject == "En fråga att minnas"
