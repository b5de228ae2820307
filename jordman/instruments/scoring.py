"""From one person's answers to means. Pure; the ability instrument is scored by `jordman.psychometrics`."""

from collections.abc import Mapping, Sequence
from statistics import fmean

from jordman.instruments.content import UNKNOWN, Content, Item, Model


def scale_means(content: Content, answers: Mapping[str, str]) -> dict[str, float | None]:
    """The mean of each scale over its answered items, reversed ones turned; None under the least number answered.

    `answers`: the key of the chosen answer by the item's key; "unknown" and what was never asked are missing, and a
    mean is over the rest (available-item mean: nothing is imputed). Items of a single scale stand by themselves, each
    under its own key. Models without means give nothing.
    """
    if content.scoring.model not in (Model.MEAN, Model.SINGLE_ITEMS):
        return {}
    means: dict[str, float | None] = {}
    for scale in content.scales:
        items = content.items_of(scale.key)
        if scale.key in content.scoring.single_scales:
            means |= {item.key: _value(item, answers) for item in items}
        else:
            means[scale.key] = _mean(items, answers, content.scoring.min_answered_per_scale)
    return means


def _mean(items: Sequence[Item], answers: Mapping[str, str], least: int) -> float | None:
    values = [value for item in items if (value := _value(item, answers)) is not None]
    return fmean(values) if values and len(values) >= least else None


def _value(item: Item, answers: Mapping[str, str]) -> float | None:
    """What the answer counts as; None for "Vet inte", for nothing, and for an answer that the item does not have."""
    chosen = answers.get(item.key, UNKNOWN)
    score = item.scores.get(chosen)
    return None if score is None else float(score)
