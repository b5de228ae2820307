from itertools import combinations

import numpy as np
import pytest

from jordman.psychometrics.calibration import conditional
from jordman.psychometrics.calibration.coding import MISSING, Floats, code
from jordman.psychometrics.calibration.symmetric import Symmetric
from tests.psychometrics.simulated import Table, keys, read, world

LSAT = ["Q1", "Q2", "Q3", "Q4", "Q5"]


@pytest.fixture(scope="module")
def lsat() -> conditional.Rasch:
    return conditional.calibrate(code(read("lsat6.csv", LSAT), LSAT, [2] * 5))


def test_easiness_of_lsat_is_the_known_one(lsat: conditional.Rasch) -> None:
    easiness = [item.easiness for item in lsat.items]
    assert easiness == pytest.approx([1.2589, -0.4721, -1.2287, -0.1654, 0.6073], abs=0.0001)
    assert sum(easiness) == pytest.approx(0, abs=1e-9)
    assert lsat.converged
    assert (lsat.people, lsat.uninformative) == (1000, 301)


def test_symmetric_functions_are_the_sums_they_stand_for() -> None:
    values = np.array([0.3, 1.2, 2.5, 0.7])
    sums = Symmetric.of(values)
    for right in range(5):
        ways = list(combinations(range(4), right))
        weights = np.array([np.prod(values[list(way)]) for way in ways])
        assert sums.whole[right] == pytest.approx(weights.sum())
        chances = [sum(w for w, way in zip(weights, ways, strict=True) if j in way) / weights.sum() for j in range(4)]
        assert sums.chances[right] == pytest.approx(chances)
        both = sum(w for w, way in zip(weights, ways, strict=True) if {1, 2} <= set(way)) / weights.sum()
        spread = sums.information(np.eye(5)[right])
        assert spread[1, 2] == pytest.approx(both - chances[1] * chances[2])
        assert spread[1, 1] == pytest.approx(chances[1] * (1 - chances[1]))


def rasch_answers(seed: int, people: int, easiness: Floats) -> Table:
    random = np.random.default_rng(seed)
    ability = random.exponential(1.0, people) - 1  # far from normal: nothing is assumed about it
    return (random.random((people, len(easiness))) < 1 / (1 + np.exp(-ability[:, None] - easiness))).astype(int)


def test_fixed_forms_that_share_items_are_put_on_one_scale() -> None:
    easiness = np.linspace(-1.5, 1.5, 12)
    table = rasch_answers(1, 4000, easiness)
    table[:2000, 8:] = MISSING
    table[2000:, :4] = MISSING
    found = conditional.calibrate(code(table, keys(12)))
    z = [(item.easiness - true) / item.error for item, true in zip(found.items, easiness, strict=True)]
    assert np.abs(z).max() < 3
    assert found.converged


def test_standard_errors_are_as_wide_as_the_estimates_spread() -> None:
    easiness = np.array([-1.0, -0.3, 0.3, 1.0])
    found = [conditional.calibrate(code(rasch_answers(seed, 300, easiness), keys(4))) for seed in range(150)]
    spread = np.std([[item.easiness for item in each.items] for each in found], axis=0)
    said = np.mean([[item.error for item in each.items] for each in found], axis=0)
    assert said == pytest.approx(spread, rel=0.2)


def test_forms_without_a_shared_item_are_refused_by_name() -> None:
    table = rasch_answers(2, 400, np.zeros(6))
    table[:200, 3:] = MISSING
    table[200:, :3] = MISSING
    with pytest.raises(conditional.NotTied, match="item0, item1, item2; item3, item4, item5"):
        conditional.calibrate(code(table, keys(6)))


def test_an_item_that_only_the_best_have_right_is_refused_by_name() -> None:
    table = rasch_answers(3, 400, np.zeros(4))
    table[:, 3] = table[:, :3].all(axis=1)
    with pytest.raises(conditional.NotTied):
        conditional.calibrate(code(table, keys(4)))


def test_many_items_do_not_overflow() -> None:
    easiness = np.linspace(-3, 3, 60)
    found = conditional.calibrate(code(rasch_answers(4, 1500, easiness), keys(60)))
    assert found.converged
    assert np.corrcoef([item.easiness for item in found.items], easiness)[0, 1] > 0.99


def test_graded_items_are_for_the_other_estimator() -> None:
    made = world(1, people=200, items=4, categories=3)
    with pytest.raises(ValueError, match="right or wrong"):
        conditional.calibrate(code(made.answers, keys(4)))
