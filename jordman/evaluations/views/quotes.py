"""Quotes without identity: what was said, and a role out of a short list."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import refusals_in
from jordman.accounts.people import signed_in
from jordman.documents.word import markdown_to_docx
from jordman.evaluations.access import get_evaluation_for, get_evaluation_to_write_for, get_part_to_write_for
from jordman.evaluations.actions.evaluations import note
from jordman.evaluations.actions.findings import add_quote, remove_quote
from jordman.evaluations.forms.findings import QuoteForm
from jordman.evaluations.models import Quote
from jordman.evaluations.paper import language, quotes_as_text

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@login_required
@require_GET
@never_cache
def list_quotes(request: HttpRequest, pk: int) -> HttpResponse:
    evaluation = get_evaluation_for(signed_in(request), pk)
    context = {
        "evaluation": evaluation,
        "quotes": list(evaluation.quotes.select_related("finding")),
        "may_write": evaluation.__dict__["may_write"],
    }
    return render(request, "evaluations/quotes.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    evaluation = get_evaluation_to_write_for(user, pk)
    form = QuoteForm(request.POST or None, evaluation=evaluation)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            add_quote(evaluation, by=user, **form.facts())
            messages.success(request, _("Citatet är sparat."))
            return redirect("evaluations:add_quote" if "en-till" in request.POST else "evaluations:quotes", pk)
    context = {"form": form, "evaluation": evaluation, "heading": _("Vad någon sa"), "has_more": True}
    return render(request, "evaluations/form.html", context)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    quote = get_part_to_write_for(user, Quote, pk)
    remove_quote(quote, by=user)
    messages.success(request, _("Citatet är borttaget."))
    return redirect("evaluations:quotes", quote.evaluation_id)


@login_required
@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """The quotes as a Word file: words and role, in an order that says nothing of when."""
    user = signed_in(request)
    evaluation = get_evaluation_for(user, pk)
    title = _("Citat ur %(name)s") % {"name": evaluation.name}
    text = quotes_as_text(evaluation.quotes.order_by("role", "text"))
    note("evaluation.quotes_downloaded", evaluation, by=user)
    response = HttpResponse(
        markdown_to_docx(title, text, footer=evaluation.evaluator, language=language()), content_type=WORD
    )
    response["Content-Disposition"] = f'attachment; filename="{slugify(title)}.docx"'
    response["Cache-Control"] = "private, no-store"
    return response
