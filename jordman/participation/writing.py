"""The file itself: the rows of a report in the organisation's own layout, as an Excel sheet and as CSV."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from jordman.documents.sheets import Sheet, csv_bytes, workbook
from jordman.participation.layout import FileRow, Layout
from jordman.participation.models import Report, ReportedRow

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True)
class File:
    content: bytes
    kind: str
    ending: str

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()


def file_rows(report: Report, rows: Iterable[ReportedRow]) -> list[FileRow]:
    """Names as they are now. Who has got a protected identity since is left out, also of what was reported before."""
    return [
        _file_row(report, row) for row in rows if row.participant.user is None or not row.participant.user.is_protected
    ]


def _file_row(report: Report, row: ReportedRow) -> FileRow:
    person = row.participant.user
    return FileRow(
        number=row.participant.number,
        given_name=(person.given_name or (not person.family_name and person.email) or "") if person else "",
        family_name=person.family_name if person else _("Raderad, se tidigare fil"),
        sex=row.sex,
        starts_on=row.starts_on,
        stops_on=row.stops_on,
        minutes=row.minutes,
        month=report.month,
        workplace=row.workplace,
        workplace_code=row.workplace_code,
        employer=row.employer,
        employment_number=row.employment_number,
        attested_on=row.attested_on,
        project_name=report.reporting.project_name,
        project_number=report.reporting.project_number,
    )


def as_xlsx(layout: Layout, rows: Sequence[FileRow], *, made_at: datetime) -> File:
    """One sheet and nothing beside it, since a portal reads it. The same rows give the same bytes."""
    sheet = Sheet(layout.sheet_name, layout.header, [layout.cells(row) for row in rows])
    return File(workbook([sheet], made_at=made_at), XLSX, "xlsx")


def as_csv(layout: Layout, rows: Sequence[FileRow]) -> File:
    return File(csv_bytes(layout.header, [layout.cells(row) for row in rows]), CSV, "csv")
