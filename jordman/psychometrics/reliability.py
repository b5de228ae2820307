"""How well a set of questions measures one thing, from many people's answers. Imports numpy: for the worker.

Every function takes rows, one a person and one column an item, with reversed items already turned and None (or NaN) for
what was not answered. "Vet inte" is such a gap in a rated scale. A coefficient that the answers cannot give is None: it
is never 0 for want of data.

Alpha and omega are for items that all have been asked. Where each person got items of their own choice or the
machine's, as in an adaptive run, `empirical_reliability` is the one to use.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from jordman.psychometrics.graded import Score

Rows = Sequence[Sequence[float | None]]
Matrix = NDArray[np.float64]

_ITERATIONS = 20_000
_TOLERANCE = 1e-10
# An item's own variance under this share of its whole variance: no real item is measured without error (Heywood case).
_HEYWOOD = 0.005


class Missing(StrEnum):
    """What is done with the people who left gaps."""

    PAIRWISE = "pairwise"  # each variance and covariance of all who answered that item, or both of those two
    LISTWISE = "listwise"  # only people who answered all items


@dataclass(frozen=True)
class Reliability:
    """A coefficient and what it rests on. `fewest` is the least number of people behind any pair of items."""

    value: float | None
    items: int
    people: int
    fewest: int
    missing: Missing


@dataclass(frozen=True)
class Omega:
    """`loadings` are standardised, in the items' order. One that is negative is an item that was not turned."""

    value: float | None
    items: int
    people: int
    loadings: tuple[float, ...] = ()


def alpha(rows: Rows, missing: Missing = Missing.PAIRWISE) -> Reliability:
    """Cronbach's alpha from covariances ("raw" alpha; Cronbach 1951), not the standardised one from correlations.

    Covariances divide by n - 1. The value may be negative, and then says that the items do not go together. It is None
    with fewer than two items, when nobody differs, and when gaps make the covariances contradict each other.
    """
    answers = _answers(rows, missing)
    covariances, together = _covariances(answers)
    fewest = int(together.min()) if together.size else 0
    people = int((~np.isnan(answers)).any(axis=1).sum())
    return Reliability(_alpha(covariances), answers.shape[1], people, fewest, missing)


def omega_total(rows: Rows) -> Omega:
    """McDonald's omega total from one factor: (sum of loadings)^2 / ((sum of loadings)^2 + sum of unique variances).

    The factor is extracted by maximum likelihood from the covariance matrix (loadings in the items' own units) of the
    people who answered every item (listwise), with uncorrelated errors. It is what lavaan with semTools calls omega
    with the model's total variance below the line; psych::omega extracts by minres from correlations and has more
    factors, so its omega total is another figure.

    None with fewer than three items, with no more people than items, when an item has no variance, and when the
    solution is improper (an item without error of its own).
    """
    answers = _answers(rows, Missing.LISTWISE)
    people, items = answers.shape
    covariances, _ = _covariances(answers)
    if items < 3 or people <= items or not np.all(np.diag(covariances) > 0):
        return Omega(None, items, people)
    deviations = np.sqrt(np.diag(covariances))
    factor = _one_factor(covariances / np.outer(deviations, deviations))
    if factor is None:
        return Omega(None, items, people)
    loadings, unique = factor
    common = float((loadings * deviations).sum()) ** 2
    value = common / (common + float((unique * deviations**2).sum()))
    return Omega(value, items, people, tuple(map(float, loadings)))


def item_rest_correlations(rows: Rows, missing: Missing = Missing.PAIRWISE) -> tuple[float | None, ...]:
    """Corrected item-total correlations: Pearson's r between each item and the sum of the others.

    They come from the same covariances as alpha. None for an item where it, or the rest, has no variance.
    """
    covariances, _ = _covariances(_answers(rows, missing))
    return tuple(_item_rest(covariances, item) for item in range(len(covariances)))


def standard_error_of_measurement(rows: Rows, missing: Missing = Missing.PAIRWISE) -> float | None:
    """Of a scale's mean, in the categories' units: its standard deviation times the root of (1 - Cronbach's alpha).

    Deviation and alpha come from the same covariances. For a sum instead of a mean, multiply by the number of items.
    """
    covariances, _ = _covariances(_answers(rows, missing))
    found = _alpha(covariances)
    if found is None:
        return None
    return sqrt(float(covariances.sum()) * (1 - found)) / len(covariances)


def empirical_reliability(scores: Sequence[Score]) -> float | None:
    """Of EAP scores: variance of the scores / (that variance + mean squared standard error), between 0 and 1.

    The share of the variance in ability that the scores hold, in these people (n - 1 in the variance). None under two.
    """
    if len(scores) < 2:
        return None
    variance = float(np.var([each.theta for each in scores], ddof=1))
    error = float(np.mean([each.standard_error**2 for each in scores]))
    return variance / (variance + error)


# Covariances


def _answers(rows: Rows, missing: Missing) -> Matrix:
    items = {len(row) for row in rows}
    if len(items) > 1:
        raise ValueError("Every row has one place for each item.")
    table = [[np.nan if each is None else each for each in row] for row in rows]
    answers = np.array(table, dtype=np.float64).reshape(len(rows), items.pop() if items else 0)
    return answers[~np.isnan(answers).any(axis=1)] if missing is Missing.LISTWISE else answers


def _covariances(answers: Matrix) -> tuple[Matrix, Matrix]:
    """Pairwise covariances (NaN where fewer than two answered both), and how many answered both of each pair."""
    is_there = ~np.isnan(answers)
    there = is_there.astype(np.float64)
    together = there.T @ there
    # Any common shift leaves covariances as they are; the nearer 0, the fewer digits are lost.
    shift = np.where(is_there, answers, 0).sum(axis=0) / np.maximum(there.sum(axis=0), 1)
    values = np.where(is_there, answers - shift, 0)
    sums = values.T @ there
    enough = np.where(together >= 2, together, np.nan)
    return (values.T @ values - sums * sums.T / enough) / (enough - 1), together


def _alpha(covariances: Matrix) -> float | None:
    items, whole = len(covariances), float(covariances.sum())
    if items < 2 or not whole > _TOLERANCE:
        return None
    value = items / (items - 1) * (1 - float(np.trace(covariances)) / whole)
    return value if value <= 1 + _TOLERANCE else None


def _item_rest(covariances: Matrix, item: int) -> float | None:
    own = float(covariances[item, item])
    with_rest = float(covariances[item].sum()) - own
    rest = float(covariances.sum()) - own - 2 * with_rest
    if not (own > _TOLERANCE and rest > _TOLERANCE):
        return None
    return with_rest / sqrt(own * rest)


# One factor


def _one_factor(correlations: Matrix) -> tuple[Matrix, Matrix] | None:
    """Maximum-likelihood loadings and unique variances of one factor, by the EM algorithm (Rubin and Thayer 1982).

    Likelihood does not mind units, so correlations give what covariances would, divided by the deviations. None when
    it has not settled, or settles where an item has no error of its own.
    """
    values, vectors = np.linalg.eigh(correlations)
    loadings = 0.9 * vectors[:, -1] * np.sqrt(values[-1])
    unique = np.maximum(1 - loadings**2, 0.1)
    for _ in range(_ITERATIONS):
        new, unique = _em_step(correlations, loadings, unique)
        if unique.min() < _HEYWOOD:
            return None
        if np.abs(new - loadings).max() < _TOLERANCE:
            return (new if new.sum() >= 0 else -new), unique
        loadings = new
    return None


def _em_step(correlations: Matrix, loadings: Matrix, unique: Matrix) -> tuple[Matrix, Matrix]:
    weights = loadings / unique / (1 + float((loadings**2 / unique).sum()))
    with_factor = correlations @ weights
    factor_variance = 1 - float(weights @ loadings) + float(weights @ with_factor)
    new = with_factor / factor_variance
    return new, 1 - new * with_factor
