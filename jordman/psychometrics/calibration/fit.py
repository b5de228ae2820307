"""Where an item's answers differ from its curve.

The test is of generalized residuals (Haberman, Sinharay & Chon 2013), summed to one chi-square an item as by Liao, van
Rijn & Sinharay (2025): observed minus expected answers in five ranges of ability, with a covariance that knows that the
parameters were estimated. Statistics that group people by their sum, as S-X2 does, need everybody to have answered
everything, and adaptive answering sees to it that nobody has; infit and outfit are near 1 by construction when each
item has a slope of its own. The size of a misfit is the RMSD (root mean square deviation) between the item's curve and
the one that the answers draw, in fractions of the highest code, weighted by where those are who answered the item.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from jordman.psychometrics.calibration import curves, em
from jordman.psychometrics.calibration.coding import MISSING, Floats
from jordman.psychometrics.calibration.marginal import Calibration

# Between the five ranges of ability, in standard deviations.
BORDERS = (-1.1, -0.3, 0.3, 1.1)
# PISA 2015 called an item's misfit notable from here.
NOTABLE_RMSD = 0.12
# With fewer people than this for each parameter the test's reference distribution is not to be trusted.
PEOPLE_PER_PARAMETER = 5
# A range goes together with its neighbour when the variance of its answers sums to less than this: about as many right
# answers among the wrong, or wrong among the right. The test is not to hang on who happened to slip.
FEWEST_UNEXPECTED = 10.0
# A combination of ranges of which the estimated parameters explain all but this share says nothing more of the fit:
# with two categories slope and intercept alone take up two of the five.
USED_UP = 0.02


@dataclass(frozen=True, slots=True)
class Range:
    """Mean answers in a range of ability, as fractions of the item's highest code, and the z of their difference."""

    observed: float
    expected: float
    z: float | None


@dataclass(frozen=True, slots=True)
class ItemFit:
    """`adjusted` is the p value after Benjamini and Hochberg over the items. There is no test with too few people,
    or when the parameters follow the answers whatever they are."""

    key: str
    n: int
    rmsd: float
    ranges: tuple[Range, ...]
    chi_square: float | None
    degrees: int
    p: float | None
    adjusted: float | None

    @property
    def is_notable(self) -> bool:
        return self.rmsd > NOTABLE_RMSD


@dataclass(frozen=True, slots=True)
class _Residuals:
    """Of one item: people by ranges."""

    each: Floats
    observed: Floats
    expected: Floats
    rmsd: float
    n: int


def item_fit(calibration: Calibration) -> tuple[ItemFit, ...]:
    """How well each item fits, in the calibration's order."""
    is_tested = calibration.people >= PEOPLE_PER_PARAMETER * calibration.parameters
    residuals = [_residuals(calibration, at) for at in range(len(calibration.coded.keys))]
    # What the estimation has used up: the part of the residuals that the scores explain.
    basis = np.linalg.qr(calibration.scores)[0] if is_tested else None
    tests = [_test(each, basis, calibration) for each in residuals]
    return tuple(map(_fit, calibration.coded.keys, residuals, tests, _adjusted([test[1] for test in tests])))


def _residuals(calibration: Calibration, at: int) -> _Residuals:
    mean, variance = curves.expected(calibration.model.items[at], em.POINTS)
    highest = calibration.coded.widths[at] - 1
    answers = calibration.coded.codes[:, at]
    posterior = calibration.expectation.posterior * (answers != MISSING)[:, None]
    given = np.where(answers == MISSING, 0, answers) / highest
    member = _members(posterior.sum(axis=0) * variance)
    people = posterior @ member
    expected = posterior @ (member * mean[:, None] / highest)
    here = posterior.sum(axis=0)
    curve = (given @ posterior) / np.maximum(here, curves.TINY)
    rmsd = np.sqrt(here / here.sum() @ (curve - mean / highest) ** 2)
    whole = np.maximum(people.sum(axis=0), curves.TINY)
    return _Residuals(
        each=given[:, None] * people - expected,
        observed=(given @ people) / whole,
        expected=expected.sum(axis=0) / whole,
        rmsd=float(rmsd),
        n=int(np.count_nonzero(answers != MISSING)),
    )


def _members(unexpected: Floats) -> NDArray[np.bool_]:
    """Which points (rows) are in which ranges (columns), so that each range has enough that could be unexpected."""
    first = np.searchsorted(BORDERS, em.POINTS)
    sums = np.bincount(first, unexpected)
    place, inside, of = 0, 0.0, []
    for at, here in enumerate(sums):
        of.append(place)
        inside += here
        if inside >= FEWEST_UNEXPECTED and sums[at + 1 :].sum() >= FEWEST_UNEXPECTED:
            place, inside = place + 1, 0.0
    return np.asarray(np.array(of)[first][:, None] == np.arange(place + 1))


def _test(residuals: _Residuals, basis: Floats | None, calibration: Calibration) -> tuple[float, float, int, Floats]:
    """Chi-square, p, degrees of freedom, and a z for each range."""
    ranges = residuals.each.shape[1]
    if basis is None:
        return np.nan, np.nan, 0, np.full(ranges, np.nan)
    left = residuals.each - basis @ (basis.T @ residuals.each)
    # As after any regression: what is left is too small by the share of the people that the parameters use up.
    spread = left.T @ left * (calibration.people / (calibration.people - calibration.parameters))
    total = residuals.each.sum(axis=0)
    ways = _unused(residuals.each.T @ residuals.each, spread)
    chi_square = float(((ways.T @ total) ** 2 / np.einsum("rk,rs,sk->k", ways, spread, ways)).sum())
    degrees = ways.shape[1]
    z = total / np.sqrt(np.maximum(np.diag(spread), curves.TINY))
    return chi_square, float(stats.chi2.sf(chi_square, degrees)) if degrees else np.nan, degrees, z


def _unused(before: Floats, after: Floats) -> Floats:
    """Combinations of ranges (columns), independent of each other, that the estimation has left with some variance."""
    sizes, axes = np.linalg.eigh(before)
    some = sizes > sizes.max() * 1e-9
    white = axes[:, some] / np.sqrt(sizes[some])
    shares, turns = np.linalg.eigh(white.T @ after @ white)
    return np.asarray(white @ turns[:, shares > USED_UP])


def _adjusted(found: list[float]) -> list[float]:
    """Over those that were tested (Benjamini & Hochberg 1995)."""
    tested = ~np.isnan(found)
    adjusted = np.array(found)
    if tested.any():
        adjusted[tested] = stats.false_discovery_control(adjusted[tested])
    return [float(p) for p in adjusted]


def _fit(key: str, residuals: _Residuals, test: tuple[float, float, int, Floats], adjusted: float) -> ItemFit:
    chi_square, p, degrees, z = test
    ranges = map(Range, residuals.observed.tolist(), residuals.expected.tolist(), map(_known, z.tolist()))
    return ItemFit(
        key, residuals.n, residuals.rmsd, tuple(ranges), _known(chi_square), degrees, _known(p), _known(adjusted)
    )


def _known(figure: float) -> float | None:
    return None if np.isnan(figure) else float(figure)
