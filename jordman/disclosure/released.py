"""What may be shown of many places, as it is kept and shown. Plain data that goes to JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jordman.disclosure.cells import SMALL, Cell
from jordman.disclosure.tables import FOLDED


@dataclass(frozen=True, slots=True)
class HiddenShare:
    """How much was hidden, against the least possible.

    A cell is a total of a place, or a place's count in a column of a table; `small` of them no rule whatever could
    show. The `cost` of what is hidden is each cell times the places under its place. `least`: no safe choice of whole
    rows costs less, as far as is known; None when nothing is known.
    """

    cells: int
    hidden: int
    small: int
    cost: int
    least: int | None

    @property
    def share(self) -> float:
        return self.hidden / self.cells if self.cells else 0.0

    @property
    def is_least(self) -> bool:
        """Is it proved that no safe choice of rows costs less?"""
        return self.cost == self.least

    @property
    def over_least(self) -> float | None:
        """How much dearer than the least possible at most: 0.01 is one per cent."""
        if self.least is None:
            return None
        return self.cost / self.least - 1 if self.least else 0.0


@dataclass(frozen=True, slots=True)
class Released:
    """The figures to show, and no others: what is hidden is not in here.

    `columns` are the columns of each table; some may have been folded together ("man+unknown"), and a table whose
    columns cannot be told apart has none. `totals` are respondents by place, the same in all tables. `splits` are for
    each table the counts by place, a count for each column: a place shows all columns of a table or none.
    `above` is where each place lay, for comparing with a later wave.
    """

    threshold: int
    columns: Mapping[str, tuple[str, ...]]
    totals: Mapping[str, int]
    splits: Mapping[str, Mapping[str, tuple[int, ...]]]
    hidden_share: HiddenShare
    above: Mapping[str, tuple[str, ...]]

    def total(self, place: str) -> Cell:
        """Respondents at a place. One that was never counted is hidden like any small group."""
        return _cell(self.totals.get(place))

    def cells(self, place: str, table: str) -> tuple[Cell, ...]:
        """One cell for each of the table's `columns`."""
        split = self.splits[table].get(place)
        return (SMALL,) * len(self.columns[table]) if split is None else tuple(map(Cell, split))

    def cell(self, place: str, table: str, column: str) -> Cell:
        """One count; hidden when the column was folded into another."""
        names = self.columns[table]
        return self.cells(place, table)[names.index(column)] if column in names else SMALL

    def to_json(self) -> dict[str, Any]:
        share = self.hidden_share
        return {
            "threshold": self.threshold,
            "columns": {table: list(names) for table, names in self.columns.items()},
            "totals": dict(self.totals),
            "splits": {
                table: {key: list(split) for key, split in places.items()} for table, places in self.splits.items()
            },
            "hidden_share": [share.cells, share.hidden, share.small, share.cost, share.least],
            "above": {key: list(above) for key, above in self.above.items()},
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Released:
        return cls(
            threshold=kept["threshold"],
            columns={table: tuple(names) for table, names in kept["columns"].items()},
            totals=kept["totals"],
            splits={
                table: {key: tuple(split) for key, split in places.items()} for table, places in kept["splits"].items()
            },
            hidden_share=HiddenShare(*kept["hidden_share"]),
            above={key: tuple(above) for key, above in kept["above"].items()},
        )

    def names_in(self, table: str) -> tuple[frozenset[str], ...]:
        """For each column what it was folded from."""
        return tuple(frozenset(name.split(FOLDED)) for name in self.columns[table])


def _cell(count: int | None) -> Cell:
    return SMALL if count is None else Cell(count)
