"""Everything on My unit, gathered in a fixed number of questions to the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.disclosure.cells import Cell
from jordman.library.models.module import defer_heavy
from jordman.organisations.champion_words import ChampionWords, champion_words_at
from jordman.organisations.models import Organisation
from jordman.pitfalls.facts import ReservedFact, UnitFacts
from jordman.pitfalls.gathering.units import Known, gather_units, reached_at, recent_sessions, session_facts
from jordman.pitfalls.showing import Pitfalls, pitfalls_of
from jordman.reports.findings import first_upper
from jordman.reports.unit import findings
from jordman.reports.unit.beginning import Begun, Step, next_step, steps
from jordman.reports.unit.figures import Counting, UnitFigures, figures_of
from jordman.reports.unit.preparing import (
    Prepared,
    ReadinessRow,
    Reserved,
    prepared_of,
    promises_at,
    readiness_at,
)
from jordman.reports.unit.time import Counted, TimeLine, talk, training
from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.models.sessions import OPENS_BEFORE
from jordman.ui.drawings import Bar, Stratum
from jordman.ui.words import number
from jordman.workplaces.models import Promise

A_YEAR = timedelta(days=366)
COMING = 3


@dataclass(frozen=True)
class HeldSession:
    """A session as the chart and its table show it. `people` is None until tomorrow for one held today."""

    number: int
    title: str
    held_on: date
    people: Cell | None

    @property
    def waits(self) -> bool:
        return self.people is None


@dataclass(frozen=True)
class UnitPage:
    unit: Organisation
    manager: User
    today: date

    # Sessions

    @cached_property
    def sessions(self) -> tuple[TeamSession, ...]:
        """Those of the series that go on; when none does, those of the last year."""
        a_year_ago = timezone.now() - A_YEAR
        going_on = tuple(each for each in self._recent if each.series.ended_at is None)
        return going_on or tuple(each for each in self._recent if each.starts_at > a_year_ago)

    @cached_property
    def _recent(self) -> tuple[TeamSession, ...]:
        found = recent_sessions(self.today).filter(unit=self.unit).select_related("series", "module", "leader")
        found = found.annotate(reached=reached_at(self.unit.pk, self.today))
        return tuple(found.defer(*defer_heavy("module")).order_by("starts_at", "pk"))

    @cached_property
    def held(self) -> tuple[TeamSession, ...]:
        return tuple(each for each in self.sessions if each.is_held)

    @cached_property
    def coming(self) -> tuple[TeamSession, ...]:
        """Those that are to come or go on now."""
        since = timezone.now() - OPENS_BEFORE
        return tuple(each for each in self.sessions if each.ended_at is None and each.ends_at > since)

    @property
    def next_sessions(self) -> tuple[TeamSession, ...]:
        return self.coming[:COMING]

    @property
    def since(self) -> date:
        """The day that people are counted from: the first session's."""
        return timezone.localdate(self.sessions[0].starts_at) if self.sessions else self.today

    # What the unit has prepared

    @cached_property
    def prepared(self) -> Prepared:
        return prepared_of(self.unit)

    @cached_property
    def readiness(self) -> tuple[ReadinessRow, ...]:
        return readiness_at(self.unit, self.today)

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        return tuple(promises_at(self.unit))

    @cached_property
    def champion_words(self) -> ChampionWords:
        return champion_words_at(self.unit)

    @cached_property
    def facts(self) -> UnitFacts:
        """What the rules look at, of which the page has read the better part already."""
        reserved = self.prepared.reserved
        hours = (_reserved_fact(reserved),) if reserved else ()
        reached = self._recent[0].reached if self._recent else 0  # type: ignore[attr-defined]  # annotated
        known = {self.unit.pk: Known(session_facts(self._recent), hours, reached)}
        return gather_units([self.unit.pk], self.champion_words, known)[self.unit.pk]

    @cached_property
    def pitfalls(self) -> Pitfalls:
        return pitfalls_of(self.facts, self.unit, self.manager)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """What is to be done before the first session; none when one has been held or all is done."""
        begun = Begun(self.prepared, self.readiness, self.figures.champions > 0, bool(self.sessions))
        found = steps(self.unit, begun, self.champion_words)
        return found if not self.held and next_step(found) else ()

    @property
    def next_step(self) -> Step | None:
        return next_step(self.steps)

    @property
    def has_prepared(self) -> bool:
        """Is there anything to show but what comes first?"""
        answered = any(row.state for row in self.readiness)
        return bool(self.sessions or self.promises or self.prepared.reserved or self.prepared.picture or answered)

    # Figures about people: once a day

    @property
    def term(self) -> date:
        """The day that time is counted from."""
        return self.prepared.reserved.starts_on if self.prepared.reserved else self.since

    @cached_property
    def figures(self) -> UnitFigures:
        return figures_of(Counting(self.unit, self.held, self.since, self.term, self.today))

    @property
    def strata(self) -> tuple[Stratum, ...]:
        return tuple(Stratum(each.count, each.label) for each in self.figures.strata)

    @cached_property
    def held_sessions(self) -> tuple[HeldSession, ...]:
        return tuple(
            HeldSession(number, each.module.title, timezone.localdate(each.starts_at), self.figures.count_at(each.pk))
            for number, each in enumerate(self.held, start=1)
        )

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The sessions whose people may be shown."""
        shown = ((each.number, each.people) for each in self.held_sessions)
        return tuple(Bar(str(number), cell.value) for number, cell in shown if cell and cell.value is not None)

    # Time

    @cached_property
    def _counted(self) -> tuple[Counted, ...]:
        return tuple(
            Counted(self.figures.count_at(each.pk), each.teach_minutes, each.talk_minutes)
            for each in self.held
            if timezone.localdate(each.starts_at) >= self.term
        )

    @cached_property
    def training(self) -> TimeLine:
        planned = self.prepared.reserved.training_minutes if self.prepared.reserved else 0
        return training(self._counted, self.figures.module_minutes, planned)

    @cached_property
    def talk(self) -> TimeLine:
        planned = self.prepared.reserved.talk_minutes if self.prepared.reserved else 0
        return talk(self._counted, planned)

    @cached_property
    def champion(self) -> TimeLine:
        return TimeLine(self.figures.champion_used, self.figures.champion_set_aside)

    # Sentences

    @property
    def heading(self) -> str:
        next_on = timezone.localdate(self.coming[0].starts_at) if self.coming else None
        return findings.heading(self.figures, len(self.held), next_on, len(self.pitfalls.shown))

    @property
    def coverage_heading(self) -> str:
        return findings.coverage(self.figures)

    @property
    def held_in_words(self) -> str:
        return findings.sessions_held(len(self.held), self.since)

    @property
    def latest_heading(self) -> str:
        return findings.latest(self.figures, self.held[-1].pk)

    @property
    def everyone(self) -> str:
        return _("Alla %(people)s") % {"people": number(self.figures.headcount)}

    @property
    def spoken_bars(self) -> str:
        said = (_("pass %(number)s %(people)s") % {"number": bar.label, "people": bar.value} for bar in self.bars)
        return _("Antal på plats: %(sessions)s.") % {"sessions": ", ".join(said)}

    @property
    def hides_counts(self) -> bool:
        return any(each.people is not None and not each.people.is_shown for each in self.held_sessions)

    @property
    def next_heading(self) -> str:
        return findings.next_session(timezone.localdate(self.coming[0].starts_at) if self.coming else None)

    @property
    def time_heading(self) -> str:
        return findings.time_used((self.training, self.talk))

    @property
    def time_in_words(self) -> str:
        reserved = self.prepared.reserved
        return findings.time_left(reserved.ends_on if reserved else None, self.today)

    @property
    def champion_label(self) -> str:
        return first_upper(str(self.champion_words.one))

    @property
    def champion_heading(self) -> str:
        return findings.champions(self.figures.champions, self.champion_words)

    @property
    def champion_in_words(self) -> str:
        return findings.champion_help(self.figures.champions)

    @property
    def readiness_heading(self) -> str:
        return findings.readiness(self.readiness)

    @property
    def readiness_reason(self) -> str:
        coming = (each for each in self.facts.rollouts if not each.learnt_on and each.starts_on > self.today)
        return findings.readiness_reason(next(coming, None))

    @property
    def promises_heading(self) -> str:
        open_ones = [each for each in self.promises if not each.is_kept]
        return findings.promises(len(open_ones), sum(each.is_overdue for each in open_ones))


def _reserved_fact(reserved: Reserved) -> ReservedFact:
    hours = (float(reserved.training_hours), float(reserved.talk_hours))
    return ReservedFact(reserved.starts_on, reserved.ends_on, *hours)
