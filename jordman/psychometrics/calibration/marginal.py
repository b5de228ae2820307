"""Items' parameters by marginal maximum likelihood: EM to come near, then Newton's method on the same likelihood.

The two-parameter logistic model is the graded response model with two categories. No priors: an item whose slope has no
finite estimate is refused, and the others are estimated without it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from jordman.psychometrics.calibration import curves, em, information
from jordman.psychometrics.calibration.coding import MISSING, Coded, Floats, NothingToEstimate, Refusal

# EM ends when an iteration adds less than this to the log-likelihood; Newton's method goes the rest of the way.
GAIN = 0.01
NEWTON_STEPS = 10
FEWEST_ITEMS = 3
# Converged: Newton's method would move no estimate by more than this part of its standard error.
FURTHEST = 0.001


@dataclass(frozen=True, slots=True)
class CalibratedItem:
    """`thresholds` has one fewer than `categories`, which say what was offered behind each category estimated.

    Logistic metric, ability with mean 0 and standard deviation 1 among those who answered. The errors are None when
    the likelihood has no peak here.
    """

    key: str
    slope: float
    thresholds: tuple[float, ...]
    slope_error: float | None
    threshold_errors: tuple[float, ...] | None
    n: int
    categories: tuple[tuple[int, ...], ...]

    @property
    def is_collapsed(self) -> bool:
        """Whether a category that was offered was chosen by nobody."""
        return any(len(group) > 1 for group in self.categories)


@dataclass(frozen=True)
class Calibration:
    """What was estimated, and how it went.

    `furthest` is the longest step that Newton's method would still take, in standard errors; infinite when the
    likelihood has no peak here. `converged` is a statement about that and not about how little the last iteration did.
    """

    coded: Coded
    data: em.Data
    model: em.Model
    expectation: em.Expectation
    scores: Floats
    covariance: Floats | None
    iterations: int
    newton_steps: int
    furthest: float

    @property
    def converged(self) -> bool:
        return self.furthest <= FURTHEST

    @property
    def refused(self) -> Mapping[str, Refusal]:
        return self.coded.refused

    @property
    def people(self) -> int:
        return self.coded.people

    @property
    def log_likelihood(self) -> float:
        return self.expectation.log_likelihood

    @property
    def parameters(self) -> int:
        return sum(len(item) for item in self.model.items)

    @cached_property
    def items(self) -> tuple[CalibratedItem, ...]:
        return tuple(self._item(at) for at in range(len(self.coded.keys)))

    def _item(self, at: int) -> CalibratedItem:
        values, spread = self.model.items[at], self._spread(at)
        return CalibratedItem(
            key=self.coded.keys[at],
            slope=float(values[0]),
            thresholds=tuple((-values[1:] / values[0]).tolist()),
            slope_error=None if spread is None else math.sqrt(spread[0, 0]),
            threshold_errors=None if spread is None else tuple(information.threshold_errors(values, spread).tolist()),
            n=int(np.count_nonzero(self.coded.codes[:, at] != MISSING)),
            categories=self.coded.categories[at],
        )

    def _spread(self, at: int) -> Floats | None:
        if self.covariance is None:
            return None
        begin = sum(len(item) for item in self.model.items[:at])
        mine = slice(begin, begin + len(self.model.items[at]))
        return self.covariance[mine, mine]


def calibrate(coded: Coded) -> Calibration:
    """Estimate all items. Raises NothingToEstimate when fewer than three of them have finite estimates."""
    if len(coded.keys) < FEWEST_ITEMS:
        raise NothingToEstimate("Slopes cannot be told from answers to fewer than three items.")
    data = em.Data.of(coded)
    reached = em.run(em.start(coded), data, gain=GAIN)
    endless = {
        key: Refusal.NO_FINITE_ESTIMATE
        for key, item in zip(coded.keys, reached.model.items, strict=True)
        if abs(item[0]) >= em.STEEPEST
    }
    return calibrate(coded.without(endless)) if endless else _sharpened(coded, data, reached)


def _sharpened(coded: Coded, data: em.Data, reached: em.Reached) -> Calibration:
    """Newton's method from where EM ended, for as long as it raises the likelihood."""
    found = _judged(coded, data, reached)
    for _ in range(NEWTON_STEPS):
        if found.converged or (tried := _stepped(found)) is None:
            break
        better = em.Reached(tried, em.expect(tried, data), reached.iterations, settled=True)
        # Near the top a step changes the likelihood by less than it can be computed to.
        if better.expectation.log_likelihood < found.log_likelihood - 1e-9 * abs(found.log_likelihood):
            break
        found = replace(_judged(coded, data, better), newton_steps=found.newton_steps + 1)
    return found


def _judged(coded: Coded, data: em.Data, reached: em.Reached) -> Calibration:
    scores = information.person_scores(reached.model, data, reached.expectation)
    inverse = information.covariance(information.observed(reached.model, data, reached.expectation, scores))
    furthest = math.inf
    if inverse is not None:
        furthest = float(np.max(np.abs(inverse @ scores.sum(axis=0)) / np.sqrt(np.diag(inverse))))
    return Calibration(
        coded, data, reached.model, reached.expectation, scores, inverse, reached.iterations, 0, furthest
    )


def _stepped(found: Calibration) -> em.Model | None:
    """The model one step of Newton's method away, or None where there is no such model."""
    if found.covariance is None:
        return None
    step = found.covariance @ found.scores.sum(axis=0)
    tried = em.with_items(found.model, np.concatenate(found.model.items) + step)
    return tried if all(curves.is_sound(item) for item in tried.items) else None
