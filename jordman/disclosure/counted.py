"""Cross-tables as they are counted, checked, and made into layers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jordman.disclosure.layers import Counts, Layer
from jordman.disclosure.places import Nest
from jordman.disclosure.tables import FOLDED


@dataclass(frozen=True, slots=True)
class CrossTable:
    """Respondents by place and column: `counts` is by the key of a place with nothing below, and a column.

    `is_zero_safe`: that nobody in a place is in a column gives nothing away (sex: yes; a result: no). `is_lasting`: a
    person stands in the same column in every wave and it may not be known of those who came or went between two of
    them, not even of a few among many; then each column changes by nothing or by many.
    `points`: each respondent is so many of the counts; more than one only for means (`values.mean_table`).
    """

    name: str
    columns: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]
    is_zero_safe: bool = False
    is_lasting: bool = False
    points: int = 1


def people_of(nest: Nest, tables: Sequence[CrossTable]) -> dict[int, Counts]:
    """Respondents by leaf. Raises ValueError for counts that are not of the same people, or not of leaves."""
    if not tables or len({table.name for table in tables}) < len(tables):
        raise ValueError("There must be tables, and no two of the same name.")
    index = {nest.keys[leaf]: leaf for leaf in nest.leaves}
    first, *others = (_rows(table, index) for table in tables)
    if any(other != first for other in others):
        raise ValueError("All tables must split the same people: the sums of their rows differ.")
    return {leaf: (people,) for leaf, people in first.items()}


def _rows(table: CrossTable, index: Mapping[str, int]) -> Counter[int]:
    sums: Counter[int] = Counter()
    for (key, column), count in table.counts.items():
        if key not in index:
            raise ValueError(f"{key} is no place, or has places below it: only what has none is counted.")
        if column not in table.columns or count < 0:
            raise ValueError(f"{table.name} has a count of a column that it lacks, or a negative one.")
        sums[index[key]] += count
    if any(count % table.points for count in sums.values()):
        raise ValueError(f"{table.name}: each respondent must have {table.points} points.")
    return Counter({leaf: count // table.points for leaf, count in sums.items() if count})


def folded(table: CrossTable, threshold: int, before: Sequence[str]) -> tuple[str, ...]:
    """The columns, with those folded together that were so `before` and those that are small over all places.

    A single column says nothing but the total; then there is none.
    """
    parts = [frozenset(name.split(FOLDED)) for name in before]
    if frozenset().union(*parts) != frozenset(table.columns):
        parts = [frozenset({column}) for column in table.columns]
    sums: Counter[str] = Counter()
    for (_key, column), count in table.counts.items():
        sums[column] += count
    sizes = {part: sum(sums[column] for column in part) for part in parts}
    while len(sizes) > 1 and (small := [part for part in sizes if not _is_safe(sizes[part], threshold, table)]):
        source = min(small, key=lambda part: sizes[part])
        # An empty column is no shelter.
        target = min(sizes.keys() - {source}, key=lambda part: (sizes[part] == 0, sizes[part], sorted(part)))
        sizes[source | target] = sizes.pop(source) + sizes.pop(target)
    if len(sizes) < 2:
        return ()
    place = {column: at for at, column in enumerate(table.columns)}
    ordered = sorted((sorted(part, key=place.__getitem__) for part in sizes), key=lambda part: place[part[0]])
    return tuple(map(FOLDED.join, ordered))


def _is_safe(count: int, threshold: int, table: CrossTable) -> bool:
    return count >= threshold or (count == 0 and table.is_zero_safe)


def layer_of(table: CrossTable, columns: Sequence[str], nest: Nest, threshold: int) -> Layer:
    where = {part: at for at, name in enumerate(columns) for part in name.split(FOLDED)}
    index = {nest.keys[leaf]: leaf for leaf in nest.leaves}
    counts = {leaf: [0] * len(columns) for leaf in nest.leaves}
    for (key, column), count in table.counts.items():
        counts[index[key]][where[column]] += count
    rows = {leaf: tuple(row) for leaf, row in counts.items()}
    return Layer(rows, len(columns), threshold, table.is_zero_safe, len(columns))
