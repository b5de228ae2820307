"""The report as a file. Protected for every reader, whoever they are, since files travel."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.audit.actions import record
from jordman.documents.papers import programme_report_pdf
from jordman.programmes.models import Programme
from jordman.reports.access import get_reading_for
from jordman.reports.figures import figures_of
from jordman.reports.page import names_of
from jordman.reports.paper import Ground, report
from jordman.reports.workbook import report_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"


@login_required
@require_POST
def send_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    ground = _ground(get_reading_for(user, pk).programme)
    _record(user, ground.programme, "xlsx")
    content = report_workbook(ground.programme, ground.blocks, ground.figures, ground.names)
    return sent(content, XLSX, f"{_('lage')}-{ground.programme.name}-{ground.figures.on}", "xlsx")


@login_required
@require_POST
def send_report(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    ground = _ground(get_reading_for(user, pk).programme)
    _record(user, ground.programme, "pdf")
    return sent(
        programme_report_pdf(report(ground)), PDF, f"{_('rapport')}-{ground.programme.name}-{ground.figures.on}", "pdf"
    )


def _ground(programme: Programme) -> Ground:
    blocks = tuple(programme.blocks.order_by("position"))
    figures = figures_of(programme, blocks, timezone.localdate())
    keys = {row.key for table in (figures.by_sex, figures.hours_by_organisation) for row in table.rows}
    return Ground(programme, blocks, figures, names_of(keys), programme.organisation.name)


def _record(user: User, programme: Programme, form: str) -> None:
    record("report.downloaded", programme, by=user, organisation_id=programme.organisation_id, form=form)


def sent(content: bytes, kind: str, name: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response
