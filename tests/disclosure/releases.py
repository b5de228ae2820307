"""Random places and tables, and somebody who has every figure of a release and solves for the rest."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import cast

import numpy as np
from hypothesis import strategies as st
from scipy.optimize import linprog

from jordman.disclosure.releasing import CrossTable, Place, Released
from tests.disclosure.attacker import Attacker, Group

THRESHOLD = 5
# Sums of whole numbers have whole bounds, so this is only what floating numbers do to them.
NOISE = 1e-6


Atom = tuple[str, str, str]


def atoms_of(group: Iterable[Hashable]) -> Iterable[Atom]:
    return cast("Iterable[Atom]", group)


@dataclass(frozen=True)
class World:
    """Places and tables as they are. An atom is a column of a table at a leaf: (table, leaf, column)."""

    places: tuple[Place, ...]
    tables: tuple[CrossTable, ...]
    is_zero_safe: bool = False

    @cached_property
    def leaves(self) -> dict[str, frozenset[str]]:
        """The leaves of each place, over all memberships."""
        above = set(chain.from_iterable(place.above for place in self.places))
        found: dict[str, set[str]] = {place.key: set() for place in self.places}
        over = {place.key: place.above for place in self.places}
        for place in self.places:
            if place.key not in above:
                ways = [place.key]
                while ways:
                    key = ways.pop()
                    found[key].add(place.key)
                    ways.extend(over[key])
        return {key: frozenset(leaves) for key, leaves in found.items()}

    @cached_property
    def atoms(self) -> list[Hashable]:
        ends = sorted(leaf for leaf, own in self.leaves.items() if own == {leaf})
        return [(table.name, leaf, column) for table in self.tables for leaf in ends for column in table.columns]

    def group(self, table: CrossTable, place: str, columns: Iterable[str]) -> Group:
        return frozenset((table.name, leaf, column) for leaf in self.leaves[place] for column in columns)

    def people(self, group: Iterable[Hashable]) -> int:
        counts = {table.name: table.counts for table in self.tables}
        return sum(counts[name].get((leaf, column), 0) for name, leaf, column in atoms_of(group))

    def is_safe_zero(self, group: Group) -> bool:
        """May it be known that there is nobody in the group? Of a safe kind, or where nobody is, if that may be."""
        safe = {table.name: table.is_zero_safe for table in self.tables}
        first = self.tables[0]
        counted = {leaf: self.people(self.group(first, leaf, first.columns)) for leaf in self.leaves}
        return all(safe[name] or (self.is_zero_safe and not counted[leaf]) for name, leaf, _ in atoms_of(group))

    def is_harmless(self, group: Group) -> bool:
        people = self.people(group)
        return people >= THRESHOLD or (people == 0 and self.is_safe_zero(group))


def shown_groups(world: World, released: Released) -> Iterator[tuple[Group, int]]:
    """The atoms behind every figure, and the figure."""
    for place in world.places:
        for table in world.tables:
            total = released.total(place.key)
            if total.value is not None:
                yield world.group(table, place.key, table.columns), total.value
            names = released.names_in(table.name)
            for names_in, cell in zip(names, released.cells(place.key, table.name), strict=True):
                if cell.value is not None:
                    yield world.group(table, place.key, names_in), cell.value


def links(world: World) -> Iterator[tuple[Group, Group]]:
    """A leaf has the same people in all tables, shown or not."""
    first, *others = world.tables
    for leaf in (key for key, own in world.leaves.items() if own == {key}):
        for other in others:
            yield world.group(first, leaf, first.columns), world.group(other, leaf, other.columns)


@dataclass
class Solver:
    """Solves over the real numbers, exactly; and for bounds, knowing that nobody is counted less than nought times."""

    world: World
    shown: Sequence[tuple[Group, int]]
    pairs: Sequence[tuple[Group, Group]] = field(default_factory=tuple)

    @cached_property
    def exact(self) -> Attacker:
        return Attacker(self.world.atoms, (group for group, _figure in self.shown), self.pairs)

    @cached_property
    def _system(self) -> tuple[np.ndarray, np.ndarray]:
        place = {atom: at for at, atom in enumerate(self.world.atoms)}
        rows = [(group, frozenset[Hashable](), figure) for group, figure in self.shown]
        rows += [(one, other, 0) for one, other in self.pairs]
        matrix = np.zeros((max(1, len(rows)), len(place)))
        for at, (plus, minus, _figure) in enumerate(rows):
            matrix[at, [place[atom] for atom in plus]] = 1
            matrix[at, [place[atom] for atom in minus]] = -1
        return matrix, np.array([figure for _plus, _minus, figure in rows] or [0])

    def bounds(self, group: Group) -> tuple[float, float]:
        matrix, figures = self._system
        target = np.array([float(atom in group) for atom in self.world.atoms])
        ends = []
        for sign in (1, -1):
            found = linprog(sign * target, A_eq=matrix, b_eq=figures, bounds=(0, None), method="highs")
            assert found.status in (0, 3), found.message
            ends.append(sign * found.fun if found.status == 0 else -sign * np.inf)
        return ends[0], ends[1]

    def pins_down(self, group: Group) -> bool:
        """Is the group known, or known to within fewer people than the threshold, though it is small?"""
        low, high = self.bounds(group)
        if high - low < NOISE:
            return not self.world.is_harmless(group)
        return high - low < THRESHOLD - NOISE


def solver_of(world: World, released: Released) -> Solver:
    return Solver(world, list(shown_groups(world, released)), list(links(world)))


@st.composite
def trees(draw: st.DrawFn, most: int, doubles: int) -> tuple[Place, ...]:
    """Places under places; `doubles` of them at most lie under two."""
    over = [draw(st.integers(0, number)) for number in range(draw(st.integers(1, most - 1)))]
    places = [Place("p0"), *(Place(f"p{number}", (f"p{above}",)) for number, above in enumerate(over, start=1))]
    for _double in range(draw(st.integers(0, doubles))):
        at = draw(st.integers(1, len(places) - 1))
        second = f"p{draw(st.integers(0, at - 1))}"
        if second not in places[at].above:
            places[at] = Place(places[at].key, (*places[at].above, second))
    return tuple(places)


@st.composite
def worlds(
    draw: st.DrawFn, *, places: int = 7, doubles: int = 2, columns: Sequence[int] = (2, 3), highest: int = 8
) -> World:
    tree = draw(trees(places, doubles))
    above = set(chain.from_iterable(place.above for place in tree))
    leaves = [place.key for place in tree if place.key not in above]
    figures = st.one_of(st.just(0), st.integers(0, highest))
    rows: Mapping[str, int] = {}
    tables = []
    for number, width in enumerate(columns):
        names = tuple(f"c{column}" for column in range(width))
        counts: dict[tuple[str, str], int] = {}
        for leaf in leaves:
            if number:
                cuts = sorted(draw(st.lists(st.integers(0, rows[leaf]), min_size=width - 1, max_size=width - 1)))
                row = [high - low for low, high in zip([0, *cuts], [*cuts, rows[leaf]], strict=True)]
            else:
                row = draw(st.lists(figures, min_size=width, max_size=width))
            counts.update({(leaf, name): count for name, count in zip(names, row, strict=True)})
        tables.append(CrossTable(f"t{number}", names, counts, is_zero_safe=draw(st.booleans())))
        rows = {leaf: sum(counts[leaf, name] for name in names) for leaf in leaves}
    return World(tree, tuple(tables), draw(st.booleans()))
