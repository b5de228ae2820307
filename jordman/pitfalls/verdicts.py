"""What a rule says: it shows, with what it saw; it does not; or it is too early to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

ENOUGH_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Shows:
    evidence: str
    numbers: Mapping[str, int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DoesNotShow:
    why: str


@dataclass(frozen=True, slots=True)
class TooEarly:
    """`until` is the day from which the rule can say something, when it is known."""

    why: str
    until: date | None = None


Verdict = Shows | DoesNotShow | TooEarly
