"""Recall: the scheduler, and the page it fills."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jordman.learning import recall
from jordman.learning.models import RecallCard
from jordman.library.models import Edition
from tests.cast import World

NOW = datetime(2026, 9, 21, 8, tzinfo=UTC)


def test_a_question_first_comes_back_after_two_days() -> None:
    assert recall.new_card(1, now=NOW).due_at == NOW + timedelta(days=2)


def test_right_answers_make_it_rarer_and_a_wrong_one_brings_it_back_tomorrow() -> None:
    scheduled, now, gaps = recall.new_card(1, now=NOW), NOW, []
    for is_right in (True, True, True, False):
        now = scheduled.due_at
        scheduled = recall.review(scheduled.state, is_right=is_right, now=now)
        gaps.append(scheduled.due_at - now)
    assert gaps[0] < gaps[1] < gaps[2]
    assert gaps[3] <= timedelta(days=1)


@pytest.fixture
def due(world: World) -> World:
    learner = world.people["learner"]
    scheduled = recall.new_card(1, now=timezone.now() - timedelta(days=3))
    RecallCard.objects.create(
        user=learner,
        module=world.module,
        question_key="minns-vem",
        state=scheduled.state,
        due_at=scheduled.due_at,
    )
    return world


def test_a_due_question_is_asked_and_answered_once(due: World) -> None:
    client = due.client("learner")
    page = client.get(reverse("learning:recall"), follow=True)
    url = page.redirect_chain[0][0]
    assert "Vem frågar du först?" in page.content.decode()
    assert "Det stämmer" in client.post(url, {"answer": "a"}).content.decode()
    scheduled = RecallCard.objects.get().due_at
    client.post(url, {"answer": "b"})
    assert RecallCard.objects.get().due_at == scheduled


def test_the_question_stands_on_the_first_page(due: World) -> None:
    assert "Vem frågar du först?" in due.client("learner").get(reverse("home:home")).content.decode()


def test_a_question_that_its_author_took_away_is_not_asked(due: World) -> None:
    Edition.objects.filter(module=due.module).update(recall=[])
    assert "Inga frågor väntar" in due.client("learner").get(reverse("learning:recall")).content.decode()
