import numpy as np
import pytest
from numpy.typing import ArrayLike

from jordman.psychometrics.calibration.coding import MISSING, NothingToEstimate, Refusal, code

HALF = [0, 1] * 20


def test_a_category_that_nobody_chose_goes_with_its_lower_neighbour_and_is_named() -> None:
    coded = code(np.array([[0, 1, 3, 4] * 10]).T, ["a"], [6])
    assert coded.categories == (((0,), (1, 2), (3,), (4, 5)),)
    assert sorted(set(coded.codes[:, 0].tolist())) == [0, 1, 2, 3]


def test_the_lowest_categories_go_with_the_first_that_somebody_chose() -> None:
    coded = code(np.array([[2, 3] * 20]).T, ["a"], [5])
    assert coded.categories == (((0, 1, 2), (3, 4)),)
    assert coded.codes[:4, 0].tolist() == [0, 1, 0, 1]


def test_items_without_anything_to_estimate_from_are_named() -> None:
    table = np.array([HALF, [1] * 40, [MISSING] * 40, [0, 1] + [MISSING] * 38]).T
    coded = code(table, ["good", "same", "empty", "few"])
    assert coded.keys == ("good",)
    assert coded.refused == {
        "same": Refusal.ONE_CATEGORY,
        "empty": Refusal.NO_ANSWERS,
        "few": Refusal.FEW_ANSWERS,
    }


def test_people_without_answers_are_left_out_and_the_others_remembered() -> None:
    table = np.array([[MISSING, *HALF, MISSING], [MISSING, *HALF, 1]]).T
    coded = code(table, ["a", "b"])
    assert coded.people == 41
    assert coded.rows[0] == 1
    assert coded.codes[-1].tolist() == [MISSING, 1]


def test_answers_without_one_item_drop_those_who_answered_only_that() -> None:
    table = np.array([[*HALF, MISSING], [*HALF, 1]]).T
    left = code(table, ["a", "b"]).without({"b": Refusal.NO_FINITE_ESTIMATE})
    assert left.people == 40
    assert left.refused == {"b": Refusal.NO_FINITE_ESTIMATE}


def test_indicators_have_one_for_each_answer() -> None:
    table = np.array([[*HALF, MISSING], [*HALF, 1]]).T
    shown = code(table, ["a", "b"]).indicators().toarray()
    assert shown[0].tolist() == [1, 0, 1, 0]
    assert shown[-1].tolist() == [0, 0, 0, 1]


@pytest.mark.parametrize("wrong", [-2, 2, 0.5, np.nan, np.inf])
def test_what_is_no_category_is_an_error(wrong: float) -> None:
    with pytest.raises(ValueError, match="answer"):
        code(np.array([[*HALF, wrong]]).T, ["a"], [2])


def test_keys_must_be_one_an_item_and_different() -> None:
    with pytest.raises(ValueError, match="same key: a"):
        code(np.array([HALF, HALF]).T, ["a", "a"])
    with pytest.raises(ValueError, match="people by items"):
        code(np.array([HALF, HALF]).T, ["a"])
    with pytest.raises(ValueError, match="people by items"):
        code(np.array(HALF), ["a"])


@pytest.mark.parametrize("table", [np.empty((0, 2)), [[MISSING, MISSING]] * 50, [[1, 0]] * 50])
def test_when_nothing_is_left_it_is_said(table: ArrayLike) -> None:
    with pytest.raises(NothingToEstimate):
        code(table, ["a", "b"])
