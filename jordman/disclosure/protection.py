"""Which figures of a table may be shown, so that no small group can be read or computed.

A group is small when it has fewer people than the threshold. What is promised, for everything shown of one table and
of all tables that split the same people by the same rows or the same columns: a sum that can be computed from it rests
on at least the threshold of people, or is a zero that was counted as safe; and each hidden figure could, as far as the
shown ones tell, belong to a group of at least the threshold, if its row is that large.

How it is kept is simple on purpose. A row shows all its columns or none. The rows that show none are so many that
together they are no small group in any column; so adding and subtracting leads to their sums and no further. Rows too
small to show even their total are hidden together in the same way, and since that depends on the rows' sizes alone,
every table about the same rows hides the same ones. A column that is small as a whole is folded into another.

A sum of time rests on the people who spent it, so it is they who must be enough.

Not protected against: figures of other days (a `Snapshot` keeps one set a day, so the least time between two is a
day), the same people counted in another programme, somebody who already knows the figures of all others in a group, a
group where nearly all time is one person's, and what everybody knows of how the rows to hide are chosen.

A tree of places with several tables of the same people is for `releasing`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from jordman.disclosure.cells import SMALL, Cell, check_threshold
from jordman.disclosure.tables import FOLDED, ProtectedRow, ProtectedTable, Row, Table, hidden_row


def protect(table: Table, threshold: int) -> ProtectedTable:
    check_threshold(threshold)
    rules = _Rules(threshold, table.is_zero_safe, table.shares_people)
    table = _folded(table, rules)
    has_split = len(table.columns) > 1
    if rules.union(sum(row.people) for row in table.rows) < threshold:
        return _nothing(table)
    totals = _hidden(table.rows, frozenset(), _size, replace(rules, is_zero_safe=False))
    parts = _hidden(table.rows, totals, _split, rules)
    rows = tuple(_shown(row, totals, parts, has_split=has_split) for row in table.rows)
    return ProtectedTable(table.columns if has_split else (), rows, _whole(table, has_split=has_split))


def protect_with_fold(table: Table, column: str, threshold: int) -> ProtectedTable:
    """The table with `column` apart, or folded into another when more rows can be shown then.

    For a column that few are in and that says little: those who have not stated their sex would hide most months.
    """
    apart = protect(table, threshold)
    if column not in apart.columns or len(apart.columns) < 3:
        return apart
    sizes = [sum(counts) for counts in zip(*(row.people for row in table.rows), strict=True)]
    source = table.columns.index(column)
    target = min((index for index in range(len(sizes)) if index != source), key=lambda index: sizes[index])
    together = protect(_fold(table, source, target), threshold)
    return together if _rows_split(together) > _rows_split(apart) else apart


def _rows_split(table: ProtectedTable) -> int:
    return sum(row.cells[0].is_shown for row in table.rows if row.cells)


@dataclass(frozen=True, slots=True)
class _Rules:
    threshold: int
    is_zero_safe: bool
    shares_people: bool

    def is_safe(self, people: int) -> bool:
        return people >= self.threshold or (people == 0 and self.is_zero_safe)

    def union(self, groups: Iterable[int]) -> int:
        """How many people the groups are at least: those who may be the same person count once."""
        return max(groups, default=0) if self.shares_people else sum(groups)


def _size(row: Row) -> tuple[int, ...]:
    return (sum(row.people),)


def _split(row: Row) -> tuple[int, ...]:
    return row.people


def _hidden(
    rows: tuple[Row, ...], also: frozenset[str], parts: Callable[[Row], tuple[int, ...]], rules: _Rules
) -> frozenset[str]:
    """Keys of the rows whose `parts` are hidden: the unsafe ones, those in `also`, and as many as they need around."""
    hidden = [row for row in rows if row.key in also or not all(map(rules.is_safe, parts(row)))]
    chosen = {row.key for row in hidden}
    shown = sorted((row for row in rows if row.key not in chosen), key=lambda row: (sum(row.people), row.key))
    while hidden and shown:
        sums = [rules.union(column) for column in zip(*map(parts, hidden), strict=True)]
        lacking = next((index for index, people in enumerate(sums) if not rules.is_safe(people)), None)
        if lacking is None:
            break
        helper = next((row for row in shown if parts(row)[lacking]), shown[0])
        shown.remove(helper)
        hidden.append(helper)
    return frozenset(row.key for row in hidden)


def _shown(row: Row, totals: frozenset[str], parts: frozenset[str], *, has_split: bool) -> ProtectedRow:
    cells = tuple(SMALL if row.key in parts else Cell(value) for value in row.shown)
    total = SMALL if row.key in totals else Cell(sum(row.shown))
    return ProtectedRow(row.key, cells if has_split else (), total)


def _whole(table: Table, *, has_split: bool) -> ProtectedRow:
    sums = [sum(column) for column in zip(*(row.shown for row in table.rows), strict=True)]
    return ProtectedRow("", tuple(map(Cell, sums)) if has_split else (), Cell(sum(sums)))


def _nothing(table: Table) -> ProtectedTable:
    columns = table.columns if len(table.columns) > 1 else ()
    rows = tuple(hidden_row(row.key, len(columns)) for row in table.rows)
    return ProtectedTable(columns, rows, hidden_row("", len(columns)))


# Small columns


def _folded(table: Table, rules: _Rules) -> Table:
    """The table with columns that are small as a whole folded into the smallest of the others, until none is."""
    while len(table.columns) > 1:
        sizes = [rules.union(column) for column in zip(*(row.people for row in table.rows), strict=True)]
        small = [index for index, people in enumerate(sizes) if not rules.is_safe(people)]
        if not small:
            break
        source = min(small, key=lambda index: sizes[index])
        others = [index for index in range(len(sizes)) if index != source]
        # An empty column is no shelter.
        target = min(others, key=lambda index: (sizes[index] == 0, sizes[index]))
        table = _fold(table, source, target)
    return table


def _fold(table: Table, source: int, target: int) -> Table:
    low, high = sorted((source, target))
    name = FOLDED.join((table.columns[low], table.columns[high]))
    columns = (*table.columns[:low], name, *table.columns[low + 1 : high], *table.columns[high + 1 :])
    rows = tuple(_fold_row(row, low, high) for row in table.rows)
    return replace(table, columns=columns, rows=rows)


def _fold_row(row: Row, low: int, high: int) -> Row:
    def folded(values: tuple[int, ...]) -> tuple[int, ...]:
        return (*values[:low], values[low] + values[high], *values[low + 1 : high], *values[high + 1 :])

    return Row(row.key, folded(row.people), None if row.amounts is None else folded(row.amounts))
