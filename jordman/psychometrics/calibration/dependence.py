"""Pairs of items that hang together more than ability explains: Yen's Q3 (Yen 1984)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from jordman.psychometrics.calibration import curves, em
from jordman.psychometrics.calibration.coding import MISSING, Floats
from jordman.psychometrics.calibration.marginal import Calibration

# Above the mean Q3 of all pairs by this much. A sieve and no test: Christensen, Makransky & Horton (2017) show that
# the right border varies with items, people and categories, and that the distance from the mean varies least.
ABOVE_MEAN = 0.2
# A correlation over fewer people than this is not looked at.
FEWEST_PEOPLE = 100


@dataclass(frozen=True, slots=True)
class Pair:
    """Q3 of two items: the correlation of what is left of their answers, over those who answered both."""

    first: str
    second: str
    q3: float
    above_mean: float
    n: int

    @property
    def is_dependent(self) -> bool:
        return self.above_mean > ABOVE_MEAN


def local_dependence(calibration: Calibration, *, fewest: int = FEWEST_PEOPLE) -> tuple[Pair, ...]:
    """All pairs that enough people answered, highest Q3 first. What is left is taken at the mean of the posterior."""
    ability = calibration.expectation.posterior @ em.POINTS
    left = np.column_stack([_left(calibration, at, ability) for at in range(len(calibration.coded.keys))])
    found = list(_pairs(left, calibration.coded.codes != MISSING, calibration.coded.keys, fewest))
    mean = float(np.mean([q3 for _first, _second, q3, _n in found])) if found else 0.0
    pairs = (Pair(first, second, q3, q3 - mean, n) for first, second, q3, n in found)
    return tuple(sorted(pairs, key=lambda pair: -pair.q3))


def _left(calibration: Calibration, at: int, ability: Floats) -> Floats:
    mean, _variance = curves.expected(calibration.model.items[at], ability)
    return np.asarray(calibration.coded.codes[:, at] - mean)


def _pairs(
    left: Floats, answered: np.ndarray, keys: tuple[str, ...], fewest: int
) -> Iterator[tuple[str, str, float, int]]:
    for first, second in combinations(range(len(keys)), 2):
        both = answered[:, first] & answered[:, second]
        n = int(both.sum())
        if n >= fewest:
            yield keys[first], keys[second], float(np.corrcoef(left[both, first], left[both, second])[0, 1]), n
