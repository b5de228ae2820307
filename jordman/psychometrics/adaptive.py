"""Which question comes next, and when there have been enough. Pure: the caller brings answers and chance.

*Next* is the item with the most information about the ability that the answers so far point to (maximum Fisher
information at the EAP score), with two departures:

- **Content balance.** While any scale has fewer answers than `least_per_scale`, only items of such scales are asked.
  The balance comes first and not last, so that somebody whose time runs out has been asked about everything.
- **Exposure spread.** The item is drawn by lot among the `among` best (the randomesque method, Kingsbury and Zara
  1989). Otherwise everybody would begin with the same item, a few items would wear out, and colleagues would have the
  answers ready.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from jordman.psychometrics.graded import Item, Score, information, score


@dataclass(frozen=True)
class Rule:
    """When to stop, and how to choose.

    The standard error is in standard deviations of people. The minutes are those of answering: pauses are not counted.
    """

    standard_error: float
    max_items: int
    min_items: int = 0
    minutes: float | None = None
    least_per_scale: int = 0
    among: int = 4

    def __post_init__(self) -> None:
        if self.standard_error <= 0 or (self.minutes is not None and self.minutes <= 0):
            raise ValueError("The standard error and the minutes are above 0.")
        if not 0 <= self.min_items <= self.max_items or self.max_items < 1:
            raise ValueError("There is at least one item, and the least is not more than the most.")
        if self.least_per_scale < 0 or self.among < 1:
            raise ValueError("The choice is among at least one item, and no scale has less than none.")


@dataclass(frozen=True)
class Candidate:
    """An item that may be asked, and the scale whose content it belongs to."""

    item: Item
    scale: str


class Stop(StrEnum):
    """Why there is no next question."""

    PRECISE = "precise"  # the standard error is small enough
    TIME = "time"  # the minutes are used
    MOST = "most"  # as many as one run may hold
    EMPTY = "empty"  # everything has been asked


def next_item(
    pool: Sequence[Candidate], answered: Mapping[str, int], rule: Rule, *, chance: Random, minutes: float = 0.0
) -> str | None:
    """The key of the item to ask now, or None when `why_stopped` has a reason.

    `answered` maps the keys of the items that were asked to their categories, in any order; "vet inte" has become the
    category that the instrument counts it as. `chance` is where the draw comes from. A caller that must show the same
    question when a page is asked for again seeds it with something that stays the same until the next answer and that
    nobody else knows. Raises ValueError when an answer is to something that the pool does not hold: parameters and
    answers are of one version.
    """
    if why_stopped(pool, answered, rule, minutes=minutes) is not None:
        return None
    theta = score_of(pool, answered).theta
    allowed = _allowed(pool, answered, rule.least_per_scale)
    best_first = sorted(allowed, key=lambda each: (-information(each.item, theta), each.item.key))
    return chance.choice(best_first[: rule.among]).item.key


def why_stopped(
    pool: Sequence[Candidate], answered: Mapping[str, int], rule: Rule, *, minutes: float = 0.0
) -> Stop | None:
    """The reason to stop, or None to go on.

    Precision and time stop nobody before `min_items` are answered and every scale has had its least: under that the
    result would say nothing, and whoever wants to stop anyway can. The most items and an empty pool stop always.
    """
    if len(answered) >= rule.max_items:
        return Stop.MOST
    if len(answered) >= len(pool):
        return Stop.EMPTY
    if len(answered) < rule.min_items or _short_scales(pool, answered, rule.least_per_scale):
        return None
    if score_of(pool, answered).standard_error <= rule.standard_error:
        return Stop.PRECISE
    return Stop.TIME if rule.minutes is not None and minutes >= rule.minutes else None


def score_of(pool: Sequence[Candidate], answered: Mapping[str, int]) -> Score:
    """The score so far. Raises ValueError as `next_item` does."""
    items = {each.item.key: each.item for each in pool}
    if unknown := sorted(answered.keys() - items.keys()):
        raise ValueError(f"Answered, and not in the pool: {', '.join(unknown)}.")
    return score([(items[key], category) for key, category in answered.items()])


def _allowed(pool: Sequence[Candidate], answered: Mapping[str, int], least: int) -> list[Candidate]:
    left = [each for each in pool if each.item.key not in answered]
    short = _short_scales(pool, answered, least)
    return [each for each in left if each.scale in short] if short else left


def _short_scales(pool: Sequence[Candidate], answered: Mapping[str, int], least: int) -> set[str]:
    """Scales with too few answers; a scale with fewer items than the least is done when all are answered."""
    there_are = Counter(each.scale for each in pool)
    have = Counter(each.scale for each in pool if each.item.key in answered)
    return {scale for scale, items in there_are.items() if have[scale] < min(least, items)}
