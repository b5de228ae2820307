"""The sheet's minute by minute: the guide's parts spread over the time that the session has. No database."""

from dataclasses import dataclass
from itertools import pairwise

from jordman.team_sessions.models import TeamSession

# Of the teaching: the beginning, what to remember, practice. Of the talk: two by two, all, agree.
TEACHING = (0.2, 0.4, 0.4)
TALK = (0.35, 0.45, 0.2)


@dataclass(frozen=True, slots=True)
class Span:
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Plan:
    hook: Span
    points: Span
    practise: Span
    pairs: Span
    everybody: Span
    agree: Span


def plan_of(session: TeamSession) -> Plan:
    teach, talk = session.teach_minutes, session.talk_minutes
    return Plan(*_spread(0, teach, TEACHING), *_spread(teach, talk, TALK))


def _spread(start: int, minutes: int, shares: tuple[float, ...]) -> list[Span]:
    edges = [start + round(minutes * sum(shares[:number])) for number in range(len(shares) + 1)]
    return [Span(first, last) for first, last in pairwise(edges)]
