"""What many people have done in a programme, made up in bulk: for the demo and for measuring.

Rows are written past the actions, because 300,000 people would take days through them; the sums are then counted anew
by the same code that checks them. Everything is drawn from a fixed seed, so that two runs make the same site.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

from django.utils import timezone

from jordman.learning import recall
from jordman.learning.models import BlockCompletion, ModuleProgress, RecallCard, TimeEntry
from jordman.library.models import Edition, Module
from jordman.programmes.loading import load_structure
from jordman.programmes.models import Enrolment, Programme
from jordman.programmes.plan import Done, PlanItem
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


@dataclass(frozen=True)
class Past:
    """What one person has done, and the blocks that are complete by it."""

    enrolment: Enrolment
    modules: tuple[DoneModule, ...]
    blocks: tuple[int, ...]


def fill(programme: Programme, enrolments: Sequence[Enrolment], *, today: date, seed: int = 1) -> None:
    """Let every enrolment have done a part of its plan by `today`, and count the sums."""
    history = History(programme, today, seed)
    for start in range(0, len(enrolments), BATCH):
        history.write(enrolments[start : start + BATCH])
    count_anew()


def count_anew() -> None:
    for tally in REGISTER:
        repair(tally)


class History:
    """Makes up what people have done, a batch at a time. People of one kind share a plan, so it is made once."""

    def __init__(self, programme: Programme, today: date, seed: int = 1) -> None:
        self.programme, self.today = programme, today
        self._structure = load_structure(programme.pk)
        modules = Module.objects.filter(rules__block__programme=programme).select_related("edition").distinct()
        self._editions: dict[int, Edition] = {module.pk: module.edition for module in modules if module.edition}
        self._random = Random(seed)  # noqa: S311 - made-up people, not secrets
        self._items = cache(self._open_items)
        self._blocks = cache(self._complete_blocks)

    def write(self, enrolments: Sequence[Enrolment]) -> None:
        pasts = [self._past(enrolment) for enrolment in enrolments]
        done = [(past.enrolment, each) for past in pasts for each in past.modules]
        ModuleProgress.objects.bulk_create(
            [self._progress(enrolment, each) for enrolment, each in done], BATCH, ignore_conflicts=True
        )
        TimeEntry.objects.bulk_create(
            [self._time(enrolment, each) for enrolment, each in done], BATCH, ignore_conflicts=True
        )
        cards = [card for enrolment, each in done[::2] for card in self._cards(enrolment, each)]
        RecallCard.objects.bulk_create(cards, BATCH, ignore_conflicts=True)
        completions = [
            BlockCompletion(user_id=past.enrolment.user_id, block_id=block_id)
            for past in pasts
            for block_id in past.blocks
        ]
        BlockCompletion.objects.bulk_create(completions, BATCH, ignore_conflicts=True)

    def _past(self, enrolment: Enrolment) -> Past:
        """The first part of the person's plan in order, spread over the weeks since each block opened."""
        habit = self._random.choices(HABITS, [habit.of_twenty for habit in HABITS])[0]
        items = self._items(enrolment.orientation, enrolment.level)
        number = round(habit.share * len(items))
        modules = tuple(self._done(item, opened, closed) for item, opened, closed in items[:number])
        return Past(enrolment, modules, self._blocks(enrolment.orientation, enrolment.level, number))

    def _done(self, item: PlanItem, opened: date, closed: date) -> DoneModule:
        days = max(1, (closed - opened).days)
        return DoneModule(item.module_id, opened + timedelta(days=self._random.randrange(days)), item.minutes)

    def _open_items(self, orientation: str, level: str) -> tuple[tuple[PlanItem, date, date], ...]:
        """The modules of blocks that have opened, each with the first and the last day to do it on."""
        plan = self._structure.plan_for(orientation=orientation, level=level, today=self.today)
        yesterday = self.today - timedelta(days=1)
        return tuple(
            (item, block.facts.opens_on, min(yesterday, block.facts.closes_on or self.today))
            for block in plan.blocks
            if block.facts.opens_on < self.today
            for item in block.items
        )

    def _complete_blocks(self, orientation: str, level: str, number: int) -> tuple[int, ...]:
        """The blocks that are complete for whoever has done the first `number` modules."""
        done = {item.module_id: Done(opened) for item, opened, _closed in self._items(orientation, level)[:number]}
        plan = self._structure.plan_for(orientation=orientation, level=level, today=self.today, done=done)
        return tuple(block.id for block in plan.blocks if block.is_complete)

    def _progress(self, enrolment: Enrolment, each: DoneModule) -> ModuleProgress:
        edition = self._editions[each.module_id]
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

    def _time(self, enrolment: Enrolment, each: DoneModule) -> TimeEntry:
        return TimeEntry(
            user_id=enrolment.user_id,
            programme=self.programme,
            on=each.on,
            minutes=each.minutes,
            source=TimeEntry.Source.MODULE,
            activity=f"module:{each.module_id}",
        )

    def _cards(self, enrolment: Enrolment, each: DoneModule) -> Iterator[RecallCard]:
        for number, question in enumerate(self._editions[each.module_id].recall[:1], start=1):
            scheduled = _new_card(number, each.on)
            yield RecallCard(
                user_id=enrolment.user_id,
                module_id=each.module_id,
                question_key=question["key"],
                state=scheduled.state,
                due_at=scheduled.due_at,
            )


@cache
def _noon(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time(12)))


@cache
def _new_card(number: int, on: date) -> recall.Scheduled:
    return recall.new_card(number, now=_noon(on))
