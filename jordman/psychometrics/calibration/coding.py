"""Answers as the estimators take them: every item's used categories numbered from nought, and what was left out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

MISSING = -1
# Under this an item's parameters say more about who happened to answer than about the item. Our own choice, and low.
FEWEST_ANSWERS = 30

Floats = NDArray[np.float64]
Codes = NDArray[np.int16]


class Refusal(StrEnum):
    """Why an item has no estimates."""

    NO_ANSWERS = "no_answers"
    FEW_ANSWERS = "few_answers"
    ONE_CATEGORY = "one_category"  # everybody gave the same answer
    NO_FINITE_ESTIMATE = "no_finite_estimate"  # the likelihood keeps rising as the slope does


class NothingToEstimate(ValueError):
    """Not one item, or not one person, is left."""


@dataclass(frozen=True, slots=True)
class Coded:
    """`codes` is people by items, MISSING where there is no answer; people without any answer are not in it.

    `categories[item][code]` are the categories, as they were offered, that the code stands for: a category that nobody
    chose goes with its lower neighbour, or with the lowest that somebody chose. `rows` says which rows of the answers
    the people were.
    """

    keys: tuple[str, ...]
    codes: Codes
    categories: tuple[tuple[tuple[int, ...], ...], ...]
    refused: Mapping[str, Refusal]
    rows: NDArray[np.intp]

    @property
    def people(self) -> int:
        return len(self.codes)

    @property
    def widths(self) -> tuple[int, ...]:
        """How many codes each item has."""
        return tuple(len(item) for item in self.categories)

    @property
    def starts(self) -> NDArray[np.intp]:
        """Where each item's codes begin among the codes of all items, and where the last ends."""
        return np.concatenate([[0], np.cumsum(self.widths)]).astype(np.intp)

    def without(self, refused: Mapping[str, Refusal]) -> "Coded":
        """The same answers without these items."""
        kept = [at for at, key in enumerate(self.keys) if key not in refused]
        return _trimmed(self, kept, {**self.refused, **refused})

    def indicators(self) -> sparse.csr_array:
        """One row a person, one column a code of an item, 1 where the person gave that answer."""
        person, item = np.nonzero(self.codes != MISSING)
        column = self.starts[item] + self.codes[person, item]
        shape = (self.people, int(self.starts[-1]))
        return sparse.csr_array((np.ones(len(person)), (person, column)), shape=shape)


def code(
    answers: ArrayLike, keys: Sequence[str], offered: Sequence[int] | None = None, *, fewest: int = FEWEST_ANSWERS
) -> Coded:
    """Answers (people by items; whole numbers from nought, MISSING for none) made ready to estimate from.

    `offered` is how many categories each item has, where that is known: what nobody chose is then named. Raises
    ValueError for answers that are no categories of their items, and NothingToEstimate when nothing is left.
    """
    table = _checked(answers, keys, offered)
    found = [_refusal(column, fewest) for column in table.T]
    refused = {key: why for key, why in zip(keys, found, strict=True) if why}
    kept = [at for at, why in enumerate(found) if why is None]
    wide = [offered[at] if offered else int(table[:, at].max()) + 1 for at in kept]
    merged = [_merged(table[:, at], width) for at, width in zip(kept, wide, strict=True)]
    codes = np.full((len(table), len(kept)), MISSING, dtype=np.int16)
    for place, (at, groups) in enumerate(zip(kept, merged, strict=True)):
        codes[:, place] = _recoded(table[:, at], groups)
    whole = Coded(tuple(keys[at] for at in kept), codes, tuple(merged), refused, np.arange(len(table)))
    return _trimmed(whole, range(len(kept)), refused)


def _checked(answers: ArrayLike, keys: Sequence[str], offered: Sequence[int] | None) -> NDArray[np.int64]:
    given = np.asarray(answers)
    if given.ndim != 2 or given.shape[1] != len(keys) or (offered is not None and len(offered) != len(keys)):
        raise ValueError("Answers are people by items, with one key and one number of categories for each item.")
    if twice := [key for key, times in Counter(keys).items() if times > 1]:
        raise ValueError(f"Items with the same key: {', '.join(twice)}.")
    if given.size == 0:
        raise NothingToEstimate("There are no answers.")
    if not np.all(np.isfinite(given)) or np.any(given != np.floor(given)):
        raise ValueError(f"An answer is a whole number; {MISSING} stands for none.")
    limits = np.asarray(offered) if offered is not None else np.iinfo(np.int16).max
    if np.any(given < MISSING) or np.any(given >= limits):
        raise ValueError("An answer is outside its item's categories.")
    return given.astype(np.int64)


def _refusal(column: NDArray[np.int64], fewest: int) -> Refusal | None:
    given = column[column != MISSING]
    if not len(given):
        return Refusal.NO_ANSWERS
    if len(given) < fewest:
        return Refusal.FEW_ANSWERS
    return Refusal.ONE_CATEGORY if given.min() == given.max() else None


def _merged(column: NDArray[np.int64], width: int) -> tuple[tuple[int, ...], ...]:
    used = set(np.unique(column[column != MISSING]).tolist())
    groups: list[list[int]] = []
    for category in range(width):
        # The first group takes what comes before the first used category; the others begin with a used one.
        if not groups or (category in used and used & set(groups[-1])):
            groups.append([])
        groups[-1].append(category)
    return tuple(tuple(group) for group in groups)


def _recoded(column: NDArray[np.int64], groups: Sequence[Sequence[int]]) -> Codes:
    of = {category: place for place, group in enumerate(groups) for category in group}
    table = np.array([*(of[category] for category in sorted(of)), MISSING], dtype=np.int16)
    return table[column]  # MISSING is -1: the last


def _trimmed(whole: Coded, kept: Sequence[int], refused: Mapping[str, Refusal]) -> Coded:
    codes = whole.codes[:, list(kept)]
    some = np.any(codes != MISSING, axis=1)
    if not np.any(some):
        raise NothingToEstimate("No item is left to estimate.")
    keys = tuple(whole.keys[at] for at in kept)
    return Coded(keys, codes[some], tuple(whole.categories[at] for at in kept), refused, whole.rows[some])
