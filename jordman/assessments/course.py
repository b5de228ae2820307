"""The course of a run: what is asked next, when it is enough, and what may be changed. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from jordman.instruments.content import UNKNOWN, Content, Item, Model
from jordman.instruments.scoring import scale_means
from jordman.psychometrics import adaptive, graded

# Of what is longer, nobody knows whether the person was reading or had put the phone away.
SECONDS_A_QUESTION = 90


@dataclass(frozen=True, slots=True)
class Own:
    """One's own answers in a wave: what was asked in order, what was chosen, and whether it is handed in."""

    asked: tuple[str, ...]
    answers: Mapping[str, str]
    seconds: int = 0
    is_finished: bool = False

    @property
    def answered(self) -> tuple[str, ...]:
        """The items that have an answer, in the order they were asked."""
        return tuple(key for key in self.asked if key in self.answers)

    @property
    def current(self) -> str | None:
        """The item that waits for an answer; None when everything that was to be asked has one."""
        return next((key for key in self.asked if key not in self.answers), None)


def candidates(content: Content) -> tuple[adaptive.Candidate, ...]:
    """The items of an ability instrument that have parameters, as the arithmetic wants them."""
    return tuple(
        adaptive.Candidate(graded.Item(item.key, item.parameters.slope, item.parameters.thresholds), item.scale)
        for item in content.items
        if item.parameters is not None
    )


def categories(content: Content, answers: Mapping[str, str]) -> dict[str, int]:
    """What each answer counts as; "vet inte" as the instrument says, or left out where it is missing."""
    found = {item.key: category_of(content, item, answers[item.key]) for item in content.items if item.key in answers}
    return {key: category for key, category in found.items() if category is not None}


def category_of(content: Content, item: Item, chosen: str) -> int | None:
    return content.scoring.unknown if chosen == UNKNOWN else item.scores.get(chosen)


def next_after(content: Content, answers: Mapping[str, str], *, seconds: int, chance: Random) -> str | None:
    """The item to ask now, or None when it is enough."""
    rule = rule_of(content)
    if rule is None:
        return next((item.key for item in content.items if item.key not in answers), None)
    counted = categories(content, answers)
    # What was asked and counts as missing is not asked again.
    pool = [each for each in candidates(content) if each.item.key in counted or each.item.key not in answers]
    return adaptive.next_item(pool, counted, rule, chance=chance, minutes=seconds / 60)


def rule_of(content: Content) -> adaptive.Rule | None:
    """When an adaptive run stops; None for an instrument that asks all its items in their order."""
    found = content.scoring.adaptive
    if found is None:
        return None
    return adaptive.Rule(
        standard_error=found.standard_error,
        max_items=found.max_items,
        min_items=found.min_items,
        minutes=found.minutes,
        least_per_scale=found.min_per_scale,
    )


def is_enough(content: Content, answers: Mapping[str, str]) -> bool:
    """Do the answers count, also when the run was never handed in?

    Ability: as many as the instrument's least number of items. Means: enough for one scale at least. The rest: one
    question that is answered with something else than "vet inte".
    """
    if content.scoring.model is Model.GRADED_RESPONSE:
        least = content.scoring.adaptive.min_items if content.scoring.adaptive else 1
        return len(answers) >= least
    if content.scoring.model is Model.MEAN:
        return any(mean is not None for mean in scale_means(content, answers).values())
    return any(chosen != UNKNOWN for chosen in answers.values())


def may_change(content: Content, own: Own, number: int) -> bool:
    """May the answer to question `number` (from 1) be changed?

    Any, where the order is fixed. In an adaptive order only the one just given: what was asked later hangs on those
    before.
    """
    given = len(own.answered)
    return 1 <= number <= given and (rule_of(content) is None or number == given)


def capped(seconds: float) -> int:
    """What a question's time counts as: never negative, also when a clock was set back, and never more than the cap."""
    return int(min(max(seconds, 0), SECONDS_A_QUESTION))
