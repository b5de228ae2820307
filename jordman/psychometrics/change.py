"""What became different between two waves for the same people. Imports scipy: for the worker and commands.

Everything is paired: a pair is one person's value before and after. People who answered once only are not in it, and
whoever shows a change says how many that were. A change of EAP scores is too small rather than too large, since both
waves' scores are drawn towards the same mean. Protection of small groups is not done here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, sqrt
from statistics import fmean, stdev

from scipy.special import ndtri, stdtrit

Pairs = Sequence[tuple[float, float]]
CONFIDENCE = 0.95
# Standard deviations under this come from rounding alone.
_NOTHING = 1e-9


@dataclass(frozen=True)
class Change:
    """Means before and after and their difference (after less before), in the values' own units.

    `interval` is a confidence interval for the mean difference from Student's t with people - 1 degrees of freedom. It
    is None when all have changed alike: a spread of nothing says nothing of others.

    `d_av` is the effect size to show: the difference divided by the mean of the two standard deviations (Cumming 2012).
    It can be laid beside studies of other designs. `d_z` is the difference divided by the standard deviation of the
    differences: it grows the more alike people are to themselves, and is for reckoning how many must answer next
    time, never for a page. Deviations have n - 1 below the line; neither is corrected for few people (Hedges' g).
    """

    people: int
    before: float
    after: float
    difference: float
    interval: tuple[float, float] | None
    d_av: float | None
    d_z: float | None
    confidence: float


@dataclass(frozen=True)
class Share:
    """A share of people with Wilson's score interval (1927), without continuity correction."""

    count: int
    people: int
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class ShareChange:
    """The share before, after, and the paired difference (after less before) with Newcombe's interval.

    Newcombe 1998, "based on paired data", method 10: the two Wilson intervals, squared and added, with the continuity
    corrected correlation between before and after.
    """

    people: int
    before: Share
    after: Share
    difference: float
    low: float
    high: float
    confidence: float


def paired_change(pairs: Pairs, confidence: float = CONFIDENCE) -> Change | None:
    """The mean change of the same people. None with fewer than two: there is no spread to judge it by."""
    before, after = _apart(pairs)
    if len(pairs) < 2:
        return None
    differences = [late - early for early, late in pairs]
    difference, spread = fmean(differences), stdev(differences)
    return Change(
        people=len(pairs),
        before=fmean(before),
        after=fmean(after),
        difference=difference,
        interval=_t_interval(difference, spread, len(pairs), confidence),
        d_av=_ratio(difference, (stdev(before) + stdev(after)) / 2),
        d_z=_ratio(difference, spread),
        confidence=confidence,
    )


def wilson(count: int, people: int, confidence: float = CONFIDENCE) -> Share:
    """`count` of `people` as a share with its interval. Raises ValueError when there are no people, or too few."""
    if not 0 <= count <= people or people < 1:
        raise ValueError("There is somebody, and a part is no larger than the whole.")
    z = float(ndtri((1 + confidence) / 2))
    value, weight = count / people, z * z / people
    middle = (value + weight / 2) / (1 + weight)
    reach = sqrt(weight * (value * (1 - value) + weight / 4)) / (1 + weight)
    # None and all have an end at exactly 0 and 1, which rounding must not move past.
    low, high = max(middle - reach, 0.0), min(middle + reach, 1.0)
    return Share(count, people, value, 0.0 if count == 0 else low, 1.0 if count == people else high)


def share_below(values: Sequence[float], level: float, confidence: float = CONFIDENCE) -> Share | None:
    """The share under the level; whoever is at it is not under. None when there is nobody."""
    return wilson(sum(value < level for value in values), len(values), confidence) if values else None


def paired_share_below(pairs: Pairs, level: float, confidence: float = CONFIDENCE) -> ShareChange | None:
    """The share under the level before and after, of the same people. None when there is nobody."""
    before, after = _apart(pairs)
    if not pairs:
        return None
    is_under = [(early < level, late < level) for early, late in zip(before, after, strict=True)]
    return _share_change(
        both=is_under.count((True, True)),
        only_before=is_under.count((True, False)),
        only_after=is_under.count((False, True)),
        neither=is_under.count((False, False)),
        confidence=confidence,
    )


def _share_change(*, both: int, only_before: int, only_after: int, neither: int, confidence: float) -> ShareChange:
    people = both + only_before + only_after + neither
    before = wilson(both + only_before, people, confidence)
    after = wilson(both + only_after, people, confidence)
    difference = (only_after - only_before) / people
    phi = _phi(both, only_before, only_after, neither)
    down = _joined(after.value - after.low, before.high - before.value, phi)
    up = _joined(after.high - after.value, before.value - before.low, phi)
    low, high = max(difference - down, -1.0), min(difference + up, 1.0)
    return ShareChange(people, before, after, difference, low, high, confidence)


def _joined(first: float, second: float, phi: float) -> float:
    return sqrt(max(first * first - 2 * phi * first * second + second * second, 0.0))


def _phi(both: int, only_before: int, only_after: int, neither: int) -> float:
    """The correlation of two yes-or-no answers; a positive one is taken down by half a person, to 0 at the least."""
    product = (both + only_before) * (only_after + neither) * (both + only_after) * (only_before + neither)
    if not product:
        return 0.0
    people = both + only_before + only_after + neither
    crossed = both * neither - only_before * only_after
    return (crossed if crossed < 0 else max(crossed - people / 2, 0.0)) / sqrt(product)


def _apart(pairs: Pairs) -> tuple[list[float], list[float]]:
    before, after = [early for early, _ in pairs], [late for _, late in pairs]
    if not all(map(isfinite, before + after)):
        raise ValueError("A pair has a number before and a number after.")
    return before, after


def _t_interval(difference: float, spread: float, people: int, confidence: float) -> tuple[float, float] | None:
    if spread < _NOTHING:
        return None
    reach = float(stdtrit(people - 1, (1 + confidence) / 2)) * spread / sqrt(people)
    return difference - reach, difference + reach


def _ratio(difference: float, deviation: float) -> float | None:
    return difference / deviation if deviation >= _NOTHING else None
