"""What Malin has done: the base block in May, a module now and then, and one that she is in the middle of."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from jordman.accounts.models import User
from jordman.learning.actions.answers import write_reflection
from jordman.learning.actions.modules import finish_step, open_step
from jordman.learning.models import ModuleProgress, RecallCard, TimeEntry
from jordman.library.models import Module
from jordman.programmes.models import Enrolment, Programme

# How many days ago she finished each. The first is counted from the day that the programme began.
FINISHED = (("varfor-digitalisering", 23), ("losenord-och-inloggning", 10), ("digital-skam", 4))
BEGUN = "bilden-fran-teatern"
WAITING = 2


def let_malin_learn(malin: User, programme: Programme, *, today: date) -> None:
    """Through the actions that her own presses would call; what is in the past is then dated to its day."""
    enrolment = Enrolment.objects.get(programme=programme, user=malin)
    first_week = programme.starts_on + timedelta(days=9)
    _finish(malin, enrolment, "mot-plattformen", on=first_week)
    for key, days in FINISHED:
        _finish(malin, enrolment, key, on=today - timedelta(days=days))
    begun, steps = _module(BEGUN)
    finish_step(malin, by=malin, module=begun, step=steps[0], enrolment=enrolment)
    open_step(malin, by=malin, module=begun, step=steps[1])
    write_reflection(
        malin,
        by=malin,
        module=Module.objects.get(key="varfor-digitalisering"),
        block_key="min-lada",
        text="Läsplattorna från i våras. Vi hoppade över frågan om vem som visar hur.",
    )
    _let_two_questions_wait(malin)


def _module(key: str) -> tuple[Module, list[str]]:
    module = Module.objects.select_related("edition").get(key=key)
    assert module.edition is not None  # noqa: S101 - the starter library is published
    return module, [step["key"] for step in module.edition.steps]


def _finish(malin: User, enrolment: Enrolment, key: str, *, on: date) -> None:
    module, steps = _module(key)
    for step in steps:
        finish_step(malin, by=malin, module=module, step=step, enrolment=enrolment)
    then = timezone.make_aware(datetime.combine(on, time(12)))
    ModuleProgress.objects.filter(user=malin, module=module).update(done_at=then)
    TimeEntry.objects.filter(user=malin, activity=f"module:{module.pk}").update(on=on)


def _let_two_questions_wait(malin: User) -> None:
    waiting = list(malin.recall_cards.order_by("pk").values_list("pk", flat=True)[:WAITING])
    RecallCard.objects.filter(pk__in=waiting).update(due_at=timezone.now() - timedelta(hours=1))
