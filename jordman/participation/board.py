"""A reporting as its lead sees it: every month that is over, with its lines, its latest report and what has changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import QuerySet

from jordman.participation.lines import Line, is_reportable
from jordman.participation.loading import load_lines
from jordman.participation.models import Report, ReportedRow, Reporting
from jordman.participation.months import due_on, ended_months
from jordman.participation.versions import (
    Difference,
    Facts,
    MonthFacts,
    Stage,
    affected,
    differences,
    first_unsettled,
    stages,
)


@dataclass(frozen=True)
class Month:
    """`reports` are its versions, the first one first; `before` are the rows of the latest."""

    month: date
    lines: tuple[Line, ...]
    reports: tuple[Report, ...]
    before: tuple[ReportedRow, ...]

    @property
    def due_on(self) -> date:
        return due_on(self.month)

    @property
    def latest(self) -> Report | None:
        return self.reports[-1] if self.reports else None

    @cached_property
    def named(self) -> tuple[Line, ...]:
        """Everybody but those whose identity is protected."""
        return tuple(line for line in self.lines if not line.person.is_protected)

    @property
    def protected(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.person.is_protected)

    @cached_property
    def reportable(self) -> tuple[Line, ...]:
        return tuple(line for line in self.named if is_reportable(line))

    @property
    def stopped(self) -> int:
        return len(self.named) - len(self.reportable)

    @property
    def erased(self) -> tuple[ReportedRow, ...]:
        """Rows of people who have been erased since: they stay as they were reported."""
        return tuple(row for row in self.before if row.participant.user_id is None)

    @cached_property
    def differences(self) -> list[Difference]:
        """Against the latest report; none when there is no report. Who waits and was never in it is no difference."""
        if not self.reports:
            return []
        before = {row.participant.number: facts_of_row(row) for row in self.before}
        after = {row.participant.number: facts_of_row(row) for row in self.erased}
        for line in self.named:
            key = line.person.number or -line.person.user_id
            if key in before or is_reportable(line):
                after[key] = facts_of(line)
        return differences(before, after)

    @property
    def facts(self) -> MonthFacts:
        sequence = self.latest.pk if self.latest else None
        return MonthFacts(self.month, len(self.named), self.stopped, sequence, len(self.differences))

    @property
    def minutes(self) -> int:
        return sum(line.minutes for line in self.named)

    @property
    def open_count(self) -> int:
        return sum(line.is_open for line in self.named)


@dataclass(frozen=True)
class Board:
    reporting: Reporting
    months: tuple[Month, ...]

    @cached_property
    def stages(self) -> list[tuple[MonthFacts, Stage]]:
        return stages([month.facts for month in self.months])

    @property
    def listed(self) -> list[tuple[Month, Stage]]:
        """The latest month first, as it is what there is to do."""
        return [(month, stage) for month, (_facts, stage) in zip(self.months, self.stages, strict=True)][::-1]

    def find(self, month: date) -> Month | None:
        return next((each for each in self.months if each.month == month), None)

    def stage_of(self, month: date) -> Stage:
        return next(stage for facts, stage in self.stages if facts.month == month)

    def must_come_first(self, month: date) -> date | None:
        return first_unsettled(self.stages, before=month)

    def affected_by(self, month: date) -> list[date]:
        return affected(self.stages, after=month)


def facts_of(line: Line) -> Facts:
    return Facts(line.minutes, line.person.sex, line.person.starts_on, line.stops_on)


def facts_of_row(row: ReportedRow) -> Facts:
    return Facts(row.minutes, row.sex, row.starts_on, row.stops_on)


def load_board(reporting: Reporting, today: date) -> Board:
    """Eight questions, whatever the number of people and months."""
    months = ended_months(reporting.first_month, reporting.programme.ends_on, today)
    lines: dict[date, list[Line]] = {month: [] for month in months}
    for line in load_lines(reporting, months):
        lines[line.month].append(line)
    reports = _by_month(Report.objects.filter(reporting=reporting).select_related("made_by").order_by("pk"))
    rows = _rows_of([each[-1] for each in reports.values()])
    return Board(
        reporting,
        tuple(
            Month(month, tuple(lines[month]), tuple(reports.get(month, ())), tuple(rows.get(month, ())))
            for month in months
        ),
    )


def _by_month(reports: QuerySet[Report]) -> Mapping[date, list[Report]]:
    found: dict[date, list[Report]] = {}
    for report in reports:
        found.setdefault(report.month, []).append(report)
    return found


def _rows_of(reports: Sequence[Report]) -> Mapping[date, list[ReportedRow]]:
    months = {report.pk: report.month for report in reports}
    found: dict[date, list[ReportedRow]] = {}
    for row in rows_with_people().filter(report__in=months):
        found.setdefault(months[row.report_id], []).append(row)
    return found


def rows_with_people() -> QuerySet[ReportedRow]:
    return ReportedRow.objects.select_related("participant__user").order_by("participant__number")
