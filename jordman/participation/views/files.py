"""Reporting a month, and the versions that are kept of it."""

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from jordman.access.errors import Refused
from jordman.accounts.people import signed_in
from jordman.audit.actions import record
from jordman.participation.access import get_month, get_report_for, get_reporting_for, months_of
from jordman.participation.actions.producing import produce
from jordman.participation.board import facts_of_row, rows_with_people
from jordman.participation.forms import ProduceForm
from jordman.participation.layout import Layout
from jordman.participation.models import Report, ReportedRow
from jordman.participation.versions import differences
from jordman.participation.words import Change, in_words, names_of
from jordman.participation.writing import File, as_csv, as_xlsx, file_rows


@login_required
@require_POST
def report_month(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    user = signed_in(request)
    reporting = get_reporting_for(user, pk)
    today = timezone.localdate()
    month = get_month(key, months_of(reporting, today))
    form = ProduceForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["reason"])))
        return redirect("participation:month", pk, key)
    try:
        report = produce(reporting, month, by=user, today=today, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("participation:month", pk, key)
    messages.success(request, _("Filen är gjord. Hämta den och lämna in den hos mottagaren."))
    return redirect("participation:version", report.pk)


@login_required
@require_GET
@never_cache
def show_version(request: HttpRequest, pk: int) -> HttpResponse:
    """What was reported then, by whom, and what was different from the version before."""
    report = get_report_for(signed_in(request), pk)
    versions = list(Report.objects.filter(reporting=report.reporting_id, month=report.month).order_by("version"))
    earlier = [each for each in versions if each.version < report.version]
    rows = _rows(report)
    context = {
        "report": report,
        "programme": report.reporting.programme,
        "key": f"{report.month:%Y-%m}",
        "versions": versions,
        "people": len(rows),
        "minutes": sum(row.minutes for row in rows),
        "earlier": earlier[-1] if earlier else None,
        "changes": _changes(_rows(earlier[-1]), rows) if earlier else [],
    }
    return render(request, "participation/version.html", context)


def _rows(report: Report) -> list[ReportedRow]:
    return list(rows_with_people().filter(report=report))


def _changes(before: Sequence[ReportedRow], after: Sequence[ReportedRow]) -> list[Change]:
    found = differences(*({row.participant.number: facts_of_row(row) for row in rows} for rows in (before, after)))
    names = names_of([*before, *after])
    return [in_words(each, names) for each in found]


@login_required
@require_POST
def send_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_report_for(signed_in(request), pk)
    layout = Layout.from_json(report.layout)
    return _sent(request, report, as_xlsx(layout, file_rows(report, _rows(report)), made_at=report.made_at))


@login_required
@require_POST
def send_csv(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_report_for(signed_in(request), pk)
    layout = Layout.from_json(report.layout)
    return _sent(request, report, as_csv(layout, file_rows(report, _rows(report))))


def _sent(request: HttpRequest, report: Report, file: File) -> HttpResponse:
    """Who took the names out, of which month, in which form."""
    programme = report.reporting.programme
    record(
        "participation.downloaded",
        report,
        by=signed_in(request),
        organisation_id=programme.organisation_id,
        form=file.ending,
        digest=file.digest,
    )
    name = slugify(f"{_('deltagare')}-{programme.name}-{report.month:%Y-%m}-v{report.version}")
    response = HttpResponse(file.content, content_type=file.kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{file.ending}"'
    response["Cache-Control"] = "private, no-store"
    return response
