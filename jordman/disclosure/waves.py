"""A later wave beside an earlier one, so that one taken from the other says nothing about a few.

Three rules. What the same people were shown by in the earlier wave is handed to the attacker (totals, and tables whose
columns last), so both releases together are as safe as one when nobody has come or gone. A group that both waves tell
of shows a table's split again only when the split is the same or differs by many: by at least the threshold in each
column that differs when the columns last, by at least the threshold of people in all when they do not. And a total is
shown again with any difference, since how many have answered is not what they answered; but where a unit has moved in
or out, a total that differs differs by at least the threshold.

Not protected: somebody who knows that nobody else came, left or changed, in a table whose earlier and later groups are
not the same; and more than two waves put together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jordman.disclosure.counted import CrossTable
from jordman.disclosure.covering import Problem
from jordman.disclosure.layers import Counts, Layer, add
from jordman.disclosure.patterns import Pattern, Shown
from jordman.disclosure.places import Nest, Place, nest
from jordman.disclosure.released import Released
from jordman.disclosure.tables import FOLDED


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier release against the places of now. `shown` has for each layer counts by the earlier place's number."""

    nest: Nest
    shown: tuple[Mapping[int, Counts], ...]
    lasting: tuple[bool, ...]
    moved: frozenset[str]  # leaves that are new, gone or elsewhere
    left: frozenset[str]  # the places that those lay under


def told_before(
    earlier: Released, now: Nest, columns: Mapping[str, tuple[str, ...]], tables: Sequence[CrossTable]
) -> Before:
    """An earlier release, for comparing with the tables that are split now."""
    then = nest([Place(key, above) for key, above in earlier.above.items()])
    index = {key: place for place, key in enumerate(then.keys)}
    totals = {index[key]: (count,) for key, count in earlier.totals.items()}
    splits = [_split(earlier, table.name, columns[table.name], index) for table in tables]
    moved = _moved(then, now)
    left = frozenset(then.keys[place] for key in moved & index.keys() for place in then.ancestors[index[key]])
    return Before(then, (totals, *splits), (True, *(table.is_lasting for table in tables)), moved, left)


def with_what_is_known(problem: Problem, earlier: Before) -> Problem:
    """The problem with the earlier release in the attacker's hands."""
    index = {key: place for place, key in enumerate(problem.nest.keys)}
    ancestors = problem.nest.ancestors
    others = frozenset[int]().union(*(ancestors[index[key]] for key in earlier.moved & index.keys()))
    others |= frozenset(index[key] for key in earlier.left if key in index)
    handed, barred = [], []
    for layer, told, is_lasting in zip(problem.layers, earlier.shown, earlier.lasting, strict=True):
        totals = layer.totals(problem.nest)
        then = {
            index[key]: told[place] for place, key in enumerate(earlier.nest.keys) if place in told and key in index
        }
        changes = {place: _less(totals[place], then[place]) for place in others & then.keys()}
        handed.append(frozenset(then) - others)
        barred.append(
            frozenset(at for at, change in changes.items() if _is_small(change, layer, is_lasting=is_lasting))
        )
    return replace(problem, handed=tuple(handed), barred=tuple(barred))


def without_small_changes(problem: Problem, pattern: Pattern, earlier: Before) -> Pattern:
    """The pattern less what would tell of a few together with the earlier release."""
    found: list[Shown] = []
    for at, layer in enumerate(problem.layers):
        shown = pattern.shown[at] & found[0] if at else pattern.shown[at]
        while hide := frozenset(_to_hide(problem, layer, shown, earlier, at)):
            shown -= hide
        found.append(shown)
    return Pattern(tuple(found))


def _to_hide(problem: Problem, layer: Layer, shown: Shown, earlier: Before, at: int) -> Iterator[int]:
    for common in _in_both(problem, layer, shown, earlier, at):
        change = _less(common.now, common.then)
        if (at or common.has_moved) and _is_small(change, layer, is_lasting=earlier.lasting[at]):
            for group in common.groups:
                yield _dispensable(problem, group, shown)


def _dispensable(problem: Problem, group: Shown, shown: Shown) -> int:
    """The place to hide so that the group becomes larger: the smallest shown one in it, or its own."""
    own = min(group, key=lambda place: (problem.weights[place], problem.people[place], place))
    inside = [place for place in problem.nest.below(own)[:-1] if place in shown]
    return min(inside, key=lambda place: (problem.weights[place], problem.people[place], place), default=own)


def _is_small(changes: Counts, layer: Layer, *, is_lasting: bool) -> bool:
    if is_lasting:
        return any(0 < abs(change) < layer.threshold for change in changes)
    more = sum(change for change in changes if change > 0)
    less = -sum(change for change in changes if change < 0)
    return 0 < max(more, less) < layer.threshold


def _split(
    earlier: Released, table: str, columns: Sequence[str], index: Mapping[str, int]
) -> dict[int, tuple[int, ...]]:
    """The earlier splits of a table, folded as the columns are now; none when the columns were others."""
    parts = [frozenset(name.split(FOLDED)) for name in columns]
    before = earlier.names_in(table) if table in earlier.columns else ()
    if frozenset().union(*parts) != frozenset().union(*before):
        return {}
    at = [next(number for number, part in enumerate(parts) if names <= part) for names in before]
    found = {}
    for key, counts in earlier.splits[table].items():
        sums = [0] * len(parts)
        for number, count in zip(at, counts, strict=True):
            sums[number] += count
        found[index[key]] = tuple(sums)
    return found


def _moved(then: Nest, now: Nest) -> frozenset[str]:
    """The leaves that do not lie where they lay, among the places that are in both."""
    ways = [_ways_up(then), _ways_up(now)]
    return frozenset(key for key in ways[0].keys() | ways[1].keys() if ways[0].get(key) != ways[1].get(key))


def _ways_up(tree: Nest) -> dict[str, frozenset[str]]:
    ancestors = tree.ancestors
    return {tree.keys[leaf]: frozenset(tree.keys[place] for place in ancestors[leaf]) for leaf in tree.leaves}


# The finest groups that both waves tell of


@dataclass(frozen=True, slots=True)
class _Common:
    """A group of leaves whose counts both releases tell; `groups` are what it is made of in the later one."""

    now: Counts
    then: Counts
    groups: tuple[Shown, ...]
    has_moved: bool


def _in_both(problem: Problem, layer: Layer, shown: Shown, earlier: Before, at: int) -> Iterator[_Common]:
    then, rests = _groups_then(earlier.nest, earlier.shown[at])
    now = _groups_now(problem.nest, shown)
    counts = {problem.nest.keys[leaf]: layer.at(leaf) for leaf in problem.nest.leaves}
    nothing = (0,) * layer.width
    for leaves in _joined(then, now):
        before = {then[leaf] for leaf in leaves if leaf in then}
        after = {now[leaf] for leaf in leaves if leaf in now}
        if None in before or frozenset() in after:
            continue
        yield _Common(
            add(nothing, *(counts[leaf] for leaf in leaves if leaf in counts)),
            add(nothing, *(rests[place] for place in before if place is not None)),
            tuple(after),
            not earlier.moved.isdisjoint(leaves),
        )


def _groups_then(tree: Nest, shown: Mapping[int, Counts]) -> tuple[dict[str, int | None], dict[int, Counts]]:
    """For each leaf the lowest shown place over it, and of each shown place what is left beside those shown in it."""
    told = {place: _own_tree(tree, place, shown) for place in shown}
    rests = {place: own for place, own in told.items() if own is not None}
    left = dict(rests)
    for place, own in rests.items():
        over = next((above for above in tree.way_up(place) if above in rests), None)
        if over is not None:
            left[over] = _less(left[over], own)
    groups = {
        tree.keys[leaf]: next((place for place in (leaf, *tree.way_up(leaf)) if place in rests), None)
        for leaf in tree.leaves
    }
    return groups, left


def _own_tree(tree: Nest, place: int, shown: Mapping[int, Counts]) -> Counts | None:
    """The counts without what double memberships add; None when they were not told."""
    own = shown[place]
    for extra in tree.extras.get(place, ()):
        other = _own_tree(tree, extra, shown) if extra in shown else None
        if other is None:
            return None
        own = _less(own, other)
    return own


def _groups_now(tree: Nest, shown: Shown) -> dict[str, Shown]:
    ancestors = tree.ancestors
    return {tree.keys[leaf]: ancestors[leaf] & shown for leaf in tree.leaves}


def _joined(then: Mapping[str, int | None], now: Mapping[str, Shown]) -> list[list[str]]:
    """The leaves, together when they are in one group in either wave, straight or over others."""
    parent: dict[object, object] = {}

    def find(one: object) -> object:
        while (over := parent.setdefault(one, one)) != one:
            parent[one] = parent[over]
            one = over
        return one

    keys = then.keys() | now.keys()
    for key in keys:
        for groups in (then, now):
            if key in groups:
                parent[find((id(groups), groups[key]))] = find(key)
    sets: dict[object, list[str]] = defaultdict(list)
    for key in keys:
        sets[find(key)].append(key)
    return list(sets.values())


def _less(one: Counts, other: Counts) -> Counts:
    return tuple(first - second for first, second in zip(one, other, strict=True))
