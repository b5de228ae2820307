"""Items with parameters of their own in each group: an item becomes several, each missing outside its group."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from jordman.psychometrics.calibration.coding import FEWEST_ANSWERS, MISSING, Coded, Codes
from jordman.psychometrics.calibration.em import Items, Model

# A category that fewer in some group chose goes with its neighbour: its border in that group would be a guess.
FEWEST_IN_CATEGORY = 5


def coarsened(coded: Coded, inside: NDArray[np.bool_], members: NDArray[np.intp]) -> Coded:
    """The people in some group, and each item with no more categories than every group has chosen.

    An item for which that would be one category keeps its categories: it is not judged, but says something of ability.
    An item that says nothing of these people is left out.
    """
    codes, groups = coded.codes[inside], members[inside]
    steps = [_step(column, groups, width) for column, width in zip(codes.T, coded.widths, strict=True)]
    columns = [np.where(column == MISSING, MISSING, step[column]) for column, step in zip(codes.T, steps, strict=True)]
    kept = [at for at, (column, step) in enumerate(zip(columns, steps, strict=True)) if _has_all(column, step)]
    return Coded(
        keys=tuple(coded.keys[at] for at in kept),
        codes=np.column_stack([columns[at] for at in kept]).astype(np.int16),
        categories=tuple(_regrouped(coded.categories[at], steps[at]) for at in kept),
        refused=coded.refused,
        rows=coded.rows[inside],
    )


def _has_all(column: Codes, step: Codes) -> bool:
    return len(np.unique(column[column != MISSING])) == int(step[-1]) + 1


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
    return np.array(of if place else range(width), dtype=np.int16)


def judged(coded: Coded, members: NDArray[np.intp]) -> tuple[int, ...]:
    """The items that can be compared: in every group enough answered, and not all the same."""
    return tuple(at for at, column in enumerate(coded.codes.T) if _is_comparable(column, members, coded.widths[at]))


def _is_comparable(column: Codes, members: NDArray[np.intp], width: int) -> bool:
    answers = [column[(members == group) & (column != MISSING)] for group in np.unique(members)]
    return all(len(each) >= FEWEST_ANSWERS and len(np.unique(each)) == width for each in answers)


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
