"""Shares of a team: the five bands that a manager estimates in, and the ranges that a measured share is given in. Pure.

A measured share that may not be shown exactly is given as a range, so wide that a part of nobody as well as one of the
threshold falls in it (`disclosure.values.shown_share`), or else as which half.
"""

from itertools import pairwise

from jordman.disclosure.values import shown_share

# From this share and up to the next, per cent: none or almost none, fewer than half, about half, more, all or almost.
EDGES = (0, 10, 40, 60, 90, 100)
HALF = 50


def range_of_band(band: int) -> tuple[int, int]:
    """The ends of a band from 1 to 5, per cent."""
    return tuple(pairwise(EDGES))[band - 1]


def range_of(on: int, under: int, threshold: int) -> tuple[int, int] | None:
    """The range of per cent to give when the share of those `on` a level is hidden; None when nothing may be said."""
    people = on + under
    band = shown_share(on, people, threshold)
    if band.low is not None and band.high is not None:
        return band.low, band.high
    if people < 2 * threshold:
        return None
    return (HALF, 100) if on * 100 >= HALF * people else (0, HALF)


def compare(estimated: int, measured: tuple[float, float]) -> int:
    """-1 when all that was measured lies under the estimated band, 1 when above it, 0 when they may agree."""
    low, high = range_of_band(estimated)
    if measured[1] < low or (measured[0] < measured[1] == low):
        return -1
    return 1 if measured[0] > high else 0
