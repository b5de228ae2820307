"""Answering, writing for oneself, remembering. Nothing here is ever shown to anyone else, so the log holds no trace."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.learning import recall
from jordman.learning.errors import NothingChosen
from jordman.learning.models import Answer, FilmPosition, RecallCard, Reflection
from jordman.library.models import Edition, Module


@transaction.atomic
def answer(user: User, *, by: User, edition: Edition, block_key: str, chosen: Collection[str]) -> Answer:
    """Keep what the person chose last. Answering again replaces it."""
    if not chosen:
        raise NothingChosen(_("Välj ett svar först. Det går bra att gissa."))
    kept, _made = Answer.objects.update_or_create(
        user=user,
        module_id=edition.module_id,
        block_key=block_key,
        defaults={"chosen": sorted(chosen), "edition": edition},
    )
    return kept


@transaction.atomic
def write_reflection(user: User, *, by: User, module: Module, block_key: str, text: str) -> Reflection | None:
    """Keep what the person wrote for themselves; an empty text takes it away."""
    if not text.strip():
        Reflection.objects.filter(user=user, module=module, block_key=block_key).delete()
        return None
    kept, _made = Reflection.objects.update_or_create(
        user=user, module=module, block_key=block_key, defaults={"text": text}
    )
    return kept


@transaction.atomic
def pause_film(user: User, *, by: User, film: str, seconds: int, is_watched: bool) -> None:
    """Remember where a film was left. Once watched to the end it stays watched."""
    position, _made = FilmPosition.objects.get_or_create(user=user, film=film)
    position.seconds = seconds
    position.is_watched = position.is_watched or is_watched
    position.save(update_fields=["seconds", "is_watched"])


@transaction.atomic
def answer_recall(card: RecallCard, *, by: User, is_right: bool) -> RecallCard:
    """Schedule the question anew after an answer. A second press on the same question changes nothing."""
    card = RecallCard.objects.select_for_update().get(pk=card.pk)
    now = timezone.now()
    if card.due_at > now:
        return card
    scheduled = recall.review(card.state, is_right=is_right, now=now)
    card.state, card.due_at = scheduled.state, scheduled.due_at
    card.save(update_fields=["state", "due_at"])
    return card
