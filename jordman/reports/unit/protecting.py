"""Which counts of single sessions may stand beside the strata. Pure functions.

The strata alone are safe: each holds at least the threshold. But a session's people are some of those who were there
at least once, and all the sessions' people together tell how the strata are filled. So a count is left out when it
leads to a group under the threshold by subtraction, and all are left out when their sum does.

Not protected against: figures of other days, as with every snapshot; and what everybody saw who sat in the room.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jordman.disclosure.cells import SMALL, Cell, Hidden, check_threshold
from jordman.team_sessions.coverage import Stratum

NEARLY_ALL, SHIELD = Cell(hidden=Hidden.NEARLY_ALL), Cell(hidden=Hidden.SHIELD)


@dataclass(frozen=True, slots=True)
class Held:
    """A session that was held: how many were there, of how many who worked at the unit then."""

    people: int
    headcount: int


def protected_counts(
    by_times: Sequence[int], strata: Sequence[Stratum], sessions: Sequence[Held], threshold: int
) -> tuple[Cell, ...]:
    """How many were at each session, where that says nothing of a few. `by_times` and `strata` are of the same day."""
    check_threshold(threshold)
    if _sum_tells(by_times, strata, len(sessions), threshold):
        return (SHIELD,) * len(sessions)
    groups = _shown_groups(strata, len(sessions))
    return tuple(_cell(session, groups, threshold) for session in sessions)


def _cell(session: Held, groups: Sequence[int], threshold: int) -> Cell:
    if session.people < threshold:
        return SMALL
    if session.headcount - session.people < threshold:
        return NEARLY_ALL
    if any(abs(session.people - group) < threshold for group in groups):
        return SHIELD
    return Cell(session.people)


def _shown_groups(strata: Sequence[Stratum], held: int) -> tuple[int, ...]:
    """Shown groups that hold a session's people, or are held by them: there at least once, and there every time."""
    if held < 2 or len(strata) < 2:
        return ()
    once = [sum(stratum.count for stratum in strata[1:])] if strata[0].high == 0 else []
    always = [strata[-1].count] if strata[-1].low == held else []
    return (*once, *always)


def _sum_tells(by_times: Sequence[int], strata: Sequence[Stratum], held: int, threshold: int) -> bool:
    """Does the sum of all counts say that nearly everybody is at one end of their stratum?"""
    if not strata:
        return True
    total = sum(times * people for times, people in enumerate(by_times))
    low = sum(stratum.low * stratum.count for stratum in strata)
    high = sum(min(held, held if stratum.high is None else stratum.high) * stratum.count for stratum in strata)
    if low == high:
        return False
    # Those who came least: that they stand together with others says that those who never came are few.
    hides_none = strata[0].high != 0
    return not low + threshold <= total <= high - threshold or (hides_none and total - low < strata[0].count)
