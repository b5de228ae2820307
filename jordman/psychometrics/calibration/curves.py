"""The graded response model (Samejima 1969), in the logistic metric: P(answer >= k) = 1 / (1 + exp(-(a x + d_k))).

An item is a vector: its slope a, then its intercepts d_1 > d_2 > ..., one fewer than its categories. The threshold of
category k is -d_k / a. With two categories it is the two-parameter logistic model. There is no factor 1.7.
"""

import numpy as np
from scipy.special import expit

from jordman.psychometrics.calibration.coding import Floats

# Keeps logarithms finite where an answer is impossible in practice.
TINY = 1e-300


def is_sound(item: Floats) -> bool:
    """Whether the intercepts fall, as they must."""
    return bool(np.all(np.isfinite(item)) and np.all(np.diff(item[1:]) < 0))


def probabilities(item: Floats, points: Floats) -> Floats:
    """Of each category (rows) at each point of ability (columns)."""
    logits = _logits(item, points)
    upper, lower = logits[:-1], logits[1:]
    # The difference of two logistic functions as a product, which stays exact far out.
    return np.asarray(np.maximum(expit(upper) * expit(-lower) * -np.expm1(lower - upper), TINY))


def first(item: Floats, points: Floats) -> Floats:
    """The probabilities' derivatives: categories, points, parameters."""
    density = _density(_logits(item, points))
    return _by_parameter(density, points)


def second(item: Floats, points: Floats) -> Floats:
    """The probabilities' second derivatives: categories, points, parameters, parameters."""
    logits = _logits(item, points)
    bend = _density(logits) * (1 - 2 * expit(logits))
    down = _by_parameter(bend, points)
    whole = np.zeros((*down.shape, down.shape[-1]))
    whole[:, :, 0, :] = down * points[:, None]
    whole[:, :, :, 0] = whole[:, :, 0, :]
    steps = np.arange(1, down.shape[-1])
    whole[:, :, steps, steps] = down[:, :, 1:]
    return whole


def expected(item: Floats, points: Floats) -> tuple[Floats, Floats]:
    """The mean of the item's code at each point, and its variance."""
    of_each = probabilities(item, points)
    codes = np.arange(len(of_each))
    mean = codes @ of_each
    return mean, codes**2 @ of_each - mean**2


def _logits(item: Floats, points: Floats) -> Floats:
    """Of reaching each category, with the lowest that is always reached and one above the highest that never is."""
    inner = item[0] * points + item[1:, None]
    edge = np.full((1, len(points)), np.inf)
    return np.vstack([edge, inner, -edge])


def _density(logits: Floats) -> Floats:
    return np.asarray(expit(logits) * expit(-logits))


def _by_parameter(change: Floats, points: Floats) -> Floats:
    """From how each border moves to how each category does, by slope and by intercept."""
    categories, width = len(change) - 1, len(change) - 1
    found = np.zeros((categories, len(points), width))
    found[:, :, 0] = (change[:-1] - change[1:]) * points
    inner = np.arange(1, categories)
    found[inner, :, inner] = change[inner]
    found[inner - 1, :, inner] = -change[inner]
    return found
