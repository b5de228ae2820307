import girth
import numpy as np
import pytest
from scipy.optimize import brentq, minimize

from jordman.psychometrics.calibration import curves, em, marginal
from jordman.psychometrics.calibration.coding import MISSING, Floats, NothingToEstimate, Refusal, code
from jordman.psychometrics.calibration.marginal import Calibration
from tests.psychometrics.simulated import Table, keys, read, world

Whole = tuple[Table, Calibration]  # the answers of those who answered all five, and what came of them

LSAT = ["Q1", "Q2", "Q3", "Q4", "Q5"]
NEUROTICISM = ["N1", "N2", "N3", "N4", "N5"]
# girth's own points are 41 between -4.5 and 4.5; the comparison is of estimators, so both get ours.
SAME_POINTS = {"max_iteration": 200, "use_LUT": False, "quadrature_n": 61, "quadrature_bounds": (-6, 6)}


@pytest.fixture(scope="module")
def lsat() -> Calibration:
    return marginal.calibrate(code(read("lsat6.csv", LSAT), LSAT, [2] * 5))


@pytest.fixture(scope="module")
def neuroticism() -> Whole:
    table = read("bfi.csv", NEUROTICISM)
    whole = table[np.all(table != MISSING, axis=1)] - 1
    return whole, marginal.calibrate(code(whole, NEUROTICISM, [6] * 5))


def slopes(calibration: Calibration) -> Floats:
    return np.array([item.slope for item in calibration.items])


def thresholds(calibration: Calibration) -> Floats:
    return np.array([item.thresholds for item in calibration.items])


def test_two_parameter_slopes_of_lsat_are_the_known_ones(lsat: Calibration) -> None:
    assert slopes(lsat) == pytest.approx([0.840, 0.726, 0.846, 0.688, 0.704], abs=0.0006)
    assert lsat.converged
    assert [item.n for item in lsat.items] == [1000] * 5


def test_two_parameter_model_agrees_with_girth_to_two_decimals(lsat: Calibration) -> None:
    theirs = girth.twopl_mml(read("lsat6.csv", LSAT).T, SAME_POINTS)
    assert slopes(lsat) == pytest.approx(theirs["Discrimination"], abs=0.005)
    assert thresholds(lsat).ravel() == pytest.approx(theirs["Difficulty"], abs=0.005)


def test_graded_model_agrees_with_girth_to_two_decimals_by_girths_estimator(
    neuroticism: Whole,
) -> None:
    """girth lets thresholds follow from the slope, so that each category gets the share it has: fewer are estimated.

    Our likelihood, maximised under the same rule, ends where girth does.
    """
    whole, ours = neuroticism
    theirs = girth.grm_mml((whole + 1).T, SAME_POINTS)
    weights = ours.model.weights()[0]

    def follows(slope: float, share: float) -> float:
        return float(brentq(lambda d: weights @ (1 / (1 + np.exp(-(slope * em.POINTS + d)))) - share, -40, 40))

    def items(tried: Floats) -> em.Items:
        above = [[np.mean(column >= k) for k in range(1, 6)] for column in whole.T]
        return tuple(
            np.array([a, *(follows(a, share) for share in shares)]) for a, shares in zip(tried, above, strict=True)
        )

    def loss(tried: Floats) -> float:
        model = em.Model(items(tried), np.zeros(1), np.ones(1))
        return -em.expect(model, ours.data).log_likelihood

    found = minimize(loss, slopes(ours), method="BFGS", options={"gtol": 0.05})
    assert found.x == pytest.approx(theirs["Discrimination"], abs=0.005)
    assert np.array([-item[1:] / item[0] for item in items(found.x)]) == pytest.approx(theirs["Difficulty"], abs=0.005)
    # And full maximum likelihood is higher up, which is what the name promises.
    assert ours.log_likelihood > -found.fun + 1


def test_graded_model_is_within_a_standard_error_and_a_half_of_girths_estimator(
    neuroticism: Whole,
) -> None:
    whole, ours = neuroticism
    theirs = girth.grm_mml((whole + 1).T, SAME_POINTS)
    errors = np.array([item.slope_error for item in ours.items])
    assert np.all(np.abs(slopes(ours) - theirs["Discrimination"]) < 1.5 * errors)


def test_graded_model_agrees_with_girth_to_two_decimals_where_the_model_holds() -> None:
    made = world(5, people=20_000, items=6, categories=3)
    ours = marginal.calibrate(code(made.answers, keys(6)))
    theirs = girth.grm_mml((made.answers + 1).T, SAME_POINTS)
    assert slopes(ours) == pytest.approx(theirs["Discrimination"], abs=0.01)
    assert thresholds(ours) == pytest.approx(theirs["Difficulty"], abs=0.01)


def test_standard_errors_are_those_of_the_second_derivatives() -> None:
    """Louis' identity against plain differences of the log-likelihood, with some answers missing."""
    made = world(9, people=400, items=4, categories=3)
    table = made.answers.copy()
    table[:100, 0] = MISSING
    ours = marginal.calibrate(code(table, keys(4)))
    vector = np.concatenate(ours.model.items)

    def height(moved: Floats) -> float:
        return em.expect(em.with_items(ours.model, moved), ours.data).log_likelihood

    def bend(a: Floats, b: Floats) -> float:
        ends = height(vector + a + b) + height(vector - a - b)
        return (ends - height(vector + a - b) - height(vector - a + b)) / 4e-6

    steps = 1e-3 * np.eye(len(vector))
    errors = np.sqrt(np.diag(np.linalg.inv([[-bend(a, b) for a in steps] for b in steps])))
    assert ours.covariance is not None
    assert np.sqrt(np.diag(ours.covariance)) == pytest.approx(errors, rel=1e-3)


def test_threshold_errors_are_the_delta_methods(lsat: Calibration) -> None:
    assert lsat.covariance is not None
    item, values = lsat.items[0], lsat.model.items[0]
    spread = lsat.covariance[:2, :2]
    a, d = values
    by_hand = np.sqrt(spread[1, 1] / a**2 + d**2 * spread[0, 0] / a**4 - 2 * d * spread[0, 1] / a**3)
    assert item.threshold_errors == pytest.approx((by_hand,))


def test_parameters_are_recovered_within_their_standard_errors() -> None:
    made = world(1, people=3000, items=12, categories=4)
    found = marginal.calibrate(code(made.answers, keys(12)))
    assert found.converged
    z = (slopes(found) - made.slopes) / [item.slope_error for item in found.items]
    y = (thresholds(found) - made.thresholds) / [item.threshold_errors for item in found.items]
    assert np.abs(z).max() < 3
    assert np.mean(np.abs(np.concatenate([z, y.ravel()])) < 1.96) > 0.88
    assert np.sqrt(np.mean((slopes(found) - made.slopes) ** 2)) < 0.09


def test_answers_that_are_missing_because_of_other_answers_do_no_harm() -> None:
    """Those who did well on the first four items are asked the six hardest, the others the six easiest."""
    made = world(2, people=4000, items=16, categories=3)
    did_well = made.answers[:, :4].sum(axis=1) > 4
    order = np.argsort(-made.answers[:, 4:].mean(axis=0)) + 4
    asked = made.answers.copy()
    asked[np.ix_(did_well, order[:6])] = MISSING
    asked[np.ix_(~did_well, order[6:])] = MISSING
    found = marginal.calibrate(code(asked, keys(16)))
    assert found.converged
    assert sum(item.n for item in found.items) == 4000 * 10
    z = (slopes(found) - made.slopes) / [item.slope_error for item in found.items]
    assert np.abs(z).max() < 3.3
    assert np.abs(thresholds(found) - made.thresholds).max() < 0.5


def test_an_item_without_finite_slope_is_refused_and_the_others_are_estimated() -> None:
    made = world(3, people=600, items=6, categories=2)
    twice = made.answers.copy()
    twice[:, 1] = twice[:, 0]
    found = marginal.calibrate(code(twice, keys(6)))
    assert set(found.refused) == {"item0", "item1"}
    assert set(found.refused.values()) == {Refusal.NO_FINITE_ESTIMATE}
    assert [item.key for item in found.items] == ["item2", "item3", "item4", "item5"]


def test_an_item_turned_the_wrong_way_has_a_negative_slope() -> None:
    made = world(4, people=1500, items=6, categories=3)
    turned = made.answers.copy()
    turned[:, 2] = 2 - turned[:, 2]
    found = marginal.calibrate(code(turned, keys(6)))
    assert found.items[2].slope < 0
    assert list(found.items[2].thresholds) == sorted(found.items[2].thresholds, reverse=True)


def test_where_the_likelihood_has_no_peak_it_says_so() -> None:
    """Items that have nothing to do with each other, as when an instrument measures nothing."""
    random = np.random.default_rng(4)
    found = marginal.calibrate(code(random.integers(0, 2, (600, 5)), keys(5)))
    assert not found.converged
    assert found.covariance is None
    assert {item.slope_error for item in found.items} == {None}
    assert {item.threshold_errors for item in found.items} == {None}


def test_a_category_that_nobody_chose_is_named_in_the_result() -> None:
    made = world(6, people=800, items=5, categories=3)
    gap = made.answers.copy()
    gap[:, 0] = np.where(gap[:, 0] == 2, 3, gap[:, 0])
    found = marginal.calibrate(code(gap, keys(5), [4] * 5))
    assert found.items[0].categories == ((0,), (1, 2), (3,))
    assert found.items[0].is_collapsed
    assert len(found.items[0].thresholds) == 2


def test_slopes_need_three_items() -> None:
    made = world(7, people=200, items=2, categories=2)
    with pytest.raises(NothingToEstimate, match="three items"):
        marginal.calibrate(code(made.answers, keys(2)))


def test_each_iteration_raises_the_likelihood() -> None:
    made = world(8, people=500, items=5, categories=3)
    coded = code(made.answers, keys(5))
    data, model = em.Data.of(coded), em.start(coded)
    heights = []
    for _ in range(15):
        expectation = em.expect(model, data)
        heights.append(expectation.log_likelihood)
        model = em.maximise(model, expectation, data)
    assert np.all(np.diff(heights) > 0)


def test_probabilities_sum_to_one_and_stay_positive_far_out() -> None:
    item = np.array([4.0, 20.0, 0.0, -0.001, -20.0])
    chances = curves.probabilities(item, np.array([-200.0, -6.0, 0.0, 6.0, 200.0]))
    assert chances.sum(axis=0) == pytest.approx(np.ones(5))
    assert np.all(chances > 0)
