"""Somebody who has every figure that is shown, and solves for what is not.

The people are cut into atoms so fine that every figure is a sum of whole atoms. The figures that are shown are
equations; a group is known when its sum follows from them, whatever the atoms are.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm

from jordman.disclosure.tables import ProtectedTable

Group = frozenset[Hashable]
Cells = Mapping[tuple[str, str], Group]  # (row, column) to its atoms


def cells_of(table: ProtectedTable, rows: Mapping[str, Group], columns: Mapping[str, Group]) -> Cells:
    """The atoms of each cell; a folded column is all it was folded from."""
    folded = {name: frozenset[Hashable]().union(*(columns[part] for part in name.split("+"))) for name in table.columns}
    return {(row, column): rows[row] & folded[column] for row in rows for column in folded}


def shown_groups(table: ProtectedTable, rows: Mapping[str, Group], columns: Mapping[str, Group]) -> Iterator[Group]:
    """The atoms behind every figure that the table shows."""
    cells = cells_of(table, rows, columns)
    everyone = {**rows, "": frozenset[Hashable]().union(*rows.values())}
    for row in (*table.rows, table.total):
        if row.total.is_shown:
            yield everyone[row.key]
        for column, cell in zip(table.columns, row.cells, strict=True):
            if cell.is_shown:
                yield cells[row.key, column] if row.key else _column(cells, column)


def _column(cells: Cells, column: str) -> Group:
    return frozenset[Hashable]().union(*(atoms for (_row, name), atoms in cells.items() if name == column))


class Attacker:
    """`equal` are pairs of groups that are known to be as large as each other."""

    def __init__(
        self, atoms: Sequence[Hashable], shown: Iterable[Group], equal: Iterable[tuple[Group, Group]] = ()
    ) -> None:
        known = [[int(atom in group) for atom in atoms] for group in set(shown)]
        known += [[(atom in one) - (atom in other) for atom in atoms] for one, other in equal]
        self.freedom = _null_space(known, len(atoms))
        self.place = {atom: index for index, atom in enumerate(atoms)}

    def slack(self, group: Group) -> tuple[int, ...]:
        """How the group's sum can vary while all that is shown stays as it is. Only noughts: it is known."""
        return tuple(sum(way[self.place[atom]] for atom in group) for way in self.freedom)

    def known_unions(self, groups: Sequence[Group]) -> Iterator[Group]:
        """Every union of some of the groups, which have no atom in common, that the attacker can compute."""
        slacks = [self.slack(group) for group in groups]
        sums = [(0,) * len(self.freedom)]
        for mask in range(1, 1 << len(groups)):
            last = mask.bit_length() - 1
            sums.append(tuple(map(sum, zip(sums[mask ^ (1 << last)], slacks[last], strict=True))))
            if not any(sums[mask]):
                yield frozenset[Hashable]().union(*(group for at, group in enumerate(groups) if mask >> at & 1))


def _null_space(matrix: list[list[int]], width: int) -> list[tuple[int, ...]]:
    """A basis, in whole numbers, of what every row of the matrix turns into nought."""
    rows, pivots = _reduced([[Fraction(value) for value in row] for row in matrix], width)
    basis = []
    for free in sorted(set(range(width)) - set(pivots)):
        vector = [Fraction(0)] * width
        vector[free] = Fraction(1)
        for row, pivot in zip(rows, pivots, strict=False):
            vector[pivot] = -row[free]
        scale = lcm(*(value.denominator for value in vector))
        basis.append(tuple(int(value * scale) for value in vector))
    return basis


def _reduced(rows: list[list[Fraction]], width: int) -> tuple[list[list[Fraction]], list[int]]:
    """Gauss and Jordan."""
    pivots: list[int] = []
    for column in range(width):
        at = next((index for index in range(len(pivots), len(rows)) if rows[index][column]), None)
        if at is None:
            continue
        top = len(pivots)
        rows[top], rows[at] = rows[at], rows[top]
        rows[top] = [value / rows[top][column] for value in rows[top]]
        for index, row in enumerate(rows):
            if index != top and row[column]:
                factor = row[column]
                rows[index] = [one - factor * other for one, other in zip(row, rows[top], strict=True)]
        pivots.append(column)
    return rows, pivots
