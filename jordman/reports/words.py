"""What columns, rows and hidden figures are called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import dateformat
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jordman.disclosure.cells import Cell, Hidden
from jordman.disclosure.tables import FOLDED, ProtectedRow, ProtectedTable
from jordman.ui.drawings import Bar
from jordman.ui.words import number

COLUMNS: dict[str, str | Promise] = {
    "woman": gettext_lazy("Kvinnor"),
    "man": gettext_lazy("Män"),
    "unknown": gettext_lazy("Kön inte angivet"),
    "operational": gettext_lazy("Operativ"),
    "strategic": gettext_lazy("Strategisk"),
    "done": gettext_lazy("Klara"),
    "not": gettext_lazy("Inte klara än"),
}
HIDDEN: dict[Hidden, str | Promise] = {
    Hidden.SMALL: gettext_lazy("För få"),
    Hidden.NEARLY_ALL: gettext_lazy("Nästan alla"),
    Hidden.SHIELD: gettext_lazy("Dold som skydd"),
}


def column_name(column: str) -> str:
    """The column's name; for one that was folded, the names of its parts."""
    first, *rest = [str(COLUMNS[part]) for part in column.split(FOLDED)]
    return _(" och ").join([first, *(name.lower() for name in rest)])


def cell_in_words(cell: Cell) -> str:
    return str(HIDDEN[cell.hidden]) if cell.hidden else number(cell.value or 0)


def month_in_words(key: str, *, short: bool = False) -> str:
    """ "2026-05" as "maj 2026" or "maj"."""
    day = date.fromisoformat(f"{key}-01")
    text = dateformat.format(day, "M" if short else "F Y")
    return text.lower() if (get_language() or "sv").startswith("sv") else text


@dataclass(frozen=True)
class ShownRow:
    """A row of a table with everything by its name, as a page writes it."""

    name: str
    named: tuple[tuple[str, Cell], ...]
    total: Cell


def shown_row(table: ProtectedTable, row: ProtectedRow, name: str = "") -> ShownRow:
    columns = map(column_name, table.columns)
    return ShownRow(name or column_name(row.key), tuple(zip(columns, row.cells, strict=True)), row.total)


def month_bars(table: ProtectedTable) -> Sequence[Bar]:
    """The months that can be drawn: the first two columns side by side, or the sum where there are none."""
    bars = []
    for row in table.rows:
        values = [cell.value for cell in (row.cells[:2] or (row.total,))]
        if None not in values:
            bars.append(Bar(month_in_words(row.key, short=True), *(value or 0 for value in values)))
    return bars
