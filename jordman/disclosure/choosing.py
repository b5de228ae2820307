"""The cheapest way to hide in a tree: dynamic programming from the leaves up.

What is hidden under a place and not yet gathered under anything shown is the place's *rest*. A shown place makes the
rest below it known, as itself less what is shown in it; so there the rest must be safe. A rest needs no more counting
than up to the threshold, so few different ones occur, and for each the cheapest way to it is kept. That is exact, but
for a tree where more than `MOST` rests occur at one place: there the cheapest are kept, which is as safe and perhaps
not the cheapest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from jordman.disclosure.layers import Counts, Layer, add_up_to
from jordman.disclosure.places import Nest

MOST = 400
NEVER = 1 << 200  # a cost that no way has

# For each layer what is hidden; None when nothing is.
Rest = tuple[Counts | None, ...]
# For each layer whether the place is shown there, and what that choice costs.
Option = tuple[int, tuple[bool, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """The option of each place. `best` is for each place the least cost below it when it is shown in all layers."""

    shown: dict[int, tuple[bool, ...]]
    cost: int
    best: dict[int, int]
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Chooser:
    """`closed` are for each layer the places that an attacker is taken to know: their rest must be safe in any case.

    To hide everything that is not closed must be safe.
    """

    nest: Nest
    layers: Sequence[Layer]
    closed: Sequence[frozenset[int]]
    options: Callable[[int], Iterable[Option]]

    def choose(self) -> Choice:
        """The cheapest option of each place such that the rest is safe wherever it becomes known."""
        ways = _Ways()
        costs: list[dict[Rest, int]] = [{}] * len(self.nest.keys)
        best = {}
        for place in self.nest.order:
            inner = self._below(place, costs, ways)
            best[place] = min((cost for rest, cost in inner.items() if self._is_safe(rest)), default=NEVER)
            costs[place] = self._at(place, inner, ways)
            for child in self.nest.children[place]:
                costs[child] = {}
        tops = [place for place in self.nest.order if self.nest.parent(place) < 0]
        chosen = [(place, min(costs[place].items(), key=lambda item: item[1])) for place in tops]
        shown = ways.back(self.nest, [(place, rest) for place, (rest, _cost) in chosen])
        return Choice(shown, sum(cost for _place, (_rest, cost) in chosen), best, not ways.left_out)

    def _below(self, place: int, costs: list[dict[Rest, int]], ways: _Ways) -> dict[Rest, int]:
        """What may rest in the place before it is shown or hidden itself."""
        start = self._own(place)
        inner: dict[Rest, int] = {start: 0}
        for child in self.nest.children[place]:
            merged: dict[Rest, int] = {}
            way: dict[Rest, tuple[Rest, Rest]] = {}
            for rest, cost in inner.items():
                for more, its_cost in costs[child].items():
                    both = self._together(rest, more)
                    if cost + its_cost < merged.get(both, NEVER):
                        merged[both] = cost + its_cost
                        way[both] = (rest, more)
            inner = self._cheap(merged, ways)
            ways.merges.setdefault(place, []).append(way)
        return inner

    def _at(self, place: int, inner: dict[Rest, int], ways: _Ways) -> dict[Rest, int]:
        """What rests in the place for those above it, with each option."""
        found: dict[Rest, int] = {}
        way: dict[Rest, tuple[Rest, tuple[bool, ...]]] = {}
        closed = [place in places for places in self.closed]
        for extra, shown in self.options(place):
            ends = [one or other for one, other in zip(shown, closed, strict=True)]
            for rest, cost in inner.items():
                if not self._is_safe(rest, ends):
                    continue
                left = tuple(None if end else part for part, end in zip(rest, ends, strict=True))
                if cost + extra < found.get(left, NEVER):
                    found[left] = cost + extra
                    way[left] = (rest, shown)
        ways.options[place] = way
        return self._cheap(found, ways)

    def _own(self, place: int) -> Rest:
        if place not in self.nest.leaves:
            return (None,) * len(self.layers)
        parts = []
        for layer in self.layers:
            counts = tuple(min(layer.threshold, count) for count in layer.at(place))
            parts.append(None if layer.is_zero_safe and not any(counts) else counts)
        return tuple(parts)

    def _is_safe(self, rest: Rest, ends: Iterable[bool] | None = None) -> bool:
        return all(
            part is None or not end or layer.is_safe(part)
            for layer, part, end in zip(self.layers, rest, ends or (True,) * len(rest), strict=True)
        )

    def _together(self, one: Rest, other: Rest) -> Rest:
        return tuple(
            (first or second) if first is None or second is None else add_up_to(layer.threshold, first, second)
            for layer, first, second in zip(self.layers, one, other, strict=True)
        )

    def _cheap(self, costs: dict[Rest, int], ways: _Ways) -> dict[Rest, int]:
        """Without what another does as well: a rest that is large in all columns is the safest there is."""
        large = tuple((layer.threshold,) * layer.width for layer in self.layers)
        limit = costs.get(large, NEVER)
        kept = {rest: cost for rest, cost in costs.items() if cost < limit or rest == large}
        if len(kept) <= MOST:
            return kept
        ways.left_out = True
        everything = max(kept, key=_size)
        cheapest = sorted(kept, key=lambda rest: (kept[rest], str(rest)))[:MOST]
        return {rest: kept[rest] for rest in {*cheapest, everything}}


def _size(rest: Rest) -> tuple[int, int]:
    return sum(part is not None for part in rest), sum(map(sum, filter(None, rest)))


class _Ways:
    """How each rest came about, for going back from the tops."""

    def __init__(self) -> None:
        self.merges: dict[int, list[dict[Rest, tuple[Rest, Rest]]]] = {}
        self.options: dict[int, dict[Rest, tuple[Rest, tuple[bool, ...]]]] = {}
        self.left_out = False

    def back(self, nest: Nest, ends: list[tuple[int, Rest]]) -> dict[int, tuple[bool, ...]]:
        shown = {}
        while ends:
            place, rest = ends.pop()
            rest, shown[place] = self.options[place][rest]
            for child, way in zip(nest.children[place][::-1], self.merges.get(place, [])[::-1], strict=True):
                rest, more = way[rest]
                ends.append((child, more))
        return shown
