from collections.abc import Iterable

import numpy as np
import pytest

from jordman.psychometrics.calibration import dependence, fit, marginal
from jordman.psychometrics.calibration.coding import MISSING, code
from tests.psychometrics.simulated import Table, keys, world


def calibrated(table: Table) -> marginal.Calibration:
    return marginal.calibrate(code(table, keys(table.shape[1])))


def adjusted_of(found: Iterable[fit.ItemFit]) -> list[float]:
    return [item.adjusted for item in found if item.adjusted is not None]


def test_an_item_that_only_the_middle_agrees_with_is_found_and_no_other() -> None:
    made = world(1, people=2000, items=12, categories=2)
    table = made.answers.copy()
    middle = 0.1 + 0.8 * np.exp(-(made.ability**2))
    table[:, 0] = np.random.default_rng(2).random(2000) < middle
    found = fit.item_fit(calibrated(table))
    adjusted = adjusted_of(found)
    assert adjusted[0] < 0.001
    assert found[0].is_notable
    assert min(adjusted[1:]) > 0.05
    assert not any(item.is_notable for item in found[1:])


@pytest.mark.parametrize("categories", [2, 4])
def test_items_that_fit_are_called_misfits_about_as_often_as_said(categories: int) -> None:
    seeds = range(12)
    worlds = [world(seed, people=1000, items=10, categories=categories) for seed in seeds]
    ps = np.array([item.p for made in worlds for item in fit.item_fit(calibrated(made.answers))])
    # Of 120: more than 13 has a chance of about one in a hundred when the test keeps its five in a hundred.
    assert np.sum(ps < 0.05) <= 13
    assert 0.35 < np.mean(ps) < 0.65


def test_adaptive_answers_do_not_look_like_misfit() -> None:
    made = world(3, people=3000, items=16, categories=3)
    did_well = made.answers[:, :4].sum(axis=1) > 4
    order = np.argsort(-made.answers[:, 4:].mean(axis=0)) + 4
    table = made.answers.copy()
    table[np.ix_(did_well, order[:6])] = MISSING
    table[np.ix_(~did_well, order[6:])] = MISSING
    found = fit.item_fit(calibrated(table))
    assert min(adjusted_of(found)) > 0.05
    assert max(item.rmsd for item in found) < 0.05


def test_observed_and_expected_means_are_fractions_of_the_highest_answer() -> None:
    found = fit.item_fit(calibrated(world(4, people=1500, items=8, categories=5).answers))
    for item in found:
        assert all(0 <= each.observed <= 1 for each in item.ranges)
        assert [each.expected for each in item.ranges] == sorted(each.expected for each in item.ranges)


def test_too_few_people_for_the_parameters_give_a_size_and_no_test() -> None:
    found = fit.item_fit(calibrated(world(5, people=150, items=10, categories=4).answers))
    assert all(item.p is None and item.adjusted is None and item.chi_square is None for item in found)
    assert all(item.rmsd > 0 for item in found)


def test_two_items_that_lean_on_each_other_are_found_and_no_others() -> None:
    made = world(6, people=1500, items=12, categories=2)
    table = made.answers.copy()
    copies = np.random.default_rng(1).random(1500) < 0.5
    table[copies, 1] = table[copies, 0]
    pairs = dependence.local_dependence(calibrated(table))
    assert (pairs[0].first, pairs[0].second) == ("item0", "item1")
    assert [pair.is_dependent for pair in pairs].count(True) == 1
    assert len(pairs) == 66


def test_pairs_that_few_answered_are_not_looked_at() -> None:
    table = world(7, people=400, items=6, categories=2).answers.copy()
    table[:200, 0] = MISSING
    table[160:, 1] = MISSING
    pairs = dependence.local_dependence(calibrated(table))
    assert {"item0", "item1"} not in [{pair.first, pair.second} for pair in pairs]
    assert {"item0", "item2"} in [{pair.first, pair.second} for pair in pairs]
