"""A phase's checklist for one initiative: what holds, and what is missing before the phase is left. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

from jordman.initiatives.checklists import SOURCE, TEXTS, Line
from jordman.initiatives.facts import InitiativeFacts


@dataclass(frozen=True)
class GateLine:
    """`is_seen`: the page sees for itself, so that nobody ticks it. `source` is empty for common sense."""

    key: str
    text: str
    why: str
    source: str
    is_done: bool
    is_seen: bool


@dataclass(frozen=True)
class Gate:
    phase: str
    purpose: str
    lines: tuple[GateLine, ...]

    @property
    def missing(self) -> tuple[GateLine, ...]:
        return tuple(line for line in self.lines if not line.is_done)

    @property
    def done(self) -> int:
        return len(self.lines) - len(self.missing)

    @property
    def to_tick(self) -> tuple[GateLine, ...]:
        return tuple(line for line in self.lines if not line.is_seen)

    @property
    def seen(self) -> tuple[GateLine, ...]:
        return tuple(line for line in self.lines if line.is_seen)


def gate_of(facts: InitiativeFacts, phase: str, ticked: Collection[str], champions: str) -> Gate:
    """The checklist of a phase for the initiative's aim. `champions`: what they are called there, as many."""
    text = TEXTS[phase]
    lines = (line for line in text.lines if not line.aims or facts.aim in line.aims)
    return Gate(phase, str(text.purpose), tuple(_line(line, facts, ticked, champions) for line in lines))


def _line(line: Line, facts: InitiativeFacts, ticked: Collection[str], champions: str) -> GateLine:
    return GateLine(
        key=line.key,
        text=str(line.text) % {"champions": champions},
        why=str(line.why),
        source=str(SOURCE) % {"section": line.section} if line.section else "",
        is_done=line.seen_by(facts) if line.seen_by else line.key in ticked,
        is_seen=line.seen_by is not None,
    )
