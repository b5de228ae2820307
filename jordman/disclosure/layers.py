"""What is counted at the places, one layer for the totals and one for each table, and when a sum of it is safe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from jordman.disclosure.places import Nest

# Counts of a group by column. Where they are compared only, they stop at the threshold.
Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """The counts at the leaves, by the leaf's number. `cells` is what it costs to hide a place: so many cells."""

    counts: Mapping[int, Counts]
    width: int
    threshold: int
    is_zero_safe: bool
    cells: int

    def at(self, leaf: int) -> Counts:
        return self.counts.get(leaf, (0,) * self.width)

    def is_safe(self, counts: Counts) -> bool:
        """May these be known of a group that is not empty of places?"""
        return all(count >= self.threshold or (count == 0 and self.is_zero_safe) for count in counts)

    def sums(self, nest: Nest) -> list[Counts]:
        """For each place the sums over its own tree, without double memberships."""
        return _summed(nest, [self.at(place) if place in nest.leaves else (0,) * self.width for place in nest.order])

    def totals(self, nest: Nest) -> list[Counts]:
        """For each place the sums over all that belongs to it, each leaf once."""
        sums = self.sums(nest)
        return [
            add(counts, *(sums[extra] for extra in nest.extras.get(place, ()))) for place, counts in enumerate(sums)
        ]


def add(*several: Counts) -> Counts:
    return tuple(map(sum, zip(*several, strict=True)))


@lru_cache(maxsize=1 << 16)
def add_up_to(threshold: int, one: Counts, other: Counts) -> Counts:
    return tuple(min(threshold, first + second) for first, second in zip(one, other, strict=True))


def _summed(nest: Nest, own: Iterable[Counts]) -> list[Counts]:
    sums: list[Counts] = [()] * len(nest.keys)
    for place, counts in zip(nest.order, own, strict=True):
        sums[place] = add(counts, *(sums[child] for child in nest.children[place]))
    return sums
