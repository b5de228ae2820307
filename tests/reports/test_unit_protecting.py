"""Counts of single sessions beside the layers: nothing under the threshold can be computed from what is shown."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest

from jordman.disclosure.cells import Hidden
from jordman.reports.unit.protecting import Held, protected_counts
from jordman.team_sessions.coverage import protected_strata

FIVE = 5


def counts(by_times: list[int], *people: int, threshold: int = FIVE) -> list[int | Hidden | None]:
    headcount = sum(by_times)
    strata = protected_strata(by_times, threshold)
    sessions = [Held(each, headcount) for each in people]
    return [cell.value or cell.hidden for cell in protected_counts(by_times, strata, sessions, threshold)]


def test_counts_of_large_groups_are_shown() -> None:
    assert counts([5, 3, 4, 5, 5, 3, 3], 11, 13, 14, 10, 15, 17) == [11, 13, 14, 10, 15, 17]


def test_a_session_that_few_came_to_or_nearly_all_is_left_out() -> None:
    assert counts([6, 6, 6, 6], 4, 13, 13) == [Hidden.SMALL, 13, 13]
    assert counts([0, 5, 10, 15], 28, 16, 16)[0] == Hidden.NEARLY_ALL


def test_a_session_at_which_nearly_all_were_who_have_ever_come_is_left_out() -> None:
    """18 have come at all: 16 at a session would say that two of them stayed away."""
    assert counts([10, 6, 6, 6], 16, 10, 10)[0] == Hidden.SHIELD


def test_the_first_session_alone_says_no_more_than_the_layers() -> None:
    assert counts([12, 16], 16) == [16]


def test_all_are_left_out_when_their_sum_says_that_nearly_all_came_every_time() -> None:
    """Everybody who came was at both but one: 19 + 19 of 20 that have come at all."""
    assert counts([10, 2, 18], 19, 19) == [Hidden.SHIELD] * 2


def test_a_unit_too_small_for_layers_shows_no_counts() -> None:
    assert counts([2, 2], 2) == [Hidden.SHIELD]


Atoms = tuple[int, ...]


def worlds(sessions: int, headcount: int) -> Iterator[Atoms]:
    """Every way in which so many people can have been at some of the sessions, as the size of each combination."""
    groups = 2**sessions

    def fill(left: int, places: int) -> Iterator[Atoms]:
        if places == 1:
            yield (left,)
            return
        for here in range(left + 1):
            for rest in fill(left - here, places - 1):
                yield (here, *rest)

    return fill(headcount, groups)


def shown(world: Atoms, sessions: int, threshold: int) -> object:
    """All that is published about a world."""
    by_times = [0] * (sessions + 1)
    people = [0] * sessions
    for attended, size in zip(product((0, 1), repeat=sessions), world, strict=True):
        by_times[sum(attended)] += size
        for number, was_there in enumerate(attended):
            people[number] += size * was_there
    headcount = sum(world)
    strata = protected_strata(by_times, threshold)
    cells = protected_counts(by_times, strata, [Held(each, headcount) for each in people], threshold)
    return strata, tuple(cell.value for cell in cells)


@pytest.mark.parametrize(("sessions", "headcount", "threshold"), [(1, 16, 5), (2, 16, 5), (2, 21, 5), (3, 10, 3)])
def test_nobody_can_compute_a_small_group(sessions: int, headcount: int, threshold: int) -> None:
    """Whoever knows the rules and sees the figures cannot be sure that a combination is of one to four people."""
    same: dict[object, list[Atoms]] = defaultdict(list)
    for world in worlds(sessions, headcount):
        same[shown(world, sessions, threshold)].append(world)
    exposed = [
        (figures, group, sizes.pop())
        for figures, alike in same.items()
        for group in range(2**sessions)
        if len(sizes := {world[group] for world in alike}) == 1 and 0 < min(sizes) < threshold
    ]
    assert not exposed, exposed[:5]
