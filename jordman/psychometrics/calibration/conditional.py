"""The Rasch model by conditional maximum likelihood (Andersen 1972): nothing is assumed about how ability is spread.

Answers may be missing when what a person was asked did not depend on the answers, as with fixed forms. It is not for
adaptive answers: conditioning on the score is then wrong (Glas 1988), and `marginal` is the estimator to use.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from jordman.psychometrics.calibration.coding import MISSING, Coded, Codes, Floats, Refusal
from jordman.psychometrics.calibration.symmetric import Symmetric

MOST_STEPS = 100
HALVINGS = 20
# Converged: Newton's method would move no estimate by more than this part of its standard error.
FURTHEST = 1e-6


class NotTied(ValueError):
    """The items fall into sets that the answers cannot compare: no finite estimates exist (Fischer 1981)."""

    def __init__(self, sets: Sequence[Sequence[str]]) -> None:
        self.sets = sets
        super().__init__("Answers do not tie these items together: " + "; ".join(", ".join(each) for each in sets))


@dataclass(frozen=True, slots=True)
class RaschItem:
    """`easiness` sums to nought over items; `error`, under that rule, is from the conditional observed information."""

    key: str
    easiness: float
    error: float
    n: int


@dataclass(frozen=True, slots=True)
class Rasch:
    """`uninformative` people had all of their items right or all wrong: they say nothing of which is easier."""

    items: tuple[RaschItem, ...]
    refused: Mapping[str, Refusal]
    people: int
    uninformative: int
    log_likelihood: float
    steps: int
    furthest: float

    @property
    def converged(self) -> bool:
        return self.furthest <= FURTHEST


@dataclass(frozen=True, slots=True)
class _Form:
    """People who answered the same items: how many had each score, and how many had each item right."""

    items: NDArray[np.intp]
    scores: Floats
    right: Floats


@dataclass(frozen=True, slots=True)
class _Slope:
    log_likelihood: float
    score: Floats
    information: Floats


def calibrate(coded: Coded) -> Rasch:
    """Easiness of right/wrong items. Raises ValueError for other items, and NotTied when there are no estimates."""
    if any(width != 2 for width in coded.widths):
        raise ValueError("The Rasch model here is for items that are right or wrong.")
    telling = _telling(coded.codes)
    _check_tied(telling, coded.keys)
    forms = _forms(telling)
    easiness, at, steps = _climb(_start(telling), forms)
    spread = _spread(at.information)
    errors = np.sqrt(np.diag(spread))
    n = np.count_nonzero(telling != MISSING, axis=0)
    return Rasch(
        items=tuple(map(RaschItem, coded.keys, easiness.tolist(), errors.tolist(), n.tolist())),
        refused=coded.refused,
        people=coded.people,
        uninformative=coded.people - len(telling),
        log_likelihood=at.log_likelihood,
        steps=steps,
        furthest=float(np.max(np.abs(spread @ at.score) / errors)),
    )


def _telling(codes: Codes) -> Codes:
    right, asked = np.count_nonzero(codes == 1, axis=1), np.count_nonzero(codes != MISSING, axis=1)
    telling: Codes = codes[(right > 0) & (right < asked)]
    return telling


def _check_tied(codes: Codes, keys: Sequence[str]) -> None:
    """Each item must be beaten by each other, in somebody's answers, if by way of others."""
    beats = (codes == 1).astype(np.float64).T @ (codes == 0).astype(np.float64)
    sets, of = connected_components(beats > 0, directed=True, connection="strong")
    if sets > 1:
        raise NotTied([[key for key, its in zip(keys, of, strict=True) if its == each] for each in range(sets)])


def _forms(codes: Codes) -> list[_Form]:
    patterns, of = np.unique(codes != MISSING, axis=0, return_inverse=True)
    return [_form(codes[of.ravel() == at], np.flatnonzero(pattern)) for at, pattern in enumerate(patterns)]


def _form(codes: Codes, items: NDArray[np.intp]) -> _Form:
    answers = codes[:, items].astype(np.float64)
    scores = np.bincount(answers.sum(axis=1).astype(np.intp), minlength=len(items) + 1)
    return _Form(items, scores.astype(np.float64), answers.sum(axis=0))


def _start(codes: Codes) -> Floats:
    right, wrong = np.count_nonzero(codes == 1, axis=0), np.count_nonzero(codes == 0, axis=0)
    easiness = np.log((right + 0.5) / (wrong + 0.5))
    return np.asarray(easiness - easiness.mean())


def _climb(easiness: Floats, forms: Sequence[_Form]) -> tuple[Floats, _Slope, int]:
    """Newton's method, each step halved until the likelihood does not fall."""
    at = _slope(easiness, forms)
    for steps in range(MOST_STEPS):
        spread = _spread(at.information)
        step = spread @ at.score
        if np.max(np.abs(step) / np.sqrt(np.diag(spread))) <= FURTHEST:
            return easiness, at, steps
        for _ in range(HALVINGS):
            tried = _slope(easiness + step, forms)
            if tried.log_likelihood >= at.log_likelihood - 1e-12 * abs(at.log_likelihood):
                break
            step = step / 2
        easiness, at = easiness + step, tried
    return easiness, at, MOST_STEPS


def _spread(information: Floats) -> Floats:
    """The covariance of estimates that sum to nought: the inverse in all directions but the one that moves all."""
    size = len(information)
    alike = np.full((size, size), 1 / size)
    scale = np.trace(information) / size
    return np.asarray(np.linalg.inv(information + scale * alike) - alike / scale)


def _slope(easiness: Floats, forms: Sequence[_Form]) -> _Slope:
    """The conditional log-likelihood with its first derivatives, and minus its second."""
    log_likelihood, score = 0.0, np.zeros(len(easiness))
    whole = np.zeros((len(easiness), len(easiness)))
    for form in forms:
        mine = easiness[form.items]
        sums = Symmetric.of(np.exp(mine))
        log_likelihood += float(form.right @ mine - form.scores @ np.log(sums.whole))
        score[form.items] += form.right - form.scores @ sums.chances
        whole[np.ix_(form.items, form.items)] += sums.information(form.scores)
    return _Slope(log_likelihood if math.isfinite(log_likelihood) else -math.inf, score, whole)
