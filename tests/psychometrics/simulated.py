"""People who answer by the graded response model, from fixed seeds."""

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from jordman.psychometrics.calibration.coding import MISSING

DATA = Path(__file__).parent / "data"
Table = NDArray[np.int64]


def read(name: str, columns: list[str]) -> Table:
    """Whole numbers from the file's columns; what is empty is missing."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return np.array([[int(row[column] or MISSING) for column in columns] for row in rows])


@dataclass(frozen=True)
class World:
    slopes: NDArray[np.float64]
    thresholds: NDArray[np.float64]
    ability: NDArray[np.float64]
    answers: Table


def world(
    seed: int, *, people: int, items: int, categories: int, group: Table | None = None, harder: float = 0.0
) -> World:
    """`group` has 0 or 1 for each person: those with 1 have 0.4 less of ability, and item 3 is `harder` for them."""
    random = np.random.default_rng(seed)
    slopes = random.uniform(0.8, 2.0, items)
    steps = np.cumsum(random.uniform(0.5, 0.9, (items, categories - 1)), axis=1)
    thresholds = steps - steps.mean(axis=1, keepdims=True) + random.normal(0, 0.6, (items, 1))
    member = np.zeros(people, dtype=int) if group is None else group
    ability = random.normal(size=people) - 0.4 * member
    place = thresholds[None] + harder * member[:, None, None] * (np.arange(items) == 3)[None, :, None]
    reached = 1 / (1 + np.exp(-slopes[None, :, None] * (ability[:, None, None] - place)))
    answers = (random.random((people, items, 1)) < reached).sum(axis=2)
    return World(slopes, thresholds, ability, answers)


def keys(items: int) -> list[str]:
    return [f"item{at}" for at in range(items)]
