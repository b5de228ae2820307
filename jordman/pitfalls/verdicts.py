"""What a rule says: it shows, with what it saw; it does not; or it is too early to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

ENOUGH_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Step:
    """What to do first, and the page where it is done.

    `is_about`: the page takes the number of what the verdict is about, and not the unit's or the initiative's.
    """

    text: str | Promise
    action: str | Promise = ""
    url_name: str = ""
    is_about: bool = False


@dataclass(frozen=True, slots=True)
class Shows:
    """`step` in place of the rule's own, when what was seen asks for another. `about`: a rollout's number."""

    evidence: str
    numbers: Mapping[str, int | float] = field(default_factory=dict)
    step: Step | None = None
    about: int = 0


@dataclass(frozen=True, slots=True)
class DoesNotShow:
    why: str


@dataclass(frozen=True, slots=True)
class TooEarly:
    """`until` is the day from which the rule can say something, when it is known."""

    why: str
    until: date | None = None


Verdict = Shows | DoesNotShow | TooEarly
