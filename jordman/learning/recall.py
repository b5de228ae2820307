"""When a recall question comes back: the fsrs scheduler, and nothing of Django in it.

The scheduler's own names: a card has a state, and a rating moves it. An answer is rated by itself: wrong is "again",
"don't know" too, right is "good". People are not asked how hard it was.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from fsrs import Card, Rating, Scheduler

FIRST_AFTER = timedelta(days=2)
# A question is for remembering at work, not for an examination: nine in ten, a minute a week at most.
SCHEDULER = Scheduler(
    desired_retention=0.9, learning_steps=(), relearning_steps=(timedelta(days=1),), enable_fuzzing=False
)


@dataclass(frozen=True)
class Scheduled:
    """What to store: the card as JSON, and when it comes back."""

    state: dict[str, Any]
    due_at: datetime


def new_card(number: int, *, now: datetime) -> Scheduled:
    """A card of a question that was met for the first time `now` (aware)."""
    due_at = now + FIRST_AFTER
    card = Card(card_id=number, due=due_at.astimezone(UTC))
    return Scheduled(_stored(card), due_at)


def review(state: dict[str, Any], *, is_right: bool, now: datetime) -> Scheduled:
    """The card after an answer at `now` (aware)."""
    card = Card.from_dict(state)  # type: ignore[arg-type]
    reviewed, _log = SCHEDULER.review_card(card, Rating.Good if is_right else Rating.Again, now.astimezone(UTC))
    # At the earliest tomorrow: a question that comes back the same hour is a nuisance, not a help.
    due = max(reviewed.due, now.astimezone(UTC) + timedelta(hours=20))
    reviewed.due = due
    return Scheduled(_stored(reviewed), due)


def _stored(card: Card) -> dict[str, Any]:
    return dict(card.to_dict())
