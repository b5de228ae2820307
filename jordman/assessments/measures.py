"""What an instrument measures, and what one person's answers say of each. Pure: content and answers in, numbers out.

Ability is scored by the graded response model (EAP, see `jordman.psychometrics.graded`), over all areas and for each.
A scale of statements is the mean of its items after turning reversed ones (lowest + highest - value); who answered
fewer items than the instrument asks for has no value there. Single questions stand each by itself. "Vet inte" counts as
the instrument says: as no points for ability, else as missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean
from typing import Any

from jordman.psychometrics import graded

Content = Mapping[str, Any]
Answers = Mapping[str, str]
UNKNOWN = "unknown"
WHOLE = "ability"


class Kind(StrEnum):
    ABILITY = "ability"  # theta, in standard deviations of people
    MEAN = "mean"  # a mean of categories
    SINGLE = "single"  # one question's category


@dataclass(frozen=True)
class Measure:
    """One thing that an instrument says of somebody. `low` and `high` are the ends of its scale."""

    key: str
    kind: Kind
    title: str
    title_en: str
    about: str
    about_en: str
    low: float
    high: float
    items: tuple[str, ...]
    least: int = 1
    high_is_worse: bool = False


@dataclass(frozen=True)
class Value:
    """What a measure says of one person; `error` is its standard error, 0 where the model has none."""

    value: float
    error: float = 0.0


def measures_of(content: Content) -> tuple[Measure, ...]:
    model = content.get("scoring", {}).get("model")
    if model == "graded_response":
        return (_whole(content), *(_scale(content, scale, Kind.ABILITY) for scale in content["scales"]))
    if model in {"mean", "single_items"}:
        return tuple(measure for scale in content["scales"] for measure in _of_scale(content, scale))
    return ()


def base_level(content: Content) -> float | None:
    """From where somebody is said to be on base level, in theta; None for what has no such level."""
    level = content.get("scoring", {}).get("base_level")
    return float(level["theta"]) if level else None


def values_of(content: Content, answers: Answers) -> dict[str, Value]:
    """By key of measure. What cannot be said of somebody is left out."""
    found = {measure.key: _value(content, measure, answers) for measure in measures_of(content)}
    return {key: value for key, value in found.items() if value is not None}


def _items(content: Content, scale: str) -> tuple[Mapping[str, Any], ...]:
    return tuple(item for item in content["items"] if item["scale"] == scale)


def _whole(content: Content) -> Measure:
    keys = tuple(item["key"] for item in content["items"])
    return Measure(WHOLE, Kind.ABILITY, "Förmåga", "Ability", "", "", -3, 3, keys)


def _scale(content: Content, scale: Mapping[str, Any], kind: Kind) -> Measure:
    items = _items(content, scale["key"])
    low, high = (-3.0, 3.0) if kind is Kind.ABILITY else _ends(content, items[0])
    words = tuple(str(scale.get(name, "")) for name in ("title", "title_en", "about", "about_en"))
    least = int(content["scoring"].get("min_answered_per_scale", 1))
    return Measure(scale["key"], kind, *words, low, high, tuple(item["key"] for item in items), least)


def _of_scale(content: Content, scale: Mapping[str, Any]) -> tuple[Measure, ...]:
    if scale["key"] not in content["scoring"].get("single_scales", ()):
        return (_scale(content, scale, Kind.MEAN),)
    return tuple(_single(content, item) for item in _items(content, scale["key"]))


def _single(content: Content, item: Mapping[str, Any]) -> Measure:
    text, (low, high) = item["text"], _ends(content, item)
    words = (text["sv"], text.get("en", ""), "", "")
    is_worse = item.get("high_is") == "worse"
    return Measure(item["key"], Kind.SINGLE, *words, low, high, (item["key"],), high_is_worse=is_worse)


def _ends(content: Content, item: Mapping[str, Any]) -> tuple[float, float]:
    values = [float(each["value"]) for each in content["responses"][item["responses"]]]
    return min(values), max(values)


def _value(content: Content, measure: Measure, answers: Answers) -> Value | None:
    items = [item for item in content["items"] if item["key"] in measure.items]
    if measure.kind is Kind.ABILITY:
        return _ability(content, items, answers)
    values = [number for item in items if (number := _number(content, item, answers)) is not None]
    return Value(fmean(values)) if len(values) >= measure.least else None


def _ability(content: Content, items: Sequence[Mapping[str, Any]], answers: Answers) -> Value | None:
    unknown = content["scoring"].get("unknown", 0)
    asked = [
        (graded.Item(item["key"], item["parameters"]["a"], tuple(item["parameters"]["b"])), points)
        for item in items
        if item["key"] in answers and (points := _points(item, answers[item["key"]], unknown)) is not None
    ]
    if not asked:
        return None
    scored = graded.score(asked)
    return Value(scored.theta, scored.standard_error)


def _points(item: Mapping[str, Any], chosen: str, unknown: int | str) -> int | None:
    if chosen == UNKNOWN:
        return unknown if isinstance(unknown, int) else None
    return next((int(option["score"]) for option in item["options"] if option["key"] == chosen), None)


def _number(content: Content, item: Mapping[str, Any], answers: Answers) -> float | None:
    chosen = answers.get(item["key"], UNKNOWN)
    low, high = _ends(content, item)
    if not chosen.isdecimal() or not low <= int(chosen) <= high:
        return None
    return low + high - int(chosen) if item.get("reversed") else float(chosen)
