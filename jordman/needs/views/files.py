"""The result as a file. The same for every reader, since files travel."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jordman.accounts.people import signed_in
from jordman.needs.access import get_study_for, get_study_to_read_for
from jordman.needs.actions.studies import note_event
from jordman.needs.facts import result_of
from jordman.needs.paper import quotes_docx, report_docx, report_pdf

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_POST
def send_word(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    study = get_study_to_read_for(user, pk)
    note_event("result_downloaded", study, by=user, form="docx")
    return _sent(report_docx(result_of(study, timezone.localdate())), WORD, f"{_('behov')}-{study.name}", "docx")


@login_required
@require_POST
def send_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    study = get_study_to_read_for(user, pk)
    note_event("result_downloaded", study, by=user, form="pdf")
    return _sent(report_pdf(result_of(study, timezone.localdate())), PDF, f"{_('behov')}-{study.name}", "pdf")


@login_required
@require_POST
def send_quotes(request: HttpRequest, pk: int) -> HttpResponse:
    """Words and general roles, when the interviews are closed."""
    user = signed_in(request)
    study = get_study_for(user, pk)
    found = result_of(study, timezone.localdate())
    if not found.quotes:
        return redirect("needs:quotes", pk)
    note_event("quotes_downloaded", study, by=user, form="docx")
    return _sent(quotes_docx(found), WORD, f"{_('citat')}-{study.name}", "docx")


def _sent(content: bytes, kind: str, name: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{slugify(name)}.{ending}"'
    response["Cache-Control"] = "private, no-store"
    return response
