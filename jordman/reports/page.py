"""Everything on a programme's page, gathered in as many questions to the database for three hundred as for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Count, Exists, OuterRef
from django.utils import timezone

from jordman.disclosure.cells import SMALL, Cell
from jordman.library.models import ModuleComment, SignOff
from jordman.live_sessions.models import LiveSession, NetworkGroup
from jordman.organisations.models import Organisation
from jordman.programmes.figures import Targets
from jordman.programmes.models import Block, ModuleRule, Programme
from jordman.reports import findings
from jordman.reports.access import Reading
from jordman.reports.counting import Enrolled, count_enrolled, people_by_role
from jordman.reports.figures import Figures, figures_of

FIRST = 10
SESSIONS = 5
MANY = 60


@dataclass(frozen=True)
class Line:
    """An organisation: how many are enrolled, and how many of them have done the block that opened last."""

    name: str
    people: Cell
    done: Cell

    @property
    def whole(self) -> int:
        return self.people.value or 0

    @property
    def part(self) -> int:
        return self.done.value or 0


@dataclass(frozen=True)
class Waiting:
    """A module that a reviewer has to look at."""

    title: str
    organisation: str
    since: datetime
    has_comments: bool

    @property
    def days(self) -> int:
        return (timezone.localdate() - timezone.localdate(self.since)).days


@dataclass(frozen=True)
class ProgrammePage:
    reading: Reading
    today: date

    @property
    def programme(self) -> Programme:
        return self.reading.programme

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        return tuple(self.programme.blocks.order_by("position"))

    @cached_property
    def enrolled(self) -> tuple[Enrolled, ...] | None:
        """Exact, and live: for the lead alone."""
        return count_enrolled(self.programme) if self.reading.is_lead else None

    @cached_property
    def figures(self) -> Figures:
        return figures_of(self.programme, self.blocks, self.today, self.enrolled)

    @cached_property
    def targets(self) -> Targets | None:
        if self.enrolled is not None:
            return exact_targets(self.programme, self.enrolled)
        return shown_targets(self.programme, self.figures)

    @property
    def roles(self) -> tuple[tuple[str, Cell], ...]:
        """How many are enrolled with each orientation: exact for the lead, like all of enrolment."""
        if self.enrolled is not None:
            return tuple((key, Cell(people)) for key, people in people_by_role(self.enrolled).items())
        return tuple(zip(self.figures.by_role.columns, self.figures.by_role.total.cells, strict=True))

    # Sentences

    @cached_property
    def waiting(self) -> tuple[Waiting, ...]:
        return find_waiting(self.programme) if self.reading.is_lead else ()

    @property
    def heading(self) -> str:
        is_closed = self.programme.status == Programme.Status.CLOSED
        return findings.heading(self.targets, len(self.waiting), is_closed=is_closed)

    @property
    def current_block(self) -> Block | None:
        """The block that opened last."""
        opened = [block for block in self.blocks if block.opens_on <= self.today]
        return opened[-1] if opened else None

    @cached_property
    def alone(self) -> tuple[Enrolled, ...]:
        return tuple(each for each in self.enrolled or () if each.people == 1)

    @property
    def pace(self) -> str:
        return pace_of(self.programme, self.blocks, self.figures, self.today)

    # By organisation

    @property
    def organisations(self) -> int:
        return len(self.enrolled if self.enrolled is not None else self.figures.by_sex.rows)

    def lines(self, start: int, stop: int) -> tuple[Line, ...]:
        """Organisations in alphabetical order."""
        if self.enrolled is not None:
            return tuple(self._line(each.key, each.name, Cell(each.people)) for each in self.enrolled[start:stop])
        rows = self.figures.by_sex.rows[start:stop]
        names = names_of(row.key for row in rows)
        return tuple(self._line(row.key, names.get(row.key, ""), row.total) for row in rows)

    def _line(self, key: str, name: str, people: Cell) -> Line:
        row = self.figures.done_by_organisation.row(key)
        return Line(name, people, row.cells[0] if row.cells else SMALL)

    @cached_property
    def shows_done(self) -> bool:
        """Is there any organisation large enough to show how many there have done the block?"""
        return self.figures.done_by_organisation.shows_split

    @property
    def longest(self) -> int:
        if self.enrolled is not None:
            return max((each.people for each in self.enrolled), default=0)
        return max((row.total.value or 0 for row in self.figures.by_sex.rows), default=0)

    # Sessions and groups

    @cached_property
    def sessions(self) -> tuple[LiveSession, ...]:
        """The next ones."""
        found = LiveSession.objects.upcoming().called().filter(programme=self.programme).order_by("starts_at", "pk")
        return tuple((found.with_counts() if self.reading.is_lead else found)[:SESSIONS])

    @cached_property
    def past_sessions(self) -> tuple[LiveSession, ...]:
        """The last ones, and every recent one whose recording lacks its text."""
        found = LiveSession.objects.past().called().filter(programme=self.programme).order_by("-starts_at", "-pk")
        return tuple(each for at, each in enumerate(found[:MANY]) if at < SESSIONS or lacks_text(each))

    @cached_property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """How many network groups there are of each mix."""
        rows = NetworkGroup.objects.filter(programme=self.programme, session=None).order_by()
        counts = dict(rows.values_list("mix").annotate(count=Count("*")))
        return tuple((str(label), counts[mix]) for mix, label in NetworkGroup.Mix.choices if mix in counts)


def lacks_text(session: LiveSession) -> bool:
    return bool(session.recording) and not session.captions


def exact_targets(programme: Programme, enrolled: Sequence[Enrolled]) -> Targets:
    women, _men, unknown = (sum(each.by_sex[index] for each in enrolled) for index in range(3))
    return _targets(programme, sum(each.people for each in enrolled), women, unknown)


def shown_targets(programme: Programme, figures: Figures) -> Targets | None:
    """From what may be shown. Where the sexes are not told apart, nobody's sex is known."""
    people = figures.enrolled.value
    if people is None:
        return None
    by_sex = {name: cell.value for name, cell in zip(figures.sexes.columns, figures.sexes.total.cells, strict=True)}
    women = by_sex.get("woman")
    if women is None:
        return _targets(programme, people, 0, people)
    return _targets(programme, people, women, by_sex.get("unknown") or 0)


def _targets(programme: Programme, people: int, women: int, unknown: int) -> Targets:
    return Targets(people, women, unknown, programme.target_people, programme.target_women_percent)


def pace_of(programme: Programme, blocks: Iterable[Block], figures: Figures, today: date) -> str:
    hours, people = figures.hours.value, figures.enrolled.value
    if hours is None or people is None:
        return ""
    last = min(today, programme.ends_on)
    weeks = findings.weeks_open(((block.opens_on, block.closes_on) for block in blocks), last)
    return findings.pace(findings.Pace(hours, people, weeks, programme.weekly_minutes))


def names_of(keys: Iterable[str]) -> dict[str, str]:
    rows = Organisation.objects.filter(pk__in=[int(key) for key in keys]).order_by().values_list("pk", "name")
    return {str(pk): name for pk, name in rows}


def find_waiting(programme: Programme) -> tuple[Waiting, ...]:
    """The programme's modules that wait for review, longest first."""
    modules = ModuleRule.objects.filter(block__programme=programme).values("module")
    comments = ModuleComment.objects.filter(module=OuterRef("module"), resolved_at=None, answer_to=None)
    rows = SignOff.objects.waiting().filter(module__in=modules).annotate(has_comments=Exists(comments))
    found = rows.order_by("submitted_at").values_list(
        "module__title", "module__organisation__name", "submitted_at", "has_comments"
    )
    return tuple(Waiting(*row) for row in found)
