"""Elementary symmetric functions, by the summation algorithm: only sums of what is positive, so nothing cancels."""

from dataclasses import dataclass

import numpy as np

from jordman.psychometrics.calibration.coding import Floats


@dataclass(frozen=True, slots=True)
class Symmetric:
    """`whole[r]` is the sum over all ways to have r right, and `chances[r, j]` that item j is among them."""

    values: Floats
    whole: Floats
    chances: Floats

    @classmethod
    def of(cls, values: Floats) -> "Symmetric":
        """Of the items' values, exp(easiness): all positive."""
        whole = np.zeros(len(values) + 1)
        whole[0] = 1
        for value in values:
            whole[1:] += value * whole[:-1]
        chances = np.zeros((len(whole), len(values)))
        chances[1:] = (_without_one(values) * values[:, None]).T[:-1] / whole[1:, None]
        return cls(values, whole, chances)

    def information(self, scores: Floats) -> Floats:
        """The covariance of the answers given the score, summed over how many people had each score."""
        both = np.zeros((len(self.whole), len(self.values), len(self.values)))
        pairs = _without_two(self.values) * np.outer(self.values, self.values)[:, :, None]
        both[2:] = np.moveaxis(pairs, 2, 0)[:-2] / self.whole[2:, None, None]
        same = np.arange(len(self.values))
        both[:, same, same] = self.chances
        joint = np.tensordot(scores, both, axes=1)
        return np.asarray(joint - self.chances.T @ (scores[:, None] * self.chances))


def _without_one(values: Floats) -> Floats:
    """Row j: the functions of all items but j."""
    wide = len(values)
    found = np.zeros((wide, wide + 1))
    found[:, 0] = 1
    for at, value in enumerate(values):
        others = np.arange(wide) != at
        found[others, 1:] += value * found[others, :-1]
    return found


def _without_two(values: Floats) -> Floats:
    """Row j, column k: the functions of all items but j and k. What stands where j is k is not to be used."""
    wide = len(values)
    found = np.zeros((wide, wide, wide + 1))
    found[:, :, 0] = 1
    for at, value in enumerate(values):
        others = np.ones((wide, wide), dtype=bool)
        others[at], others[:, at] = False, False
        found[:, :, 1:] += (value * others)[:, :, None] * found[:, :, :-1]
    return found
