"""What the room's screen shows, one thing at a time, and the way from each to the next. No database."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jordman.team_sessions.guide_parts import Parts
from jordman.team_sessions.models import TeamSession

Phase = TeamSession.Phase
ORDER = (Phase.OPENING, Phase.TEACHING, Phase.TALKING, Phase.CLOSING)


class Kind(StrEnum):
    KEPT = "kept"  # what was agreed last, and whether it came about
    WELCOME = "welcome"
    RECALL = "recall"
    ANSWER = "answer"
    BEFORE = "before"
    HOOK = "hook"
    POINT = "point"
    PRACTISE = "practise"
    QUESTION = "question"
    AGREE = "agree"
    AFTER = "after"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Slide:
    """`number` of `total` are those of its kind: key point 2 of 4."""

    kind: Kind
    number: int = 1
    total: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where the room is: a press carries the place it was made from, so that a second one does nothing."""

    phase: str
    point: int


@dataclass(frozen=True, slots=True)
class Show:
    """All that a session has to show."""

    parts: Parts
    has_agreement: bool = False
    recalls: int = 0

    def slides(self, phase: str) -> tuple[Slide, ...]:
        match phase:
            case Phase.OPENING:
                return tuple(self._opening())
            case Phase.TEACHING:
                return tuple(self._teaching())
            case Phase.TALKING:
                return tuple(_each(Kind.QUESTION, max(1, len(self.parts.questions))))
            case Phase.CLOSING:
                return (Slide(Kind.AGREE), Slide(Kind.AFTER), Slide(Kind.RESULT))
        return ()

    def _opening(self) -> Iterator[Slide]:
        yield Slide(Kind.KEPT if self.has_agreement else Kind.WELCOME)
        for number in range(1, self.recalls + 1):
            yield Slide(Kind.RECALL, number, self.recalls)
            yield Slide(Kind.ANSWER, number, self.recalls)
        yield Slide(Kind.BEFORE)

    def _teaching(self) -> Iterator[Slide]:
        yield Slide(Kind.HOOK)
        yield from _each(Kind.POINT, len(self.parts.points))
        if self.parts.exercise or self.parts.variants:
            yield Slide(Kind.PRACTISE)

    def slide(self, place: Place) -> Slide:
        """The guide may have become shorter since: the last one there is."""
        slides = self.slides(place.phase)
        return slides[min(place.point, len(slides) - 1)]

    def after(self, place: Place) -> Place | None:
        """The next thing, in the next phase when this one has no more; None at the end."""
        if place.point + 1 < len(self.slides(place.phase)):
            return Place(place.phase, place.point + 1)
        return self.next_phase(place)

    def before(self, place: Place) -> Place | None:
        """The thing before. Nobody goes back from the answers: a late one would be told by the difference."""
        if self.slide(place).kind == Kind.RESULT:
            return None
        if place.point > 0:
            return Place(place.phase, min(place.point, len(self.slides(place.phase))) - 1)
        at = ORDER.index(Phase(place.phase))
        if at == 0:
            return None
        return Place(ORDER[at - 1], len(self.slides(ORDER[at - 1])) - 1)

    def next_phase(self, place: Place) -> Place | None:
        at = ORDER.index(Phase(place.phase))
        return Place(ORDER[at + 1], 0) if at + 1 < len(ORDER) else None


def _each(kind: Kind, total: int) -> Iterator[Slide]:
    return (Slide(kind, number, total) for number in range(1, total + 1))
