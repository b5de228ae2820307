"""Shares of a team as five bands: what a manager estimates in, and what a measured share is laid beside. Pure."""

from itertools import pairwise

FEWEST, FEWER, HALF, MORE, MOST = range(1, 6)
# From this share and up to the next: none or almost none, fewer than half, about half, more, all or almost all.
EDGES = (0.0, 0.1, 0.4, 0.6, 0.9)


def band_of(share: float) -> int:
    """1 to 5. The last band includes 1."""
    found = (number for number, (low, high) in enumerate(pairwise((*EDGES, 2.0)), start=1) if low <= share < high)
    return next(found)


def careful_band(*, on: int, under: int, threshold: int) -> int:
    """The band of those who are on a level, without an end that would tell of nearly everybody.

    "Almost all" is only said where those who are not are enough to be known of, and "almost none" likewise; else the
    band beside it is given, which then reaches to the end.
    """
    band = band_of(on / (on + under))
    if band == MOST and under < threshold:
        return MORE
    if band == FEWEST and on < threshold:
        return FEWER
    return band
