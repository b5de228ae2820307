"""What an instrument measures, and what one person's answers say of each. Pure: content and answers in, numbers out.

Ability is scored by the graded response model (EAP, see `jordman.psychometrics.graded`), over all areas and for each.
Scales of statements and single questions are as `jordman.instruments.scoring.scale_means` has them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from jordman.instruments.content import UNKNOWN, Content, Item, Model, Scale
from jordman.instruments.scoring import scale_means
from jordman.instruments.words import Words
from jordman.psychometrics import graded

Answers = Mapping[str, str]
WHOLE = "ability"


class Kind(StrEnum):
    ABILITY = "ability"  # theta, in standard deviations of people
    MEAN = "mean"  # a mean of categories
    SINGLE = "single"  # one question's category


@dataclass(frozen=True)
class Measure:
    """One thing that an instrument says of somebody. `low` and `high` are the ends of what a drawing shows."""

    key: str
    kind: Kind
    title: Words
    about: Words
    low: float
    high: float
    high_is_worse: bool = False


@dataclass(frozen=True)
class Value:
    """What a measure says of one person; `error` is its standard error, 0 where the model has none."""

    value: float
    error: float = 0.0


def measures_of(content: Content) -> tuple[Measure, ...]:
    """In the instrument's order, the ability over all areas first. A manager's estimate has none."""
    if content.scoring.model is Model.GRADED_RESPONSE:
        return (_whole(), *(_area(scale) for scale in content.scales))
    if content.scoring.model in {Model.MEAN, Model.SINGLE_ITEMS}:
        return tuple(measure for scale in content.scales for measure in _of_scale(content, scale))
    return ()


def values_of(content: Content, answers: Answers) -> dict[str, Value]:
    """By key of measure. What cannot be said of somebody is left out."""
    if content.scoring.model is not Model.GRADED_RESPONSE:
        return {key: Value(mean) for key, mean in scale_means(content, answers).items() if mean is not None}
    groups = {WHOLE: content.items} | {scale.key: content.items_of(scale.key) for scale in content.scales}
    found = {key: _ability(items, answers, content.scoring.unknown) for key, items in groups.items()}
    return {key: value for key, value in found.items() if value is not None}


def is_enough(content: Content, answers: Answers) -> bool:
    """Do answers that were broken off, when the wave closed, say enough to be counted with the others?"""
    if adaptive := content.scoring.adaptive:
        return len(answers) >= adaptive.min_items
    return bool(values_of(content, answers))


def _whole() -> Measure:
    return Measure(WHOLE, Kind.ABILITY, Words("Förmåga", "Ability"), Words("", ""), -3, 3)


def _area(scale: Scale) -> Measure:
    return Measure(scale.key, Kind.ABILITY, scale.title, scale.about, -3, 3)


def _of_scale(content: Content, scale: Scale) -> tuple[Measure, ...]:
    items = content.items_of(scale.key)
    if scale.key in content.scoring.single_scales:
        return tuple(_single(item) for item in items)
    low, high = _ends(items[0])
    return (Measure(scale.key, Kind.MEAN, scale.title, scale.about, low, high),)


def _single(item: Item) -> Measure:
    low, high = _ends(item)
    return Measure(item.key, Kind.SINGLE, item.text, Words("", ""), low, high, high_is_worse=item.high_is == "worse")


def _ends(item: Item) -> tuple[float, float]:
    values = item.scores.values()
    return float(min(values)), float(max(values))


def _ability(items: Sequence[Item], answers: Answers, unknown: int | None) -> Value | None:
    asked = [
        (graded_item(item), points)
        for item in items
        if item.key in answers and (points := _points(item, answers[item.key], unknown)) is not None
    ]
    if not asked:
        return None
    scored = graded.score(asked)
    return Value(scored.theta, scored.standard_error)


def _points(item: Item, chosen: str, unknown: int | None) -> int | None:
    return unknown if chosen == UNKNOWN else item.scores.get(chosen)


@lru_cache(maxsize=512)
def _graded(key: str, slope: float, thresholds: tuple[float, ...]) -> graded.Item:
    return graded.Item(key, slope, thresholds)


def graded_item(item: Item) -> graded.Item:
    """As the arithmetic wants it. Raises ValueError for an item without parameters."""
    if item.parameters is None:
        raise ValueError(f"{item.key} has no parameters to be scored by.")
    return _graded(item.key, item.parameters.slope, item.parameters.thresholds)
