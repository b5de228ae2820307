"""How sure the estimates are: the observed information by Louis' identity (Louis 1982), and each person's scores."""

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from jordman.psychometrics.calibration import curves
from jordman.psychometrics.calibration.coding import Floats
from jordman.psychometrics.calibration.em import POINTS, Data, Expectation, Model, expected_counts

# People at a time: their answers as a full table of noughts and ones take a few megabytes.
BLOCK = 4096
# A point of ability where fewer people than this are expected, in all, adds nothing that could be seen.
NOBODY = 1e-6


def person_scores(model: Model, data: Data, expectation: Expectation) -> Floats:
    """The derivative of each person's log-likelihood (rows) by each item parameter, in the model's order."""
    parts = []
    for at, item in enumerate(model.items):
        of_answer = np.asarray(curves.first(item, POINTS) / curves.probabilities(item, POINTS)[:, :, None])
        chosen = data.indicators[:, data.starts[at] : data.starts[at + 1]].tocsc()
        part = np.zeros((len(expectation.posterior), len(item)))
        for answer in range(len(of_answer)):
            who = chosen.indices[chosen.indptr[answer] : chosen.indptr[answer + 1]]
            part[who] = expectation.posterior[who] @ of_answer[answer]
        parts.append(part)
    return np.hstack(parts)


def observed(model: Model, data: Data, expectation: Expectation, scores: Floats) -> Floats:
    """Minus the second derivatives of the log-likelihood by the item parameters, at these answers."""
    found = scores.T @ scores
    widths = np.array([len(item) for item in model.items])
    derivatives = _log_derivatives(model)
    # The parameters of one item fill a square by the diagonal, where the curvature has a simpler form.
    owner = np.repeat(np.arange(len(widths)), widths)
    others = owner[:, None] != owner
    for point in np.flatnonzero(expectation.posterior.sum(axis=0) > NOBODY):
        together = _together(data.indicators, expectation.posterior[:, point])
        at_point = derivatives[point]
        found -= (at_point.T @ (together @ at_point)) * others
    ends = np.cumsum(widths)
    for item, counts, end in zip(model.items, expected_counts(expectation, data), ends, strict=True):
        share = counts / curves.probabilities(item, POINTS)
        found[end - len(item) : end, end - len(item) : end] -= np.einsum(
            "cq,cqmn->mn", share, curves.second(item, POINTS)
        )
    return np.asarray((found + found.T) / 2)


def _log_derivatives(model: Model) -> list[sparse.csr_array]:
    """For each point, how the logarithm of each answer's probability (rows) changes with each parameter (columns)."""
    whole = [curves.first(item, POINTS) / curves.probabilities(item, POINTS)[:, :, None] for item in model.items]
    return [sparse.block_diag([item[:, point, :] for item in whole], format="csr") for point in range(len(POINTS))]


def _together(indicators: sparse.csr_array, weight: Floats) -> Floats:
    """How many, by weight, gave each answer (rows) and each other (columns)."""
    wide = indicators.shape[1]
    found = np.zeros((wide, wide))
    for begin in range(0, len(weight), BLOCK):
        block = indicators[begin : begin + BLOCK].toarray()
        found += block.T @ (block * weight[begin : begin + BLOCK, None])
    return found


def covariance(information: Floats) -> Floats | None:
    """Its inverse, or None when it is not positive definite: the estimates are then at no peak."""
    scale = np.sqrt(np.maximum(np.diag(information), curves.TINY))
    try:
        np.linalg.cholesky(information / np.outer(scale, scale))
    except np.linalg.LinAlgError:
        return None
    return np.asarray(np.linalg.inv(information / np.outer(scale, scale)) / np.outer(scale, scale))


def threshold_errors(item: Floats, spread: Floats) -> Floats:
    """Standard errors of -d / a, by the delta method, from the covariance of slope and intercepts."""
    slope, intercepts = item[0], item[1:]
    change: NDArray[np.float64] = np.zeros((len(intercepts), len(item)))
    change[:, 0] = intercepts / slope**2
    change[:, 1:] = -np.eye(len(intercepts)) / slope
    return np.asarray(np.sqrt(np.einsum("im,mn,in->i", change, spread, change)))
