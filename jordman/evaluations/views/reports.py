"""Reports: make a version, and fetch one as it was."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jordman.access.errors import Refused
from jordman.accounts.people import signed_in
from jordman.evaluations.access import get_evaluation_to_write_for, get_report_file_for
from jordman.evaluations.actions.reports import make_report
from jordman.evaluations.models import Report, ReportFile

TYPES = {
    ReportFile.Form.PDF: "application/pdf",
    ReportFile.Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@login_required
@require_POST
def make(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    user = signed_in(request)
    evaluation = get_evaluation_to_write_for(user, pk)
    if kind not in Report.Kind.values:
        raise Http404
    try:
        report = make_report(evaluation, by=user, kind=kind)
        messages.success(request, _("%(report)s är gjord och sparad.") % {"report": report})
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect("evaluations:show", pk)


@login_required
@require_GET
def send(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """The bytes that were kept, whatever the evaluation says today."""
    file = get_report_file_for(signed_in(request), pk, form)
    response = HttpResponse(bytes(file.content), content_type=TYPES[ReportFile.Form(file.form)])
    name = slugify(f"{file.report} {file.report.evaluation.name}")
    response["Content-Disposition"] = f'attachment; filename="{name}.{file.form}"'
    response["Cache-Control"] = "private, no-store"
    return response
