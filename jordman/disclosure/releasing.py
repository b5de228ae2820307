"""Stands in for the release over a whole tree: the children of each place as the rows of one table, from the top."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jordman.disclosure.cells import SMALL, Cell
from jordman.disclosure.protection import protect
from jordman.disclosure.tables import FOLDED, Row, Table

Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    key: str
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrossTable:
    name: str
    columns: tuple[str, ...]
    counts: Mapping[str, Counts]
    is_zero_safe: bool = False


@dataclass(frozen=True, slots=True)
class Released:
    totals: Mapping[str, Cell]
    tables: Mapping[str, Mapping[str, tuple[Cell, ...]]]


def release(places: Sequence[Place], tables: Sequence[CrossTable], threshold: int) -> Released:
    below: dict[str, list[str]] = {}
    for place in places:
        for above in place.above[:1]:
            below.setdefault(above, []).append(place.key)
    tops = [place.key for place in places if not place.above]
    totals: dict[str, Cell] = {place.key: SMALL for place in places}
    shown = {table.name: {place.key: (SMALL,) * len(table.columns) for place in places} for table in tables}
    for table in tables:
        _walk(tops, table, below, threshold, totals, shown[table.name])
    return Released(totals, shown)


def _sum(key: str, table: CrossTable, below: Mapping[str, list[str]]) -> Counts:
    own = table.counts.get(key, (0,) * len(table.columns))
    return tuple(map(sum, zip(own, *(_sum(child, table, below) for child in below.get(key, ())), strict=True)))


def _walk(
    keys: list[str],
    table: CrossTable,
    below: Mapping[str, list[str]],
    threshold: int,
    totals: dict[str, Cell],
    cells: dict[str, tuple[Cell, ...]],
) -> None:
    if not keys:
        return
    rows = tuple(Row(key, _sum(key, table, below)) for key in keys)
    shown = protect(Table(table.columns, rows, is_zero_safe=table.is_zero_safe), threshold)
    for row in shown.rows:
        totals[row.key] = row.total
        if not any(FOLDED in column for column in shown.columns) and row.cells:
            cells[row.key] = row.cells
        if row.total.is_shown:
            _walk(below.get(row.key, []), table, below, threshold, totals, cells)
