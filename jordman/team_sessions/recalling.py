"""Which recall questions of earlier sessions the room meets now, at growing distances. No database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# How many sessions lie between: after the teaching, after the first time it was asked, and so on.
DISTANCES = (1, 2, 4, 8)
QUESTIONS_A_SESSION = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question. `taught` and `asked` count sessions back: 1 is the one before this; `times` it has been asked."""

    module: int
    key: str
    taught: int
    asked: int = 0
    times: int = 0

    @property
    def due(self) -> int:
        """How many sessions it is overdue; below zero it is too early."""
        since = min(self.taught, self.asked) if self.times else self.taught
        return since - DISTANCES[min(self.times, len(DISTANCES) - 1)]


def choose(candidates: Iterable[Candidate], number: int = QUESTIONS_A_SESSION) -> tuple[Candidate, ...]:
    """Those that are due, the least asked and longest overdue first, of different modules as far as there are any.

    When fewer are due than there is room for, the ones that come nearest fill up: two questions cost a minute.
    """
    ordered = sorted(candidates, key=_turn)
    chosen: list[Candidate] = []
    for is_allowed in (_other_module, _any):
        for candidate in ordered:
            if len(chosen) < number and candidate not in chosen and is_allowed(candidate, chosen):
                chosen.append(candidate)
    return tuple(sorted(chosen, key=_turn))


def _turn(candidate: Candidate) -> tuple[bool, int, int, int, str]:
    return (candidate.due < 0, candidate.times, -candidate.due, candidate.module, candidate.key)


def _other_module(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    return candidate.module not in {each.module for each in chosen}


def _any(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    return True
