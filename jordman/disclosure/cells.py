"""One figure: shown, or hidden with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Hidden(StrEnum):
    """Why a figure is not shown.

    In a table a small group and the ones hidden to protect it carry the same reason: which is which is itself a clue.
    """

    SMALL = "small"  # the group is under the threshold, or would give one away
    NEARLY_ALL = "nearly_all"  # those who are not in the group are under the threshold
    SHIELD = "shield"  # the distance to another shown figure is under the threshold


@dataclass(frozen=True, slots=True)
class Cell:
    """Either a value or the reason why there is none."""

    value: int | None = None
    hidden: Hidden | None = None

    def __post_init__(self) -> None:
        if (self.value is None) == (self.hidden is None):
            raise ValueError("A cell has a value or a reason, and not both.")

    @property
    def is_shown(self) -> bool:
        return self.value is not None


SMALL = Cell(hidden=Hidden.SMALL)
FLOOR = 3


def check_threshold(threshold: int) -> None:
    if threshold < FLOOR:
        raise ValueError(f"The threshold is at least {FLOOR}.")


def protect_count(people: int, threshold: int) -> Cell:
    """How many there are, when they are enough."""
    check_threshold(threshold)
    return Cell(people) if people >= threshold else SMALL


def protect_parts(whole: int, parts: Iterable[int], threshold: int) -> tuple[Cell, ...]:
    """Groups of the same people that may lie within each other: those who have done the first block, the second.

    No two figures that are shown, the whole among them, differ by less than the threshold: whoever has done the first
    block and not the second is a group too.
    """
    check_threshold(threshold)
    shown: list[int] = []
    cells = []
    for part in parts:
        hidden = _why(part, whole, shown, threshold)
        cells.append(Cell(hidden=hidden) if hidden else Cell(part))
        if hidden is None:
            shown.append(part)
    return tuple(cells)


def _why(part: int, whole: int, shown: list[int], threshold: int) -> Hidden | None:
    if part < threshold:
        return Hidden.SMALL
    if whole - part < threshold:
        return Hidden.NEARLY_ALL
    if any(abs(part - other) < threshold for other in shown):
        return Hidden.SHIELD
    return None
