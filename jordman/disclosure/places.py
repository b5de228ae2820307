"""Places under places, as they are given and as the protection walks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from graphlib import CycleError, TopologicalSorter


@dataclass(frozen=True, slots=True)
class Place:
    """A unit, a municipality, an association, ... `above` are the places directly above it, the main one first.

    Whoever is at a place is counted at all places above it, once at each. More than one above is a double membership.
    """

    key: str
    above: tuple[str, ...] = ()


@dataclass(frozen=True)
class Nest:
    """Places by number: a tree along the main memberships, and what the double memberships add to it.

    `order` has what lies below before what lies above. `leaves` have nothing below. `extras` says for a place which
    trees it counts besides its own, by the places at their tops; no two of them overlap.
    """

    keys: tuple[str, ...]
    above: tuple[tuple[int, ...], ...]
    children: tuple[tuple[int, ...], ...]
    order: tuple[int, ...]
    leaves: frozenset[int]
    extras: Mapping[int, tuple[int, ...]]

    def parent(self, place: int) -> int:
        """Along the main membership; -1 at a top."""
        return self.above[place][0] if self.above[place] else -1

    def way_up(self, place: int) -> Iterator[int]:
        """The places above along the main memberships, the nearest first."""
        while (place := self.parent(place)) >= 0:
            yield place

    def below(self, top: int) -> list[int]:
        """The tree under a place, in `order`, the place itself last."""
        found = [top]
        for place in found:
            found.extend(self.children[place])
        return found[::-1]

    @cached_property
    def ancestors(self) -> list[frozenset[int]]:
        """For each place itself and all above it, over all memberships."""
        found: list[frozenset[int]] = [frozenset()] * len(self.keys)
        for place in reversed(self.order):
            found[place] = frozenset({place}).union(*(found[above] for above in self.above[place]))
        return found


def nest(places: Sequence[Place]) -> Nest:
    """Raises ValueError when a key comes twice, a place above is not among them, or a place lies under itself."""
    index = {place.key: number for number, place in enumerate(places)}
    if len(index) < len(places):
        raise ValueError("Two places have the same key.")
    try:
        above = tuple(tuple(dict.fromkeys(index[key] for key in place.above)) for place in places)
    except KeyError as missing:
        raise ValueError(f"There is no place {missing} above.") from missing
    children: list[list[int]] = [[] for _place in places]
    for place, over in enumerate(above):
        if over:
            children[over[0]].append(place)
    leaves = frozenset(range(len(places))).difference(*above)
    order = _order(above)
    tree = Nest(tuple(index), above, tuple(map(tuple, children)), order, leaves, {})
    return replace(tree, extras=_extras(tree))


def _order(above: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    try:
        downward = tuple(TopologicalSorter(dict(enumerate(above))).static_order())
    except CycleError as cycle:
        raise ValueError("A place lies under itself.") from cycle
    return downward[::-1]


def _extras(tree: Nest) -> dict[int, tuple[int, ...]]:
    doubles = [place for place, above in enumerate(tree.above) if len(above) > 1]
    everything = tree.ancestors if doubles else []
    found: dict[int, list[int]] = {}
    for place in doubles:
        for above in everything[place].difference(tree.way_up(place), {place}):
            found.setdefault(above, []).append(place)
    return {above: tuple(_tops(tree, places)) for above, places in found.items()}


def _tops(tree: Nest, places: list[int]) -> Iterator[int]:
    """Those that lie under none of the others."""
    return (place for place in places if not any(above in places for above in tree.way_up(place)))
