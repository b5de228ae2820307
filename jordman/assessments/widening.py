"""How wide a group must be before it is stored beside an answer. Pure: counts of who was asked in, groups out.

Place, role and sex are kept only as far as at least the threshold of people were asked in that place, in that role at
the employer, and of that sex at the employer. What is left blank, or moved to the place above, hides nobody if it is
itself a small group: it would be known by being blank. So the groups that are made wider take the smallest of their
neighbours with them until they too are the threshold or more.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

BLANK = ""
# The units that are in each group, by the place that stands for them.
Groups = dict[int, list[int]]
Value = TypeVar("Value")


@dataclass(frozen=True)
class Asked:
    """So many people were asked at a unit of an employer, in a role and of a sex."""

    unit: int
    employer: int
    role: str
    sex: str
    number: int


@dataclass(frozen=True)
class Group:
    """What may stand beside an answer."""

    place: int
    role: str
    sex: str


class Widening:
    """`parents` maps a place to the one above it; `top` is where the measurement is, and the widest place there is."""

    def __init__(self, asked: Iterable[Asked], parents: Mapping[int, int | None], top: int, threshold: int) -> None:
        self._top, self._threshold, self._parents = top, threshold, parents
        rows = tuple(asked)
        self._places = self._places_of(_sums(rows, lambda row: row.unit))
        self._roles = self._kept(_sums(rows, lambda row: (row.employer, row.role)))
        self._sexes = self._kept(_sums(rows, lambda row: (row.employer, row.sex)))

    def group(self, *, unit: int, employer: int, role: str, sex: str) -> Group:
        """What may be stored of somebody who was asked there. Who was not among `asked` gets the widest of all."""
        return Group(
            place=self._places.get(unit, self._top),
            role=role if (employer, role) in self._roles else BLANK,
            sex=sex if (employer, sex) in self._sexes else BLANK,
        )

    def _kept(self, numbers: Counter[tuple[int, str]]) -> set[tuple[int, str]]:
        """The values that may stand, employer by employer."""
        kept: set[tuple[int, str]] = set()
        for employer in {employer for employer, _value in numbers}:
            own = {value: number for (at, value), number in numbers.items() if at == employer}
            kept |= {(employer, value) for value in keep_wide(own, self._threshold, pool=BLANK)}
        return kept

    # Places

    def _places_of(self, units: Counter[int]) -> dict[int, int]:
        """Each unit with the place that stands for it, gathered from the deepest places up to the top."""
        chains = {unit: self._chain(unit) for unit in units}
        depth = {place: len(chain) - step for chain in chains.values() for step, place in enumerate(chain)}
        above = {low: high for chain in chains.values() for low, high in pairwise(chain)}
        under: dict[int, Groups] = {place: {} for place in (*depth, self._top)}
        for unit, chain in chains.items():
            under[chain[0]].setdefault(chain[0], []).append(unit)
        for place in sorted(above, key=lambda each: (-depth[each], each)):
            under[above[place]].update(self._gather(place, under.pop(place), units))
        whole = self._gather(self._top, under[self._top], units)
        return {unit: stands for stands, members in whole.items() for unit in members}

    def _gather(self, place: int, groups: Groups, units: Counter[int]) -> Groups:
        """Bring to `place` the groups under it that are too small, and neighbours until what was brought is not."""
        sizes = {stands: sum(units[unit] for unit in members) for stands, members in groups.items()}
        kept = keep_wide(sizes, self._threshold, pool=place)
        brought = [unit for stands, members in groups.items() if stands not in kept for unit in members]
        return {stands: groups[stands] for stands in kept} | ({place: brought} if brought else {})

    def _chain(self, unit: int) -> list[int]:
        """From the unit to the top. A unit that does not lie under the top counts at the top alone."""
        chain, at = [], unit
        while at != self._top:
            chain.append(at)
            above = self._parents.get(at)
            if above is None or above in chain:
                return [self._top]
            at = above
        return [*chain, self._top]


def keep_wide(numbers: Mapping[Value, int], threshold: int, pool: Value | None = None) -> set[Value]:
    """The values that may stand by themselves; all others go to one pool.

    Those under the threshold go to the pool, and then the smallest of the others, until the pool is empty or the
    threshold or more. `pool` is a value that is in the pool from the beginning.
    """
    present = {value: number for value, number in numbers.items() if number}
    kept = {value for value, number in present.items() if number >= threshold and value != pool}
    pooled = sum(number for value, number in present.items() if value not in kept)
    for value in sorted(kept, key=lambda each: (present[each], str(each))):
        if pooled == 0 or pooled >= threshold:
            break
        kept.remove(value)
        pooled += present[value]
    return kept


def _sums(rows: Iterable[Asked], value: Callable[[Asked], Value]) -> Counter[Value]:
    sums: Counter[Value] = Counter()
    for row in rows:
        sums[value(row)] += row.number
    return sums
