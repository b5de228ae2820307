"""A running session as its room meets it: the clock, the slide that is shown, and everything on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise, cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jordman.disclosure.cells import Cell, protect_count, protect_parts
from jordman.library.content import Block
from jordman.team_sessions import clock
from jordman.team_sessions.earlier import last_agreement, recall_blocks
from jordman.team_sessions.guide_parts import Parts, split
from jordman.team_sessions.models import TeamSession, Temperature
from jordman.team_sessions.models.room import Moment
from jordman.team_sessions.slides import ORDER, Kind, Place, Show, Slide

Phase = TeamSession.Phase
FEELINGS: dict[int, str | Promise] = {
    1: _("Det känns svårt"),
    2: _("Lite osäkert"),
    3: _("Mitt emellan"),
    4: _("Ganska tryggt"),
    5: _("Tryggt"),
}


def clock_of(session: TeamSession) -> clock.Clock:
    """The clock of the phase that the room is in."""
    planned = {Phase.TEACHING: session.teach_minutes, Phase.TALKING: session.talk_minutes}.get(Phase(session.phase), 0)
    before = {Phase.TEACHING: session.taught_seconds, Phase.TALKING: session.talked_seconds}
    return clock.Clock(
        began_at=session.phase_began_at or timezone.now(),
        planned=planned * 60,
        before=before.get(Phase(session.phase), 0),
        paused_at=session.paused_at,
    )


def place_of(session: TeamSession) -> Place:
    return Place(session.phase, session.point)


def parts_of(session: TeamSession) -> Parts:
    """The guide of the edition that the session pinned; before it begins, of the module as it is published."""
    edition = session.edition or session.module.edition
    return split(edition.read_guide()) if edition else Parts()


def moment_of(session: TeamSession) -> str:
    """Which quick question is open: before, from the start until the talk; after, from the agreement to the answers."""
    if not session.is_running:
        return ""
    if session.phase in (Phase.OPENING, Phase.TEACHING):
        return Moment.BEFORE
    slides = Show(Parts()).slides(session.phase)
    is_asked = session.phase == Phase.CLOSING and slides[min(session.point, len(slides) - 1)].kind != Kind.RESULT
    return Moment.AFTER if is_asked else ""


@dataclass(frozen=True, slots=True)
class Feeling:
    """What the room answered: how many, and the answer in the middle. Nothing under five, and never the spread."""

    answers: int
    middle: str | Promise


def people_shown(session: TeamSession, *, is_leader: bool) -> Cell:
    """How many were there: whole for who led, protected for everybody else."""
    if is_leader:
        return Cell(session.people)
    whole = max(session.headcount, session.people)
    return protect_parts(whole, [session.people], settings.SMALL_GROUP_THRESHOLD)[0]


def feelings_of(session: TeamSession) -> tuple[tuple[str, Feeling | None], ...]:
    """Before and after, for the room together. Shown only when nobody answers any more: see `Show.before`."""
    rows = list(Temperature.objects.filter(session=session))
    return tuple(
        (str(label), feeling_of(rows, moment, settings.SMALL_GROUP_THRESHOLD)) for moment, label in Moment.choices
    )


def feeling_of(rows: Sequence[Temperature], moment: str, threshold: int) -> Feeling | None:
    counts = {row.value: row.answers for row in rows if row.moment == moment}
    total = sum(counts.values())
    if not protect_count(total, threshold).is_shown:
        return None
    below = 0
    for value in sorted(counts):
        below += counts[value]
        if below * 2 >= total:
            return Feeling(total, FEELINGS[value])
    return None


class Room:
    """What a page shows of a running session; each part is read when it is asked for."""

    def __init__(self, session: TeamSession) -> None:
        self.session = session
        self.now = timezone.now()

    @cached_property
    def parts(self) -> Parts:
        return parts_of(self.session)

    @cached_property
    def last(self) -> TeamSession | None:
        return last_agreement(self.session)

    @cached_property
    def recalls(self) -> tuple[Block, ...]:
        return recall_blocks(self.session)

    @cached_property
    def show(self) -> Show:
        is_opening = self.session.phase == Phase.OPENING
        return Show(self.parts, is_opening and self.last is not None, len(self.recalls) if is_opening else 0)

    @cached_property
    def slide(self) -> Slide:
        return self.show.slide(place_of(self.session))

    @property
    def clock(self) -> clock.Clock:
        return clock_of(self.session)

    @property
    def seconds_left(self) -> int:
        return clock.left(self.clock, self.now)

    @property
    def ends_at(self) -> datetime | None:
        return clock.ends_at(self.clock, self.now)

    @property
    def minutes(self) -> list[list[str]]:
        """The two parts of the session minute by minute, as the screen's core draws them: "on", "now" or not yet."""
        return [
            self._minutes(Phase.TEACHING, self.session.teach_minutes),
            self._minutes(Phase.TALKING, self.session.talk_minutes),
        ]

    def _minutes(self, phase: str, planned: int) -> list[str]:
        at, here = ORDER.index(Phase(phase)), ORDER.index(Phase(self.session.phase))
        if here != at:
            return ["on" if here > at else ""] * planned
        minute = clock.minute(self.clock, self.now)
        return ["on"] * (minute - 1) + ["now"] + [""] * (planned - minute)

    @property
    def is_dense(self) -> bool:
        """Much to read, or to write: smaller letters, so that all of it is seen."""
        return self.slide.kind in (Kind.HOOK, Kind.PRACTISE, Kind.AGREE, Kind.RECALL, Kind.ANSWER, Kind.RESULT)

    @property
    def has_thoughts(self) -> bool:
        return self.slide.kind == Kind.QUESTION

    @property
    def is_first(self) -> bool:
        return self.show.before(place_of(self.session)) is None

    @property
    def is_last_of_phase(self) -> bool:
        following = self.show.after(place_of(self.session))
        return following is None or following.phase != self.session.phase

    @property
    def point(self) -> SafeString:
        """The key point that is shown."""
        return self.parts.points[self.slide.number - 1]

    @property
    def talk_question(self) -> SafeString:
        """The question that is shown, or the first one while the talk is still to come."""
        number = self.slide.number if self.slide.kind == Kind.QUESTION else 1
        return self.parts.questions[number - 1] if number <= len(self.parts.questions) else SafeString("")

    @property
    def question(self) -> Block | None:
        """The recall question that is shown, or whose answer is."""
        is_one = self.slide.kind in (Kind.RECALL, Kind.ANSWER) and self.slide.number <= len(self.recalls)
        return self.recalls[self.slide.number - 1] if is_one else None

    @property
    def people(self) -> int:
        """In the room now: those with a name, and the leader's count of the others or else the phones'."""
        unnamed = self.session.people_unnamed if self.session.unnamed_stamp else self.session.phones_unnamed
        named: int = self.session.named_now
        return named + int(unnamed)
