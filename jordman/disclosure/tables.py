"""Tables of groups: as they are counted, and as they may be shown. Plain data that goes to JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jordman.disclosure.cells import SMALL, Cell, Hidden

FOLDED = "+"


@dataclass(frozen=True, slots=True)
class Row:
    """A group, such as an organisation or a month. `people` has one figure for each column of the table.

    `amounts` is shown in place of the people when it is given: the minutes that they spent.
    """

    key: str
    people: tuple[int, ...]
    amounts: tuple[int, ...] | None = None

    @property
    def shown(self) -> tuple[int, ...]:
        return self.people if self.amounts is None else self.amounts


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that split one whole, each split by the same columns. Nobody stands in two columns.

    `is_zero_safe`: that nobody in a shown group is of a kind gives nothing away (who is enrolled: yes; who has
    learned: no). `shares_people`: somebody may stand in several rows, as with months.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    is_zero_safe: bool = False
    shares_people: bool = False


@dataclass(frozen=True, slots=True)
class ProtectedRow:
    key: str
    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """What may be shown. Columns folded together are named "man+unknown"; without columns there is no split to show."""

    columns: tuple[str, ...]
    rows: tuple[ProtectedRow, ...]
    total: ProtectedRow

    def row(self, key: str) -> ProtectedRow:
        """The row of a group; one that is not in the table is hidden like any small group."""
        return next((row for row in self.rows if row.key == key), hidden_row(key, len(self.columns)))

    @property
    def shows_split(self) -> bool:
        """Does any row show its columns? A table of nothing but hidden cells tells nobody anything."""
        return any(cell.is_shown for row in self.rows for cell in row.cells)

    @property
    def hides_something(self) -> bool:
        return any(not cell.is_shown for row in (*self.rows, self.total) for cell in (*row.cells, row.total))

    def to_json(self) -> dict[str, Any]:
        return {
            "columns": list(self.columns),
            "rows": [_row_to_json(row) for row in self.rows],
            "total": _row_to_json(self.total),
        }


def hidden_row(key: str, columns: int) -> ProtectedRow:
    return ProtectedRow(key, (SMALL,) * columns, SMALL)


def table_from_json(kept: Mapping[str, Any]) -> ProtectedTable:
    rows = tuple(_row_from_json(row) for row in kept["rows"])
    return ProtectedTable(tuple(kept["columns"]), rows, _row_from_json(kept["total"]))


def cell_to_json(cell: Cell) -> int | str | None:
    return cell.value if cell.hidden is None else cell.hidden.value


def cell_from_json(kept: int | str) -> Cell:
    return Cell(hidden=Hidden(kept)) if isinstance(kept, str) else Cell(kept)


def _row_to_json(row: ProtectedRow) -> list[Any]:
    return [row.key, cell_to_json(row.total), *map(cell_to_json, row.cells)]


def _row_from_json(kept: list[Any]) -> ProtectedRow:
    key, total, *cells = kept
    return ProtectedRow(key, tuple(map(cell_from_json, cells)), cell_from_json(total))
