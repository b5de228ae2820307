"""Marginal maximum likelihood by expectation and maximisation (Bock & Aitkin 1981).

Ability is normally distributed: mean 0 and standard deviation 1 in the first group, estimated in the others. Answers
that are missing are left out of the product, which is right when what is missing depends on nothing but the answers
that are there, as when the next item is chosen from them. No priors on the items.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import logit

from jordman.psychometrics.calibration import curves
from jordman.psychometrics.calibration.coding import Coded, Floats

POINTS = np.linspace(-6.0, 6.0, 61)
# A slope that reaches this has no finite estimate that the answers could tell from another.
STEEPEST = 10.0
MOST_ITERATIONS = 2000
# A step is seldom halved twice; ten times mean that there is nothing left to gain.
HALVINGS = 10

Items = tuple[Floats, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Items' parameters, and each group's mean and standard deviation of ability."""

    items: Items
    means: Floats
    spreads: Floats

    def weights(self) -> Floats:
        """Each group's share (rows) at each point of ability."""
        distance = (POINTS - self.means[:, None]) / self.spreads[:, None]
        height = np.exp(-0.5 * distance**2)
        return np.asarray(height / height.sum(axis=1, keepdims=True))


@dataclass(frozen=True, slots=True)
class Data:
    """Answers as indicators, and the group each person is in."""

    indicators: sparse.csr_array
    turned: sparse.csr_array
    starts: NDArray[np.intp]
    groups: NDArray[np.intp]

    @classmethod
    def of(cls, coded: Coded, groups: NDArray[np.intp] | None = None) -> "Data":
        indicators = coded.indicators()
        members = np.zeros(coded.people, dtype=np.intp) if groups is None else groups
        return cls(indicators, indicators.T.tocsr(), coded.starts, members)


@dataclass(frozen=True, slots=True)
class Expectation:
    """`posterior` is people by points; the log-likelihood is over all people."""

    posterior: Floats
    log_likelihood: float


@dataclass(frozen=True, slots=True)
class Reached:
    """Where the iterations ended. `settled` when they ended because nothing changed any more."""

    model: Model
    expectation: Expectation
    iterations: int
    settled: bool


def start(coded: Coded, groups: int = 1) -> Model:
    """Slopes of one, and intercepts that give each category its share."""
    return Model(tuple(_start(column, width) for column, width in _columns(coded)), np.zeros(groups), np.ones(groups))


def _columns(coded: Coded) -> list[tuple[NDArray[np.int16], int]]:
    return list(zip(coded.codes.T, coded.widths, strict=True))


def _start(column: NDArray[np.int16], width: int) -> Floats:
    counts = np.bincount(column[column >= 0], minlength=width)
    above = counts[::-1].cumsum()[::-1][1:] / counts.sum()
    # A logistic curve over a normal ability is flatter than the curve itself, by about this.
    return np.concatenate([[1.0], 1.16 * logit(above)])


def expect(model: Model, data: Data) -> Expectation:
    """Where each person may be, given the answers: the E step."""
    logs = np.vstack([np.log(curves.probabilities(item, POINTS)) for item in model.items])
    joint = data.indicators @ logs
    joint += np.log(np.maximum(model.weights(), curves.TINY))[data.groups]
    highest = joint.max(axis=1, keepdims=True)
    joint -= highest
    np.exp(joint, out=joint)
    sums = joint.sum(axis=1, keepdims=True)
    joint /= sums
    return Expectation(joint, float((np.log(sums) + highest).sum()))


def expected_counts(expectation: Expectation, data: Data) -> list[Floats]:
    """How many are expected to have given each answer (rows) at each point, item by item."""
    counts = data.turned @ expectation.posterior
    return [counts[begin:end] for begin, end in zip(data.starts[:-1], data.starts[1:], strict=True)]


def maximise(model: Model, expectation: Expectation, data: Data) -> Model:
    """The parameters that fit these expectations better: the M step, by Fisher scoring."""
    counts = expected_counts(expectation, data)
    items = tuple(_improved(item, each) for item, each in zip(model.items, counts, strict=True))
    means, spreads = model.means.copy(), model.spreads.copy()
    for group in range(1, len(means)):
        mass = expectation.posterior[data.groups == group].mean(axis=0)
        means[group] = mass @ POINTS
        spreads[group] = np.sqrt(mass @ (POINTS - means[group]) ** 2)
    return Model(items, means, spreads)


def _improved(item: Floats, counts: Floats) -> Floats:
    for _ in range(2):
        item = _scored(item, counts)
    return item


def _scored(item: Floats, counts: Floats) -> Floats:
    """One step of Fisher scoring, halved until the likelihood does not fall."""
    chances = curves.probabilities(item, POINTS)
    down = curves.first(item, POINTS)
    score = np.einsum("cq,cqm->m", counts / chances, down)
    weight = np.sqrt(counts.sum(axis=0) / chances)
    weighted = (down * weight[:, :, None]).reshape(-1, len(item))
    step = np.linalg.lstsq(weighted.T @ weighted, score, rcond=None)[0]
    before = float((counts * np.log(chances)).sum())
    for _ in range(HALVINGS):
        tried: Floats = item + step
        tried[0] = np.clip(tried[0], -STEEPEST, STEEPEST)
        if curves.is_sound(tried) and (counts * np.log(curves.probabilities(tried, POINTS))).sum() >= before:
            return tried
        step = step / 2
    return item


def run(model: Model, data: Data, *, gain: float, most: int = MOST_ITERATIONS) -> Reached:
    """Iterate until an iteration raises the log-likelihood by less than `gain`, or `most` times."""
    expectation = expect(model, data)
    for iteration in range(1, most + 1):
        better = maximise(model, expectation, data)
        found = expect(better, data)
        gained = found.log_likelihood - expectation.log_likelihood
        model, expectation = better, found
        if gained < gain:
            return Reached(model, expectation, iteration, settled=True)
    return Reached(model, expectation, most, settled=False)


def with_items(model: Model, vector: Floats) -> Model:
    """The model with its items' parameters from one long vector."""
    ends = np.cumsum([len(item) for item in model.items])[:-1]
    return replace(model, items=tuple(np.split(vector, ends)))
