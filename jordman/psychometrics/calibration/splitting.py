"""Items with parameters of their own in each group: an item becomes several, each missing outside its group."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from jordman.psychometrics.calibration.coding import FEWEST_ANSWERS, MISSING, Coded, Codes, NothingToEstimate
from jordman.psychometrics.calibration.em import Items, Model
from jordman.psychometrics.calibration.marginal import FEWEST_ITEMS

# A category that fewer in some group chose goes with its neighbour: its border in that group would be a guess.
FEWEST_IN_CATEGORY = 5


def comparable(coded: Coded, inside: NDArray[np.bool_], members: NDArray[np.intp]) -> Coded:
    """The people in some group, and the items that can be compared, with the categories that every group has chosen.

    An item that too few in some group answered, or that all in it answered alike, has no part in it: as one of the
    anchors it could hide a difference of any size.
    """
    codes, groups = coded.codes[inside], members[inside]
    steps = [_step(column, groups, width) for column, width in zip(codes.T, coded.widths, strict=True)]
    columns = [np.where(column == MISSING, MISSING, step[column]) for column, step in zip(codes.T, steps, strict=True)]
    kept = [at for at, column in enumerate(columns) if _is_comparable(column, groups, int(steps[at][-1]))]
    if len(kept) < FEWEST_ITEMS:
        raise NothingToEstimate("Fewer than three items can be compared between the groups.")
    return Coded(
        keys=tuple(coded.keys[at] for at in kept),
        codes=np.column_stack([columns[at] for at in kept]).astype(np.int16),
        categories=tuple(_regrouped(coded.categories[at], steps[at]) for at in kept),
        refused=coded.refused,
        rows=coded.rows[inside],
    )


def _is_comparable(column: Codes, members: NDArray[np.intp], highest: int) -> bool:
    answers = [np.count_nonzero(column[members == group] != MISSING) for group in np.unique(members)]
    return highest > 0 and int(min(answers)) >= FEWEST_ANSWERS


def _regrouped(item: tuple[tuple[int, ...], ...], step: Codes) -> tuple[tuple[int, ...], ...]:
    parts = [np.flatnonzero(step == new) for new in range(step[-1] + 1)]
    return tuple(tuple(category for code in part for category in item[code]) for part in parts)


def _step(column: Codes, groups: NDArray[np.intp], width: int) -> Codes:
    """Which new code each code becomes."""
    counts = np.array([np.bincount(column[(groups == g) & (column >= 0)], minlength=width) for g in np.unique(groups)])
    place, chosen, of = 0, np.zeros(len(counts)), []
    for code in range(width):
        of.append(place)
        chosen = chosen + counts[:, code]
        if chosen.min() >= FEWEST_IN_CATEGORY and counts[:, code + 1 :].sum(axis=1).min() >= FEWEST_IN_CATEGORY:
            place, chosen = place + 1, np.zeros(len(counts))
    return np.array(of, dtype=np.int16)


def split(coded: Coded, members: NDArray[np.intp], free: Collection[int], groups: int) -> Coded:
    """The same answers with each free item as one item a group, beside each other."""
    columns, keys, categories = [], [], []
    for at, key in enumerate(coded.keys):
        apart = range(groups) if at in free else [None]
        for group in apart:
            column = coded.codes[:, at]
            columns.append(column if group is None else np.where(members == group, column, MISSING))
            keys.append(key)
            categories.append(coded.categories[at])
    return replace(coded, keys=tuple(keys), codes=np.column_stack(columns), categories=tuple(categories))


def split_start(model: Model, free: Collection[int], at: int, groups: int) -> Model:
    """Where to begin when one more item is free: with what all groups had in common."""
    place = _place(free, at, groups)
    return replace(model, items=_replaced(model.items, place, 1, [model.items[place]] * groups))


def merged_start(model: Model, free: Collection[int], at: int, groups: int) -> Model:
    """Where to begin when an item is free no longer: with what the reference group had."""
    place = _place(free, at, groups)
    return replace(model, items=_replaced(model.items, place, groups, [model.items[place]]))


def _place(free: Collection[int], at: int, groups: int) -> int:
    return at + sum(groups - 1 for other in free if other < at)


def _replaced(items: Items, place: int, out: int, into: list[NDArray[np.float64]]) -> Items:
    return (*items[:place], *into, *items[place + out :])
