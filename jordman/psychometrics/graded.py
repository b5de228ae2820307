"""Samejima's graded response model (1969): what a person's answers say of an ability that cannot be seen.

An item's answers are ordered categories 0, 1, ... and the chance of category k or higher is
1 / (1 + exp(-slope (theta - threshold_k))), without the constant 1.7 that some use. Abilities (theta) are measured in
standard deviations of the people the items were calibrated on, who have mean 0. Plain floats: this runs while somebody
waits for the next question.

The model has no guessing: whoever picks blindly among four options is right one time in four, and will be scored too
high.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import exp, expm1, fsum, isfinite, log, log1p, sqrt

# The sums over the grid agree with the integrals to six decimals as long as what is known is no sharper than a
# standard error of 0.1.
GRID = tuple(step / 10 for step in range(-50, 51))
_LOG_PRIOR = tuple(-theta * theta / 2 for theta in GRID)
# Five or six instruments' worth of items; an item takes some 10 kB.
_ITEMS_KEPT = 400


@dataclass(frozen=True)
class Item:
    """`thresholds` rise; with two of them the categories are 0, 1 and 2. Raises ValueError for others."""

    key: str
    slope: float
    thresholds: tuple[float, ...]

    def __post_init__(self) -> None:
        if not (isfinite(self.slope) and self.slope > 0):
            raise ValueError(f"{self.key}: the slope is a number above 0.")
        if not self.thresholds or not all(map(isfinite, self.thresholds)):
            raise ValueError(f"{self.key}: there is at least one threshold, and all are numbers.")
        if any(low >= high for low, high in pairwise(self.thresholds)):
            raise ValueError(f"{self.key}: the thresholds rise.")


@dataclass(frozen=True)
class Score:
    """An ability and its standard error (the posterior standard deviation), both in standard deviations of people."""

    theta: float
    standard_error: float


def probabilities(item: Item, theta: float) -> tuple[float, ...]:
    """The chance of each category, 0 first, for somebody with the ability theta. They sum to 1."""
    return tuple(map(exp, _log_chances(item, theta)))


def information(item: Item, theta: float) -> float:
    """Fisher's information of one answer about theta: the item's share of 1 / (standard error squared)."""
    reached = _reached(item, theta)
    # The derivative of a category's log-probability is slope (1 - P(X >= k) - P(X >= k + 1)).
    parts = ((high - low) * (1 - high - low) ** 2 for high, low in pairwise(reached))
    return item.slope**2 * fsum(parts)


def score(answers: Sequence[tuple[Item, int]]) -> Score:
    """Expected a posteriori (EAP, Bock and Mislevy 1982): mean and standard deviation of the posterior for theta.

    The prior is a standard normal distribution and the posterior is summed over the fixed grid -5.0, -4.9, ..., 5.0.
    So there is a finite score for any answers: with none it is 0 with standard error 1, and all best or all worst
    lands where the prior allows. The price is shrinkage: scores lie nearer 0 than the abilities do, the more so the
    larger the standard error is.

    What was never asked is left out; what "vet inte" counts as, the instrument says and the caller puts in.
    Raises ValueError for a category that the item does not have, and for an item that is answered twice.
    """
    if len({item.key for item, _ in answers}) < len(answers):
        raise ValueError("Each item is answered once.")
    rows = [_LOG_PRIOR, *(_of_category(item, category) for item, category in answers)]
    logs = [sum(column) for column in zip(*rows, strict=True)]
    highest = max(logs)
    return _mean_and_deviation([exp(each - highest) for each in logs])


def _mean_and_deviation(weights: Sequence[float]) -> Score:
    whole = sum(weights)
    mean = sum(weight * theta for weight, theta in zip(weights, GRID, strict=True)) / whole
    variance = sum(weight * (theta - mean) ** 2 for weight, theta in zip(weights, GRID, strict=True)) / whole
    return Score(mean, sqrt(variance))


def _of_category(item: Item, category: int) -> tuple[float, ...]:
    if not 0 <= category <= len(item.thresholds):
        raise ValueError(f"{item.key} has the categories 0 to {len(item.thresholds)}, not {category}.")
    return _on_grid(item)[category]


@lru_cache(maxsize=_ITEMS_KEPT)
def _on_grid(item: Item) -> tuple[tuple[float, ...], ...]:
    """Log-probabilities: a row for each category, a column for each point of the grid."""
    return tuple(zip(*(_log_chances(item, theta) for theta in GRID), strict=True))


def _reached(item: Item, theta: float) -> tuple[float, ...]:
    """The chance of category 0 or higher (1), 1 or higher, ... and of more than there is (0)."""
    return (1.0, *(exp(_log_logistic(item.slope * (theta - each))) for each in item.thresholds), 0.0)


def _log_chances(item: Item, theta: float) -> tuple[float, ...]:
    # P(X >= k) - P(X >= k + 1) loses all its digits far from the thresholds, where both are nearly 0 or nearly 1. With
    # L the logistic function and x > y, L(x) - L(y) = L(x) L(-y) (1 - exp(y - x)), which loses none.
    places = [item.slope * (theta - each) for each in item.thresholds]
    between = (_log_logistic(high) + _log_logistic(-low) + log(-expm1(low - high)) for high, low in pairwise(places))
    return (_log_logistic(-places[0]), *between, _log_logistic(places[-1]))


def _log_logistic(place: float) -> float:
    return -log1p(exp(-place)) if place > 0 else place - log1p(exp(place))
