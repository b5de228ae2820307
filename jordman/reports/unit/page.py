"""Everything on My unit, gathered in a fixed number of questions to the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone

from jordman.organisations.models import Organisation
from jordman.reports.unit.figures import UnitFigures, figures_of
from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.models.sessions import OPENS_BEFORE

LOOKS_BACK = timedelta(days=366)
COMING = 3


@dataclass(frozen=True)
class UnitPage:
    unit: Organisation
    today: date

    @cached_property
    def sessions(self) -> tuple[TeamSession, ...]:
        """Those of the series that go on; when none does, those of the last year."""
        begins = timezone.now() - LOOKS_BACK
        found = TeamSession.objects.called().filter(unit=self.unit, starts_at__gte=begins)
        rows = tuple(found.select_related("series", "module", "leader").order_by("starts_at", "pk"))
        going_on = tuple(each for each in rows if each.series.ended_at is None)
        return going_on or rows

    @cached_property
    def held(self) -> tuple[TeamSession, ...]:
        return tuple(each for each in self.sessions if each.is_held)

    @cached_property
    def coming(self) -> tuple[TeamSession, ...]:
        """Those that are to come or go on now."""
        since = timezone.now() - OPENS_BEFORE
        return tuple(each for each in self.sessions if each.ended_at is None and each.ends_at > since)

    @property
    def since(self) -> date:
        """The day that everything is counted from: the first session's."""
        return timezone.localdate(self.sessions[0].starts_at) if self.sessions else self.today

    @cached_property
    def figures(self) -> UnitFigures:
        return figures_of(self.unit, self.held, self.since, self.today)
