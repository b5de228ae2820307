"""The marks that a page kept while it had no connection, as they are sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from jordman.team_sessions.actions.presence import Count
from jordman.team_sessions.marks import Mark

MOST_MARKS = 2000
LARGEST = 2**62
Said = TypeVar("Said", bool, int)


@dataclass(frozen=True)
class Sent:
    marks: Mapping[int, Mark] = field(default_factory=dict)
    unnamed: Count | None = None

    def __bool__(self) -> bool:
        return bool(self.marks) or self.unnamed is not None


def read_sent(body: bytes) -> Sent:
    """`{"marks": {"12": [stamp, true]}, "unnamed": [stamp, 3]}`. Raises ValueError for anything else."""
    found = json.loads(body)
    if not isinstance(found, dict):
        raise ValueError("Not an object.")
    marks = found.get("marks") or {}
    if not isinstance(marks, dict) or len(marks) > MOST_MARKS:
        raise ValueError("Marks are an object, and not more than a unit has people.")
    unnamed = found.get("unnamed")
    return Sent(
        {_whole(int(key)): Mark(*_pair(value, bool)) for key, value in marks.items()},
        Count(*_pair(unnamed, int)) if unnamed is not None else None,
    )


def _pair(value: object, kind: type[Said]) -> tuple[int, Said]:
    if not isinstance(value, list) or len(value) != 2 or type(value[1]) is not kind:
        raise ValueError("A mark is a stamp and what it says.")
    return _whole(value[0]), value[1]


def _whole(number: object) -> int:
    if type(number) is not int or abs(number) > LARGEST:
        raise ValueError("Not a whole number that fits.")
    return number
