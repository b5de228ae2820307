"""Shares and means of a group, and of many groups within each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jordman.disclosure.cells import SMALL, Cell
from jordman.disclosure.releasing import Place, release
from jordman.disclosure.values import (
    Band,
    mean_is_safe,
    mean_of,
    mean_table,
    share_is_safe,
    shown_share,
)

SCALE = (1, 5)


def test_all_none_and_a_few_are_no_share_to_show() -> None:
    assert [part for part in range(21) if share_is_safe(part, 20, 5)] == list(range(5, 16))
    assert not any(share_is_safe(part, 9, 5) for part in range(10))


def test_a_share_at_either_end_is_said_as_a_band() -> None:
    assert shown_share(0, 60, 5) == shown_share(5, 60, 5) == Band(low=0, high=10)
    assert shown_share(60, 60, 5) == Band(low=90, high=100)
    assert shown_share(30, 60, 5) == Band(exact=50)
    assert shown_share(2, 8, 5).is_hidden
    assert shown_share(2, 3, 5).is_hidden


@settings(deadline=None)
@given(st.integers(0, 400), st.integers(3, 10), st.data())
def test_a_band_leaves_room_for_the_threshold(whole: int, threshold: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, whole))
    said = shown_share(part, whole, threshold)
    alike = [other for other in range(whole + 1) if shown_share(other, whole, threshold) == said]
    if said.exact is None:
        assert alike == list(range(alike[0], alike[-1] + 1))
        assert alike[-1] - alike[0] >= min(threshold, whole)
    else:
        assert share_is_safe(part, whole, threshold)


def test_a_mean_at_the_end_of_the_scale_tells_what_everybody_answered() -> None:
    assert not mean_is_safe(20, 20, SCALE, 5)
    assert not mean_is_safe(100, 20, SCALE, 5)
    # Four points above the lowest: at most four people answered anything else.
    assert not mean_is_safe(24, 20, SCALE, 5)
    assert mean_is_safe(25, 20, SCALE, 5)
    assert not mean_is_safe(12, 4, SCALE, 5)


def test_means_of_places_are_released_as_points() -> None:
    places = (Place("all"), *(Place(key, ("all",)) for key in "abc"))
    answers = {"a": [1] * 9 + [2], "b": [2, 3, 4] * 4, "c": [1, 2, 3, 4, 5] * 8}
    released = release(places, (mean_table("will", answers, SCALE),), 5)
    means = {place.key: mean_of(released.cells(place.key, "will"), SCALE) for place in places}
    # Nearly everybody at a answered the lowest; b is hidden with it, or a would be what is left of all.
    assert means["a"] is means["b"] is None
    assert means["c"] == 3
    assert means["all"] == pytest.approx(sum(map(sum, answers.values())) / 62)
    assert released.total("a") == Cell(10)


def test_a_mean_that_is_hidden_everywhere_is_no_mean() -> None:
    places = (Place("all"), Place("a", ("all",)))
    released = release(places, (mean_table("will", {"a": [5] * 20}, SCALE),), 5)
    assert mean_of(released.cells("all", "will"), SCALE) is None
    assert released.total("all") == Cell(20)
    assert released.total("nowhere") == SMALL


def test_an_answer_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="not on the scale"):
        mean_table("will", {"a": [6]}, SCALE)
