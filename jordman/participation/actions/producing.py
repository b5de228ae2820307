"""Making a month's file: a version that is kept, with what was reported, by whom, and its digests."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.participation.access import layout_at
from jordman.participation.actions.reporting import numbers_for
from jordman.participation.board import Month, load_board
from jordman.participation.errors import EarlierMonthFirst, MonthNotOver, NobodyToReport
from jordman.participation.layout import Layout
from jordman.participation.lines import Line
from jordman.participation.models import Participant, Report, ReportedRow, Reporting
from jordman.participation.months import in_words, is_over, swedish_day
from jordman.participation.writing import as_csv, as_xlsx, file_rows


@transaction.atomic
def produce(reporting: Reporting, month: date, *, by: User, today: date, reason: str = "") -> Report:
    """Report the month, or report it again. Who waits for attest or lacks a date is left out and counted.

    Raises MonthNotOver, EarlierMonthFirst when an earlier month has to be reported before, and NobodyToReport.
    """
    if not is_over(month, today):
        raise MonthNotOver(_("Månaden är inte slut. Timmar kan fortfarande tillkomma."))
    # Two at once wait for each other, so that versions follow on each other.
    Reporting.objects.select_for_update().get(pk=reporting.pk)
    board = load_board(reporting, today)
    if first := board.must_come_first(month):
        raise EarlierMonthFirst(
            _("Rapportera %(month)s först. Redovisningen görs månad för månad.") % {"month": in_words(first)}
        )
    found = board.find(month)
    if found is None or not (found.reportable or found.erased):
        raise NobodyToReport(_("Ingen går att rapportera än. Se listan över det som saknas."))
    layout, _confirmed = layout_at(reporting.programme.organisation)
    report = _keep(reporting, found, layout, by=by, reason=reason)
    record(
        "participation.reported",
        report,
        by=by,
        organisation_id=reporting.programme.organisation_id,
        month=f"{month:%Y-%m}",
        version=report.version,
        digest=report.digest_xlsx,
    )
    return report


def _keep(reporting: Reporting, found: Month, layout: Layout, *, by: User, reason: str) -> Report:
    report = Report.objects.create(
        reporting=reporting,
        month=found.month,
        version=len(found.reports) + 1,
        made_at=timezone.now(),
        made_by=by,
        reason=reason,
        layout=layout.as_json(),
        left_out=found.stopped,
        protected=len(found.protected),
    )
    before = {row.participant_id: row for row in found.before}
    numbers = numbers_for(reporting, [line.person.user_id for line in found.reportable])
    rows = [_row(report, line, numbers[line.person.user_id], before) for line in found.reportable]
    rows += [_again(report, row) for row in found.erased]
    ReportedRow.objects.bulk_create(rows, batch_size=500)
    written = file_rows(report, sorted(rows, key=lambda row: row.participant.number))
    report.digest_xlsx = as_xlsx(layout, written, made_at=report.made_at).digest
    report.digest_csv = as_csv(layout, written).digest
    report.save(update_fields=["digest_xlsx", "digest_csv"])
    return report


def _row(report: Report, line: Line, participant: Participant, before: Mapping[int, ReportedRow]) -> ReportedRow:
    """Where somebody worked is said once and then kept: the staff file has no history to ask again."""
    row = ReportedRow(
        report=report,
        participant=participant,
        minutes=line.minutes,
        sex=line.person.sex,
        starts_on=line.person.starts_on,
        stops_on=line.stops_on,
        workplace=line.workplace_name,
        workplace_code=line.workplace.code if line.workplace else "",
        employer=line.employer,
        employment_number=line.workplace.employment_number if line.workplace else "",
        attested_on=swedish_day(line.word.at) if line.word and line.minutes else None,
    )
    if known := before.get(participant.pk):
        for name in ("workplace", "workplace_code", "employer", "employment_number"):
            setattr(row, name, getattr(known, name))
    return row


def _again(report: Report, row: ReportedRow) -> ReportedRow:
    """A person who has been erased since: the hours as they were reported."""
    return ReportedRow(report=report, participant=row.participant, minutes=row.minutes, sex=row.sex)
