"""The graded response model: chances, information, and one person's score."""

from itertools import pairwise
from math import exp, inf, nan, sqrt
from random import Random
from time import process_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad

from jordman.psychometrics.graded import Item, Score, information, probabilities, score
from tests.psychometrics.people import answer, read_pool

READING = Item("las-innan", 1.2, (-2.4, -1.5))
YES_NO = Item("yes", 1.7, (0.4,))
ITEMS = [each.item for each in read_pool()]

abilities = st.floats(-8, 8)


@st.composite
def items(draw: st.DrawFn) -> Item:
    steps = draw(st.lists(st.floats(0.05, 3), min_size=1, max_size=5))
    first = draw(st.floats(-4, 2))
    return Item("any", draw(st.floats(0.2, 4)), tuple(first + sum(steps[:each]) for each in range(len(steps))))


def test_chances_follow_samejima_without_the_constant() -> None:
    once, twice = 1 / (1 + exp(-1.2 * 2.9)), 1 / (1 + exp(-1.2 * 2.0))
    assert probabilities(READING, 0.5) == pytest.approx((1 - once, once - twice, twice))


def test_two_categories_are_the_two_parameter_model() -> None:
    right = 1 / (1 + exp(-1.7 * (1.0 - 0.4)))
    assert probabilities(YES_NO, 1.0) == pytest.approx((1 - right, right))
    assert information(YES_NO, 1.0) == pytest.approx(1.7**2 * right * (1 - right))


@given(items(), abilities)
def test_chances_are_above_nothing_and_sum_to_one(item: Item, theta: float) -> None:
    chances = probabilities(item, theta)
    assert len(chances) == len(item.thresholds) + 1
    assert min(chances) > 0
    assert sum(chances) == pytest.approx(1, abs=1e-12)


@pytest.mark.parametrize("theta", [-700.0, -40.0, 40.0, 700.0])
def test_chances_hold_far_from_every_threshold(theta: float) -> None:
    chances = probabilities(Item("far", 1.0, (-0.5, 0.5)), theta)
    nearest, middle, farthest = sorted(chances, reverse=True)
    assert nearest == pytest.approx(1)
    # The middle category keeps its digits: e times as likely as the one beyond it, less one.
    assert middle / farthest == pytest.approx(exp(1) - 1 if farthest > 1e-300 else middle / farthest)


@given(items(), st.floats(-5, 5))
def test_information_is_the_mean_squared_slope_of_the_log_chance(item: Item, theta: float) -> None:
    step = 1e-5
    around = zip(probabilities(item, theta - step), probabilities(item, theta + step), strict=True)
    slopes = [(high - low) / (2 * step) for low, high in around]
    by_hand = sum(slope**2 / chance for slope, chance in zip(slopes, probabilities(item, theta), strict=True))
    assert information(item, theta) == pytest.approx(by_hand, rel=1e-4, abs=1e-8)


def test_an_item_tells_most_where_its_thresholds_are() -> None:
    at = [information(READING, theta) for theta in (-4.0, -1.95, 0.0, 3.0)]
    assert max(at) == at[1]


# The score


def test_nobody_has_answered_is_what_is_known_of_everybody() -> None:
    found = score([])
    assert found.theta == pytest.approx(0, abs=1e-12)
    assert found.standard_error == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("answers", [[(READING, 0)], [(READING, 2), (YES_NO, 0)], [(each, 1) for each in ITEMS]])
def test_the_score_is_the_integral_over_the_posterior(answers: list[tuple[Item, int]]) -> None:
    def weight(theta: float, power: int) -> float:
        chance = exp(-theta * theta / 2)
        for item, category in answers:
            chance *= probabilities(item, theta)[category] * 2
        return float(chance * theta**power)

    whole, first, second = (quad(weight, -9, 9, args=(power,), epsabs=0, limit=200)[0] for power in range(3))
    found = score(answers)
    assert found.theta == pytest.approx(first / whole, abs=1e-4)
    assert found.standard_error == pytest.approx(sqrt(second / whole - (first / whole) ** 2), abs=1e-4)


def test_the_order_of_answers_says_nothing() -> None:
    answers = [(item, number % 3) for number, item in enumerate(ITEMS)]
    assert score(answers[::-1]).theta == pytest.approx(score(answers).theta, abs=1e-12)


@given(st.lists(st.integers(0, 2), min_size=60, max_size=60), st.integers(0, 59))
def test_a_better_answer_never_lowers_the_score(categories: list[int], which: int) -> None:
    worse, better = [*categories], [*categories]
    worse[which], better[which] = 0, 2
    assert _score(better).theta > _score(worse).theta


def test_scores_of_simulated_people_lie_as_near_as_their_standard_errors_say() -> None:
    chance = Random(20)
    people = [chance.gauss(0, 1) for _ in range(400)]
    found = [score([(item, answer(item, theta, chance)) for item in ITEMS]) for theta in people]
    missed = [(each.theta - theta) / each.standard_error for each, theta in zip(found, people, strict=True)]
    assert float(np.std(missed)) == pytest.approx(1, abs=0.08)
    assert float(np.mean(missed)) == pytest.approx(0, abs=0.15)


@pytest.mark.parametrize(("category", "low", "high"), [(0, -4.2, -2.5), (2, 2.5, 4.2)])
def test_the_same_answer_to_everything_has_a_score_within_reach(category: int, low: float, high: float) -> None:
    found = _score([category] * 60)
    assert low < found.theta < high
    assert 0.2 < found.standard_error < 0.7


def test_one_answer_moves_the_score_a_little_and_leaves_it_unsure() -> None:
    scores = [score([(READING, category)]) for category in range(3)]
    assert all(low.theta < high.theta for low, high in pairwise(scores))
    assert all(0.7 < each.standard_error < 1 for each in scores)


def test_an_answer_is_scored_in_under_ten_milliseconds() -> None:
    answers = [(item, number % 3) for number, item in enumerate(ITEMS)]
    score(answers)
    began = process_time()
    for _ in range(50):
        score(answers)
    assert (process_time() - began) / 50 < 0.010


# Refusals


@pytest.mark.parametrize("category", [-1, 3])
def test_a_category_that_the_item_does_not_have_is_refused(category: int) -> None:
    with pytest.raises(ValueError, match="las-innan has the categories 0 to 2"):
        score([(READING, category)])


def test_an_item_answered_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        score([(READING, 1), (READING, 2)])


@pytest.mark.parametrize(
    ("slope", "thresholds"),
    [(0.0, (0.0,)), (-1.0, (0.0,)), (nan, (0.0,)), (1.0, ()), (1.0, (1.0, 1.0)), (1.0, (1.0, 0.0)), (1.0, (0.0, inf))],
)
def test_what_no_item_can_have_is_refused(slope: float, thresholds: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="odd: "):
        Item("odd", slope, thresholds)


def _score(categories: list[int]) -> Score:
    return score(list(zip(ITEMS, categories, strict=True)))
