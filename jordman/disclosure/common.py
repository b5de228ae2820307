"""The finest groups of leaves that two releases both tell of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from jordman.disclosure.layers import Counts, Layer, add
from jordman.disclosure.patterns import Shown
from jordman.disclosure.places import Nest


@dataclass(frozen=True, slots=True)
class Told:
    """What the earlier release showed in a layer, by the number of the place."""

    nest: Nest
    counts: Mapping[int, Counts]


@dataclass(slots=True)
class Both:
    """Leaves whose sums both releases tell, unless `is_unknown`: then some of them lie in nothing that one shows."""

    now: Counts
    then: Counts
    is_unknown: bool = False
    has_moved: bool = False

    def join(self, other: Both) -> None:
        self.now = add(self.now, other.now)
        self.then = add(self.then, other.then)
        self.is_unknown |= other.is_unknown
        self.has_moved |= other.has_moved


class Common:
    """The groups of the later release in a layer, put together until they are sums of groups of the earlier one too.

    To hide a place joins groups and never parts any, so what is joined stays so.
    """

    def __init__(self, now: Nest, layer: Layer, shown: Shown, told: Told, moved: frozenset[str]) -> None:
        self.shown = shown
        self.groups: set[Shown] = set()
        self._in: dict[int, set[Shown]] = defaultdict(set)
        self._over: dict[object, object] = {}
        self._both: dict[object, Both] = {}
        self._nothing = (0,) * layer.width
        earlier, rests = _earlier_groups(told.nest, told.counts)
        for place, rest in rests.items():
            self._both[place] = Both(self._nothing, rest)
        self._both[None] = Both(self._nothing, self._nothing, is_unknown=True)
        for leaf in now.leaves:
            group = now.ancestors[leaf] & shown
            self._add(group)
            key = now.keys[leaf]
            self._top(group).join(Both(layer.at(leaf), self._nothing, has_moved=key in moved))
            if key in earlier:
                self._join(group, earlier[key])

    def around(self, group: Shown) -> Both:
        """What both tell of that has this group of the later release in it."""
        return self._top(group)

    def hide(self, place: int) -> list[Shown]:
        """The groups of the later release that came of it."""
        self.shown -= {place}
        changed = []
        for group in self._in.pop(place, set()):
            larger = group - {place}
            self.groups.discard(group)
            for other in larger:
                self._in[other].discard(group)
            self._add(larger)
            self._join(group, larger)
            changed.append(larger)
        return changed

    def _add(self, group: Shown) -> None:
        if group in self.groups:
            return
        self.groups.add(group)
        self._both.setdefault(self._find(group), Both(self._nothing, self._nothing, is_unknown=not group))
        for place in group:
            self._in[place].add(group)

    def _find(self, one: object) -> object:
        while (over := self._over.setdefault(one, one)) != one:
            self._over[one] = self._over[over]
            one = over
        return one

    def _top(self, one: object) -> Both:
        return self._both[self._find(one)]

    def _join(self, one: object, other: object) -> None:
        first, second = self._find(one), self._find(other)
        if first != second:
            self._over[second] = first
            self._both[first].join(self._both.pop(second))


def _earlier_groups(tree: Nest, shown: Mapping[int, Counts]) -> tuple[dict[str, int | None], dict[int, Counts]]:
    """For each leaf the lowest shown place over it, and of each shown place what is left beside those shown in it."""
    told = {place: _own_tree(tree, place, shown) for place in shown}
    rests = {place: own for place, own in told.items() if own is not None}
    left = dict(rests)
    for place, own in rests.items():
        over = next((above for above in tree.way_up(place) if above in rests), None)
        if over is not None:
            left[over] = less(left[over], own)
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
        own = less(own, other)
    return own


def less(one: Counts, other: Counts) -> Counts:
    return tuple(first - second for first, second in zip(one, other, strict=True))
