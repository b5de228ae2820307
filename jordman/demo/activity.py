"""What many people have done in a programme, made up in bulk: for the demo and for measuring.

Rows are written past the actions, because 300,000 people would take days through them; the sums are then counted anew
by the same code that checks them. Everything is drawn from a fixed seed, so that two runs make the same site.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from jordman.learning import recall
from jordman.learning.models import BlockCompletion, ModuleProgress, RecallCard, TimeEntry
from jordman.library.models import Edition, Module
from jordman.programmes.loading import Structure, load_structure
from jordman.programmes.models import Enrolment, Programme
from jordman.programmes.plan import Done
from jordman.programmes.tallies import REGISTER, repair

BATCH = 2000


@dataclass(frozen=True)
class Habit:
    """How much of the plan a person has done, from 0 to 1, and how many of them there are of twenty."""

    share: float
    of_twenty: int


HABITS = (Habit(0.0, 3), Habit(0.25, 4), Habit(0.5, 6), Habit(0.75, 5), Habit(1.0, 2))


@dataclass(frozen=True)
class DoneModule:
    module_id: int
    on: date
    minutes: int


def fill(programme: Programme, enrolments: Sequence[Enrolment], *, today: date, seed: int = 1) -> None:
    """Let every enrolment have done a part of its plan by `today`, and count the sums."""
    structure = load_structure(programme.pk)
    editions = {
        module.pk: module.edition
        for module in Module.objects.filter(rules__block__programme=programme).select_related("edition").distinct()
        if module.edition
    }
    random = Random(seed)  # noqa: S311 - made-up people, not secrets
    for start in range(0, len(enrolments), BATCH):
        batch = enrolments[start : start + BATCH]
        done = [(enrolment, list(_done_by(enrolment, structure, today, random))) for enrolment in batch]
        _write(programme, structure, done, editions, today)
    for tally in REGISTER:
        repair(tally)


def _done_by(enrolment: Enrolment, structure: Structure, today: date, random: Random) -> Iterator[DoneModule]:
    """The first part of the person's plan in order, spread over the weeks since each block opened."""
    habit = random.choices(HABITS, [habit.of_twenty for habit in HABITS])[0]
    plan = structure.plan_for(orientation=enrolment.orientation, level=enrolment.level, today=today)
    items = [(block, item) for block in plan.blocks if block.facts.opens_on < today for item in block.items]
    for block, item in items[: round(habit.share * len(items))]:
        last = min(today - timedelta(days=1), block.facts.closes_on or today)
        days = max(1, (last - block.facts.opens_on).days)
        yield DoneModule(item.module_id, block.facts.opens_on + timedelta(days=random.randrange(days)), item.minutes)


def _write(
    programme: Programme,
    structure: Structure,
    done: list[tuple[Enrolment, list[DoneModule]]],
    editions: dict[int, Edition],
    today: date,
) -> None:
    rows = [(enrolment, each) for enrolment, modules in done for each in modules]
    ModuleProgress.objects.bulk_create(
        [_progress(enrolment, each, editions[each.module_id]) for enrolment, each in rows], BATCH, ignore_conflicts=True
    )
    TimeEntry.objects.bulk_create(
        [
            TimeEntry(
                user_id=enrolment.user_id,
                programme=programme,
                on=each.on,
                minutes=each.minutes,
                source=TimeEntry.Source.MODULE,
                activity=f"module:{each.module_id}",
            )
            for enrolment, each in rows
        ],
        BATCH,
        ignore_conflicts=True,
    )
    cards = [card for enrolment, each in rows[::2] for card in _cards(enrolment, each, editions[each.module_id])]
    RecallCard.objects.bulk_create(cards, BATCH, ignore_conflicts=True)
    completions = [
        BlockCompletion(user_id=enrolment.user_id, block_id=block_id)
        for enrolment, modules in done
        for block_id in _complete(enrolment, structure, modules, today)
    ]
    BlockCompletion.objects.bulk_create(completions, BATCH, ignore_conflicts=True)


def _noon(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(12)))


def _progress(enrolment: Enrolment, each: DoneModule, edition: Edition) -> ModuleProgress:
    steps = [step["key"] for step in edition.steps]
    return ModuleProgress(
        user_id=enrolment.user_id,
        module_id=each.module_id,
        edition=edition,
        step=steps[-1] if steps else "",
        steps_done=steps,
        done_at=_noon(each.on),
        way=ModuleProgress.Way.SELF if steps else ModuleProgress.Way.LIVE,
    )


def _cards(enrolment: Enrolment, each: DoneModule, edition: Edition) -> Iterator[RecallCard]:
    for number, question in enumerate(edition.recall[:1], start=1):
        scheduled = recall.new_card(number, now=_noon(each.on))
        yield RecallCard(
            user_id=enrolment.user_id,
            module_id=each.module_id,
            question_key=question["key"],
            state=scheduled.state,
            due_at=scheduled.due_at,
        )


def _complete(enrolment: Enrolment, structure: Structure, modules: list[DoneModule], today: date) -> Iterator[int]:
    plan = structure.plan_for(
        orientation=enrolment.orientation,
        level=enrolment.level,
        today=today,
        done={each.module_id: Done(each.on) for each in modules},
    )
    return (block.id for block in plan.blocks if block.is_complete)
