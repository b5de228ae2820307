"""Reliability against values known from elsewhere, by hand, and where there is none to give."""

from math import nan, sqrt
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize

from jordman.psychometrics.graded import Score
from jordman.psychometrics.reliability import (
    Missing,
    Rows,
    alpha,
    empirical_reliability,
    item_rest_correlations,
    omega_total,
    standard_error_of_measurement,
)
from tests.psychometrics.people import read_answers

NEUROTICISM = read_answers("bfi.csv", "N1", "N5")
AGREEABLENESS = read_answers("bfi.csv", "A1", "A5", turned=("A1",))
EXTRAVERSION = read_answers("bfi.csv", "E1", "E5", turned=("E1", "E2"))
LAW = read_answers("lsat6.csv", "Q1", "Q5")

# Variances 5/3, 1 and 2/3; covariances 1, 1 and 2/3.
SMALL: Rows = [[1, 2, 2], [2, 2, 3], [3, 2, 3], [4, 4, 4]]


@pytest.mark.parametrize(
    ("rows", "missing", "known"),
    [
        (NEUROTICISM, Missing.PAIRWISE, 0.8140),
        (NEUROTICISM, Missing.LISTWISE, 0.8133),
        (AGREEABLENESS, Missing.PAIRWISE, 0.7030),
        (EXTRAVERSION, Missing.PAIRWISE, 0.7617),
        (LAW, Missing.PAIRWISE, 0.2957),
        (LAW, Missing.LISTWISE, 0.2957),
    ],
)
def test_alpha_agrees_with_the_known_values(rows: Rows, missing: Missing, known: float) -> None:
    assert alpha(rows, missing).value == pytest.approx(known, abs=5e-5)


def test_alpha_says_whom_it_rests_on() -> None:
    pairwise, listwise = alpha(NEUROTICISM), alpha(NEUROTICISM, Missing.LISTWISE)
    assert (pairwise.items, pairwise.people, pairwise.fewest, pairwise.missing) == (5, 2800, 2739, Missing.PAIRWISE)
    assert (listwise.people, listwise.fewest, listwise.missing) == (2694, 2694, Missing.LISTWISE)


def test_alpha_by_hand() -> None:
    variances = 5 / 3 + 1 + 2 / 3
    whole = variances + 2 * (1 + 1 + 2 / 3)
    assert alpha(SMALL).value == pytest.approx(3 / 2 * (1 - variances / whole))


def test_an_item_that_was_not_turned_pulls_alpha_down() -> None:
    untouched = alpha(read_answers("bfi.csv", "A1", "A5")).value
    assert untouched is not None
    assert untouched < 0.5


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[], []],
        [[1], [2]],
        [[3, 3], [3, 3], [3, 3]],
        [[1, 2]],
        [[None, None], [None, nan]],
        [[1, None], [2, None], [None, 1], [None, 2]],
        [[1, 3], [3, 1], [2, 2]],
    ],
)
def test_answers_that_cannot_give_a_value_give_none(rows: Rows) -> None:
    assert alpha(rows).value is None
    assert standard_error_of_measurement(rows) is None


def test_rows_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="one place for each item"):
        alpha([[1, 2], [1]])


@given(st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=3, max_size=12), st.integers(-50, 50))
def test_moving_every_answer_alike_changes_nothing(rows: list[list[int]], shift: int) -> None:
    moved = [[each + shift for each in row] for row in rows]
    before, after = alpha(rows).value, alpha(moved).value
    assert (before is None) == (after is None)
    assert after == (None if before is None else pytest.approx(before, abs=1e-9))


# Omega


def test_omega_agrees_with_the_known_value_and_names_its_people() -> None:
    found = omega_total(NEUROTICISM)
    assert found.value == pytest.approx(0.8128, abs=5e-5)
    assert (found.items, found.people) == (5, 2694)
    assert min(found.loadings) > 0.5


def test_the_factor_is_the_most_likely_one() -> None:
    answers = np.array([row for row in NEUROTICISM if None not in row], dtype=float)
    correlations = np.corrcoef(answers.T)

    def unlikelihood(loadings: np.ndarray) -> float:
        implied = np.outer(loadings, loadings)
        np.fill_diagonal(implied, 1)
        sign, size = np.linalg.slogdet(implied)
        return float(size + np.trace(np.linalg.solve(implied, correlations))) if sign > 0 else 1e6

    best = minimize(unlikelihood, np.full(5, 0.6), method="Nelder-Mead", options={"xatol": 1e-7, "fatol": 1e-11})
    assert omega_total(NEUROTICISM).loadings == pytest.approx(best.x, abs=2e-3)


def test_omega_finds_what_the_answers_were_made_of() -> None:
    chance, loadings = Random(11), (0.9, 0.7, 0.5, 0.4)
    rows = []
    for _ in range(6000):
        factor = chance.gauss(0, 1)
        rows.append([each * factor + chance.gauss(0, sqrt(1 - each**2)) for each in loadings])
    found = omega_total(rows)
    common = sum(loadings) ** 2
    assert found.value == pytest.approx(common / (common + sum(1 - each**2 for each in loadings)), abs=0.02)
    assert found.loadings == pytest.approx(loadings, abs=0.04)


def test_omega_shows_an_item_that_was_not_turned() -> None:
    signs = [each > 0 for each in omega_total(read_answers("bfi.csv", "A1", "A5")).loadings]
    assert signs == [False, True, True, True, True]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [[1, 2], [2, 1], [3, 3], [1, 1]],
        SMALL[:3],
        [[3, 1, 2], [3, 2, 1], [3, 3, 3], [3, 1, 1], [3, 2, 2]],
        # The first two items are one and the same: no error of their own.
        [[1, 1, 2], [2, 2, 1], [3, 3, 3], [4, 4, 2], [5, 5, 4]],
        [[None, 1, 2]] * 9,
    ],
)
def test_answers_without_a_proper_factor_give_no_omega(rows: Rows) -> None:
    assert omega_total(rows).value is None


# The others


def test_item_rest_correlations_are_pearsons_with_the_sum_of_the_others() -> None:
    whole = np.array([row for row in NEUROTICISM if None not in row], dtype=float)
    for item, found in enumerate(item_rest_correlations(NEUROTICISM, Missing.LISTWISE)):
        rest = np.delete(whole, item, axis=1).sum(axis=1)
        assert found == pytest.approx(np.corrcoef(whole[:, item], rest)[0, 1], abs=1e-9)


def test_an_item_that_all_answer_alike_has_no_correlation() -> None:
    found = item_rest_correlations([[3, 1, 2], [3, 2, 1], [3, 3, 3]])
    assert found[0] is None
    assert found[1] is not None
    assert item_rest_correlations([]) == ()


def test_the_standard_error_is_of_the_scales_mean() -> None:
    means = [sum(row) / 5 for row in LAW if None not in row]  # type: ignore[arg-type]
    found = alpha(LAW).value
    assert found is not None
    assert standard_error_of_measurement(LAW) == pytest.approx(float(np.std(means, ddof=1)) * sqrt(1 - found))


def test_empirical_reliability_is_the_share_of_variance_that_the_scores_hold() -> None:
    scores = [Score(-1.0, 0.5), Score(0.0, 0.5), Score(1.0, 0.5)]
    assert empirical_reliability(scores) == pytest.approx(1 / (1 + 0.25))
    assert empirical_reliability([Score(0.2, 0.5)] * 9) == pytest.approx(0)
    assert empirical_reliability(scores[:1]) is None
