"""Items that work otherwise in one group than in another: differential item functioning (DIF).

Likelihood-ratio test of group-specific parameters (Thissen, Steinberg & Wainer 1993), each item against all the others
as anchors; ability's mean and spread are each group's own, so that groups may differ in ability. Items that are found
with more than a negligible size lose their place among the anchors and all are tested anew. p values are adjusted over
the items (Benjamini & Hochberg 1995). Size: the difference in expected answer over the focal group's ability, in
standard deviations of the item; the cut-offs are those for polytomous items in Zwick, Thayer & Mazzeo (1997).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from jordman.psychometrics.calibration import curves, em
from jordman.psychometrics.calibration.coding import MISSING, Coded, Floats
from jordman.psychometrics.calibration.splitting import comparable, merged_start, split, split_start

LEVEL = 0.05
MODERATE, LARGE = 0.17, 0.25
# A smaller group is left out: a difference of any size could be chance. What ETS asks for when a test is put together.
FEWEST_IN_GROUP = 200
MOST_ROUNDS = 4
# An iteration that adds less than this ends EM. It is finer where parameters are the same in all groups, so that what
# is left there is never taken for a difference; a chi-square may lack a few hundredths.
GAIN_SAME, GAIN_APART = 1e-5, 1e-3


class Size(StrEnum):
    """How much a difference matters. Negligible also when chance explains it."""

    NEGLIGIBLE = "negligible"
    MODERATE = "moderate"
    LARGE = "large"


class OneGroup(ValueError):
    """There are not two groups that are large enough to compare."""


@dataclass(frozen=True, slots=True)
class Group:
    """Ability in the group, where the reference group (the largest, first) has mean 0 and standard deviation 1."""

    label: str
    people: int
    mean: float
    spread: float


@dataclass(frozen=True, slots=True)
class Effect:
    """Expected answer in the group minus that in the reference group at the same ability, in standard deviations.

    `unsigned` counts differences both ways where the curves cross.
    """

    label: str
    signed: float
    unsigned: float


@dataclass(frozen=True, slots=True)
class Difference:
    """One item's test. Where `is_settled` is False the iterations did not come to rest, and no figure counts."""

    key: str
    chi_square: float
    degrees: int
    p: float
    adjusted: float
    effects: tuple[Effect, ...]
    is_settled: bool

    @property
    def size(self) -> Size:
        largest = max(effect.unsigned for effect in self.effects)
        if self.adjusted >= LEVEL or largest <= MODERATE:
            return Size.NEGLIGIBLE
        return Size.MODERATE if largest <= LARGE else Size.LARGE


@dataclass(frozen=True, slots=True)
class Differential:
    """`not_judged`: items that too few in some group answered, or all in it alike; they are no anchors either.
    `left_out`: groups that were too small, and their size.

    `anchors_hold` is False when half the items or more differ: then there is no common measure to hold them against.
    """

    items: tuple[Difference, ...]
    groups: tuple[Group, ...]
    not_judged: tuple[str, ...]
    left_out: Mapping[str, int]
    anchors_hold: bool
    rounds: int


@dataclass(frozen=True, slots=True)
class _Comparison:
    coded: Coded
    members: NDArray[np.intp]
    labels: tuple[str, ...]


def differential(coded: Coded, labels: Sequence[str | None], *, fewest_in_group: int = FEWEST_IN_GROUP) -> Differential:
    """Test each item for differences between groups.

    `labels` has a group, or None for not known, for each row of the answers that were coded. Raises OneGroup when
    there is nothing to compare, and NothingToEstimate when fewer than three items can be.
    """
    comparison, left_out = _compared(coded, labels, fewest_in_group)
    free: frozenset[int] = frozenset()
    rounds, anchors_hold = 0, True
    while rounds < MOST_ROUNDS:
        rounds += 1
        base = _fitted(comparison, free, None, GAIN_SAME)
        items = _tests(comparison, base, free)
        found = frozenset(at for at, each in enumerate(items) if each.size is not Size.NEGLIGIBLE)
        anchors_hold = 2 * len(found) < len(comparison.coded.keys)
        if found == free or not anchors_hold:
            break
        free = found
    not_judged = tuple(key for key in coded.keys if key not in {item.key for item in items})
    return Differential(items, _groups(comparison, base.model), not_judged, left_out, anchors_hold, rounds)


def _compared(coded: Coded, labels: Sequence[str | None], fewest: int) -> tuple[_Comparison, dict[str, int]]:
    mine = [labels[row] for row in coded.rows]
    sizes = Counter(label for label in mine if label is not None).most_common()
    kept = tuple(label for label, people in sizes if people >= fewest)
    if len(kept) < 2:
        raise OneGroup(f"Two groups of at least {fewest} people are needed.")
    place = {label: at for at, label in enumerate(kept)}
    members = np.array([place.get(label, -1) if label is not None else -1 for label in mine], dtype=np.intp)
    inside = members >= 0
    coarse = comparable(coded, inside, members)
    return _Comparison(coarse, members[inside], kept), {label: people for label, people in sizes if people < fewest}


def _fitted(comparison: _Comparison, free: Collection[int], start: em.Model | None, gain: float) -> em.Reached:
    """The model in which the free items have parameters in each group and the others the same in all."""
    coded = split(comparison.coded, comparison.members, free, len(comparison.labels))
    data = em.Data.of(coded, comparison.members)
    return em.run(start or em.start(coded, len(comparison.labels)), data, gain=gain)


def _tests(comparison: _Comparison, base: em.Reached, free: frozenset[int]) -> tuple[Difference, ...]:
    found = [_test(comparison, base, free, at) for at in range(len(comparison.coded.keys))]
    ps = [float(stats.chi2.sf(chi_square, degrees)) for chi_square, degrees, _effects, _settled in found]
    adjusted = stats.false_discovery_control(ps).tolist()
    return tuple(
        Difference(key, chi_square, degrees, p, each, effects, settled)
        for key, (chi_square, degrees, effects, settled), p, each in zip(
            comparison.coded.keys, found, ps, adjusted, strict=True
        )
    )


def _test(
    comparison: _Comparison, base: em.Reached, free: frozenset[int], at: int
) -> tuple[float, int, tuple[Effect, ...], bool]:
    groups = len(comparison.labels)
    if at in free:
        apart, fewer = base, free - {at}
        same = _fitted(comparison, fewer, merged_start(base.model, free, at, groups), GAIN_SAME)
    else:
        same = base
        apart = _fitted(comparison, free | {at}, split_start(base.model, free, at, groups), GAIN_APART)
    likelihood = apart.expectation.log_likelihood - same.expectation.log_likelihood
    width = comparison.coded.widths[at]
    effects = _effects(comparison, apart.model, free | {at}, at)
    return max(0.0, 2 * likelihood), width * (groups - 1), effects, apart.settled and same.settled


def _effects(comparison: _Comparison, model: em.Model, free: Collection[int], at: int) -> tuple[Effect, ...]:
    groups = len(comparison.labels)
    begin = at + sum(groups - 1 for other in free if other < at)
    answers = comparison.coded.codes[:, at]
    deviation = float(np.std(answers[answers != MISSING], ddof=1))
    means = [curves.expected(item, em.POINTS)[0] for item in model.items[begin : begin + groups]]
    return tuple(
        _effect(comparison.labels[group], (means[group] - means[0]) / deviation, model.weights()[group])
        for group in range(1, groups)
    )


def _effect(label: str, difference: Floats, weights: Floats) -> Effect:
    return Effect(label, float(weights @ difference), float(weights @ np.abs(difference)))


def _groups(comparison: _Comparison, model: em.Model) -> tuple[Group, ...]:
    people = np.bincount(comparison.members)
    return tuple(map(Group, comparison.labels, people.tolist(), model.means.tolist(), model.spreads.tolist()))
