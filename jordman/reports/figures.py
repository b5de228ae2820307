"""The protected figures of a programme on a day: all that the page, the sheet and the report may show of learning."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from django.conf import settings

from jordman.disclosure.cells import SMALL, Cell, protect_parts
from jordman.disclosure.models import Kept, Snapshot
from jordman.disclosure.protection import protect, protect_with_fold
from jordman.disclosure.tables import (
    ProtectedRow,
    ProtectedTable,
    Table,
    cell_from_json,
    cell_to_json,
    table_from_json,
)
from jordman.programmes.models import Block, Programme
from jordman.reports import counting
from jordman.reports.counting import ORIENTATIONS, UNKNOWN, Completed, Enrolled, people_by_role

NOBODY = Completed({}, {})
TABLES = (
    "sexes",
    "by_sex",
    "by_role",
    "hours_by_month",
    "hours_by_role",
    "hours_by_organisation",
    "done_by_organisation",
    "done_by_role",
)


@dataclass(frozen=True, slots=True)
class BlockDone:
    block_id: int
    done: Cell


@dataclass(frozen=True, slots=True)
class Figures:
    """Tables by organisation have its id as key, in alphabetical order of the names. Hours are whole.

    Those who have not stated their sex stand apart in `sexes`, which is about the whole programme, if they are enough.

    `done_by_...` are about the block that opened last, `current_block`; nothing is known of the others by group.
    """

    on: date
    threshold: int
    sexes: ProtectedTable
    by_sex: ProtectedTable
    by_role: ProtectedTable
    blocks: tuple[BlockDone, ...]
    done_by_organisation: ProtectedTable
    done_by_role: ProtectedTable
    hours_by_month: ProtectedTable
    hours_by_role: ProtectedTable
    hours_by_organisation: ProtectedTable

    @property
    def enrolled(self) -> Cell:
        return self.by_sex.total.total

    @property
    def hours(self) -> Cell:
        return self.hours_by_month.total.total

    @property
    def current_block(self) -> BlockDone | None:
        return self.blocks[-1] if self.blocks else None

    def done_of(self, block_id: int) -> Cell:
        return next((block.done for block in self.blocks if block.block_id == block_id), SMALL)

    def organisation_keys(self) -> tuple[str, ...]:
        return tuple(row.key for row in self.by_sex.rows)

    def to_json(self) -> dict[str, Any]:
        kept: dict[str, Any] = {name: getattr(self, name).to_json() for name in TABLES}
        kept["blocks"] = [[block.block_id, cell_to_json(block.done)] for block in self.blocks]
        return kept | {"on": self.on.isoformat(), "threshold": self.threshold}


def figures_from_json(kept: dict[str, Any]) -> Figures:
    return Figures(
        on=date.fromisoformat(kept["on"]),
        threshold=kept["threshold"],
        blocks=tuple(BlockDone(block_id, cell_from_json(done)) for block_id, done in kept["blocks"]),
        **{name: table_from_json(kept[name]) for name in TABLES},
    )


def figures_of(
    programme: Programme, blocks: Sequence[Block], today: date, enrolled: Sequence[Enrolled] | None = None
) -> Figures:
    """The day's figures. `enrolled` spares a question to who has asked it already."""

    @cache
    def counted() -> Figures:
        known = counting.count_enrolled(programme) if enrolled is None else enrolled
        return count_figures(programme, blocks, today, known, settings.SMALL_GROUP_THRESHOLD)

    def worth_keeping() -> dict[str, Any] | None:
        return counted().to_json() if counted().enrolled.is_shown else None

    about = f"programme:{programme.pk}"
    if known := Snapshot.objects.find(about, today):
        return _read(known)
    kept = Snapshot.objects.keep(about, today, worth_keeping())
    return figures_from_json(kept) if kept else counted()


@lru_cache(maxsize=32)
def _read(kept: Kept) -> Figures:
    """With three hundred organisations it takes longer than the rest of the page."""
    return figures_from_json(json.loads(kept.text))


def count_figures(
    programme: Programme, blocks: Sequence[Block], today: date, enrolled: Sequence[Enrolled], threshold: int
) -> Figures:
    whole = sum(each.people for each in enrolled)
    if whole < threshold:
        return _nothing(today, threshold)
    opened = [block for block in blocks if block.opens_on <= today]
    completed = counting.count_completed([block.pk for block in opened])
    done = protect_parts(whole, (completed[block.pk].people for block in opened), threshold)
    # Without a figure for the block as a whole there are none for its groups.
    current = completed[opened[-1].pk] if opened and done[-1].is_shown else NOBODY
    by_sex, by_role = counting.enrolled_by_sex(enrolled), counting.enrolled_by_role(enrolled)
    roles = people_by_role(enrolled)
    people = {each.key: each.people for each in enrolled}
    return Figures(
        on=today,
        threshold=threshold,
        sexes=protect(counting.whole(by_sex), threshold),
        by_sex=protect_with_fold(by_sex, UNKNOWN, threshold),
        by_role=protect(by_role, threshold),
        blocks=tuple(BlockDone(block.pk, cell) for block, cell in zip(opened, done, strict=True)),
        done_by_organisation=protect(counting.done_by(current.by_organisation, people), threshold),
        done_by_role=protect(counting.done_by(current.by_role, roles), threshold),
        **_hours(programme, today, enrolled, threshold),
    )


def _nothing(today: date, threshold: int) -> Figures:
    """Too few are enrolled for anything to be shown, so nothing more is asked."""
    hidden = protect(Table(("everyone",), ()), threshold)
    return Figures(on=today, threshold=threshold, blocks=(), **dict.fromkeys(TABLES, hidden))


def _hours(
    programme: Programme, today: date, enrolled: Sequence[Enrolled], threshold: int
) -> dict[str, ProtectedTable]:
    times = counting.count_time(programme)
    with_time = sorted({month for month, _role, _sex in times})
    roles = [role for role in ORIENTATIONS if role in {*people_by_role(enrolled), *(role for _m, role, _s in times)}]
    by_month = counting.time_by_month(times, with_time)
    by_role = counting.time_by_role(times, with_time, roles)
    if not any(each.by_sex[-1] for each in enrolled):
        by_month, by_role = map(counting.without_empty_unknown, (by_month, by_role))
    by_organisation = counting.time_by_organisation(counting.count_time_by_organisation(programme), enrolled)
    months = protect_with_fold(by_month, UNKNOWN, threshold)
    return {
        "hours_by_month": in_hours(with_empty_months(months, programme.starts_on, min(today, programme.ends_on))),
        "hours_by_role": in_hours(protect_with_fold(by_role, UNKNOWN, threshold)),
        "hours_by_organisation": in_hours(protect(by_organisation, threshold)),
    }


def with_empty_months(table: ProtectedTable, first: date, last: date) -> ProtectedTable:
    """The table with a row of noughts for each month in which nobody at all has spent time, such as July."""
    rows = {row.key: row for row in table.rows}
    nought = Cell(0)
    for month in counting.months_between(first, last) if table.total.total.is_shown else ():
        key = f"{month:%Y-%m}"
        rows.setdefault(key, ProtectedRow(key, (nought,) * len(table.columns), nought))
    return replace(table, rows=tuple(rows[key] for key in sorted(rows)))


def in_hours(table: ProtectedTable) -> ProtectedTable:
    """Minutes as whole hours, so that what happened since yesterday does not show by the minute."""
    return replace(table, rows=tuple(map(_row_in_hours, table.rows)), total=_row_in_hours(table.total))


def _row_in_hours(row: ProtectedRow) -> ProtectedRow:
    return replace(row, cells=tuple(map(_cell_in_hours, row.cells)), total=_cell_in_hours(row.total))


def _cell_in_hours(cell: Cell) -> Cell:
    return cell if cell.value is None else Cell((cell.value + 30) // 60)
