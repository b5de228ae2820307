"""Sources: interviews by kind, documents, protected figures."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jordman.access.errors import Refused
from jordman.accounts.people import signed_in
from jordman.evaluations.access import get_evaluation_to_write_for, get_part_to_write_for
from jordman.evaluations.actions.findings import add_source, change_source, remove_source
from jordman.evaluations.forms.sources import source_form
from jordman.evaluations.models import Source


def _headings() -> dict[str, str]:
    return {
        Source.Kind.INTERVIEWS: _("Intervjuer av ett slag"),
        Source.Kind.DOCUMENT: _("Ett dokument"),
        Source.Kind.FIGURE: _("En skyddad siffra"),
    }


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    user = signed_in(request)
    evaluation = get_evaluation_to_write_for(user, pk)
    if kind not in Source.Kind.values:
        raise Http404
    form = source_form(kind, request.POST or None, host=request.get_host())
    if request.method == "POST" and form.is_valid():
        add_source(evaluation, by=user, kind=kind, **form.cleaned_data)
        messages.success(request, _("Källan är sparad."))
        if "en-till" in request.POST:
            return redirect("evaluations:add_source", pk, kind)
        return redirect("evaluations:show", pk)
    context = {"form": form, "evaluation": evaluation, "heading": _headings()[kind], "has_more": True}
    return render(request, "evaluations/form.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    source = get_part_to_write_for(user, Source, pk)
    form = source_form(source.kind, request.POST or None, host=request.get_host(), source=source)
    if request.method == "POST" and form.is_valid():
        change_source(source, by=user, **form.cleaned_data)
        messages.success(request, _("Källan är sparad."))
        return redirect("evaluations:show", source.evaluation_id)
    context = {
        "form": form,
        "evaluation": source.evaluation,
        "heading": _headings()[source.kind],
        "remove_url": "evaluations:remove_source",
        "part": source,
        "remove": _("Ta bort källan"),
        "consequence": "",
    }
    return render(request, "evaluations/form.html", context)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    source = get_part_to_write_for(user, Source, pk)
    try:
        remove_source(source, by=user)
        messages.success(request, _("Källan är borttagen."))
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return redirect("evaluations:show", source.evaluation_id)
