"""Shares and means that ride on a shown count.

A figure of one group alone goes through `shown_share` or `shown_mean`. A share or a mean of many places that lie in
each other is a table: two columns of people, or of points (`mean_table`), released with the others. Otherwise the
figure of a hidden group is what is left when those of its neighbours are taken from the whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jordman.disclosure.cells import Cell, check_threshold
from jordman.disclosure.counted import CrossTable

ABOVE, BELOW = "above", "below"
EDGES = (5, 10, 20, 25, 30, 40, 50)  # per cent, where a band may end


@dataclass(frozen=True, slots=True)
class Band:
    """A share as it may be said, in per cent: at least `low` and under `high`; from 0 or to 100 it says less.

    `exact` is the share itself, when it may be shown. Nothing of the three is set when nothing may be said.
    """

    exact: float | None = None
    low: int | None = None
    high: int | None = None

    @property
    def is_hidden(self) -> bool:
        return self.exact is None and self.high is None


def share_is_safe(part: int, whole: int, threshold: int) -> bool:
    """Are those in the part, and those who are not, enough for their number to be known? All and none are not."""
    check_threshold(threshold)
    return part >= threshold and whole - part >= threshold


def shown_share(part: int, whole: int, threshold: int) -> Band:
    """The share, or a band at either end that a part of nobody as well as one of the threshold falls in.

    Where a band ends depends on the whole alone, and every part within it is said in the same way: so a band tells no
    more than it says. A whole so small that a band would be half of it is hidden.
    """
    check_threshold(threshold)
    edge = next((edge for edge in EDGES if edge * whole > 100 * threshold), None)
    if whole < threshold or edge is None or edge == EDGES[-1]:
        return Band()
    if 100 * part < edge * whole:
        return Band(low=0, high=edge)
    if 100 * (whole - part) < edge * whole:
        return Band(low=100 - edge, high=100)
    return Band(exact=100 * part / whole)


def mean_is_safe(total: int, people: int, scale: tuple[int, int], threshold: int) -> bool:
    """May the mean of whole answers on a scale be shown, with how many answered?

    A mean at either end tells what everybody answered, and one near it what nearly everybody did. So the points above
    the lowest answer, and those under the highest, are counted as people are: at least the threshold of each. Then the
    threshold of people may have answered something else than the end. One person moves such a mean by at most the
    width of the scale over the number of people, so no answer outweighs the others.
    """
    check_threshold(threshold)
    lowest, highest = scale
    above, below = total - lowest * people, highest * people - total
    return people >= threshold and above >= threshold and below >= threshold


def mean_table(name: str, answers: Mapping[str, Sequence[int]], scale: tuple[int, int]) -> CrossTable:
    """The means of many places as a table for `release`: points above the lowest answer and points under the highest.

    `answers` are whole numbers on the scale by the key of a place with nothing below it. Raises ValueError for one
    that is not on the scale.
    """
    lowest, highest = scale
    counts = {}
    for key, given in answers.items():
        if any(not lowest <= answer <= highest for answer in given):
            raise ValueError(f"{name}: an answer at {key} is not on the scale.")
        counts[key, ABOVE] = sum(answer - lowest for answer in given)
        counts[key, BELOW] = sum(highest - answer for answer in given)
    return CrossTable(name, (ABOVE, BELOW), counts, points=highest - lowest)


def mean_of(cells: Sequence[Cell], scale: tuple[int, int]) -> float | None:
    """The mean from the cells of a place in a released `mean_table`; None when it is hidden or folded away."""
    points = [cell.value for cell in cells]
    if len(points) != 2 or points[0] is None or points[1] is None:
        return None
    lowest, highest = scale
    return lowest + (highest - lowest) * points[0] / (points[0] + points[1])
