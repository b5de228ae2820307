"""What an attacker is taken to know besides what is shown.

Places with double memberships make sets that cross. Instead of reasoning about them, the attacker is handed the places
where they meet: then all that he knows is about sets within each other, as in a tree. What is handed must be safe by
itself; a place whose sum cannot be shown without handing out something unsafe is not shown.
"""

from __future__ import annotations

from collections.abc import Iterable

from jordman.disclosure.layers import Counts, Layer
from jordman.disclosure.places import Nest


class Known:
    """The places handed out in a layer, and for each place what is left of its tree beside those handed out in it."""

    def __init__(self, nest: Nest, layer: Layer) -> None:
        self.places: set[int] = set()
        self.nest = nest
        self.layer = layer
        self.left = layer.sums(nest)
        self.leaves = _leaf_counts(nest)

    def hand_all(self, wanted: Iterable[int]) -> bool:
        """Hand these places out, all or none. Are they known now?"""
        given: list[int] = []
        for place in wanted:
            if place in self.places:
                continue
            if not self._hand(place):
                for back in reversed(given):
                    self._take_back(back)
                return False
            given.append(place)
        return True

    def _hand(self, place: int) -> bool:
        over = next((above for above in self.nest.way_up(place) if above in self.places), None)
        rest = None if over is None else _less(self.left[over], self.left[place])
        around = 0 if over is None else self.leaves[over] - self.leaves[place]
        if self.leaves[place] and not self.layer.is_safe(self.left[place]):
            return False
        if rest is not None and around and not self.layer.is_safe(rest):
            return False
        self._move(place, -1)
        self.places.add(place)
        return True

    def _take_back(self, place: int) -> None:
        self.places.discard(place)
        self._move(place, 1)

    def _move(self, place: int, sign: int) -> None:
        for above in self.nest.way_up(place):
            self.left[above] = tuple(
                one + sign * other for one, other in zip(self.left[above], self.left[place], strict=True)
            )
            self.leaves[above] += sign * self.leaves[place]
            if above in self.places:
                break


def _less(one: Counts, other: Counts) -> Counts:
    return tuple(first - second for first, second in zip(one, other, strict=True))


def _leaf_counts(nest: Nest) -> list[int]:
    found = [0] * len(nest.keys)
    for place in nest.order:
        found[place] = int(place in nest.leaves) + sum(found[child] for child in nest.children[place])
    return found
