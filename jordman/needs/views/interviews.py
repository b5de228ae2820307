"""Interviews: the note that is written now, the words that may be read, and taking everything back."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jordman.accounts.people import signed_in
from jordman.needs.access import get_part_for, get_study_for
from jordman.needs.actions.gathering import (
    add_interview,
    add_note,
    add_quote,
    change_interview,
    remove_quote,
    withdraw_interview,
)
from jordman.needs.actions.studies import close_interviews
from jordman.needs.forms.gathering import InterviewForm, NewNoteForm, QuoteForm
from jordman.needs.models import Interview, Quote
from jordman.needs.overview import quotes_with_roles
from jordman.needs.views.pages import confirm_page, form_page, says_why_not


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("needs:show")
def add(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    study = get_study_for(user, pk)
    form = InterviewForm(request.POST or None, initial={"held_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        return redirect("needs:interview", add_interview(study, by=user, **form.facts()).pk)
    back = reverse("needs:show", args=[pk])
    words = {"heading": _("Ny intervju"), "submit": _("Spara och börja anteckna"), "back_url": back, "hidden": True}
    return form_page(request, study, form, **words)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
@says_why_not("needs:interview")
def interview(request: HttpRequest, pk: int) -> HttpResponse:
    """One note after the other; the question that was asked last is chosen."""
    user = signed_in(request)
    found = get_part_for(user, Interview, pk)
    study = found.study
    questions, hypotheses = list(study.questions.all()), list(study.hypotheses.all())
    form = NewNoteForm(
        request.POST or None,
        questions=questions,
        hypotheses=hypotheses,
        initial={"asked": request.GET.get("fraga", "")},
    )
    if request.method == "POST" and form.is_valid():
        add_note(study, by=user, interview=found, codings=form.codings(), **form.facts())
        return redirect(f"{request.path}?fraga={form.cleaned_data['asked']}#ny")
    context = {
        "interview": found,
        "study": study,
        "form": form,
        "quote_form": QuoteForm(),
        "notes": found.notes.select_related("question").prefetch_related("hypotheses"),
        "quotes": found.quotes.all(),
        "has_questions": bool(questions),
    }
    return render(request, "needs/interview.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("needs:interview")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_part_for(user, Interview, pk)
    form = InterviewForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        change_interview(found, by=user, **form.facts())
        return redirect("needs:interview", pk)
    heading = _("Intervju %(number)s") % {"number": found.number}
    back = reverse("needs:interview", args=[pk])
    return form_page(request, found.study, form, heading=heading, back_url=back, hidden=True)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("needs:interview")
def take_quote(request: HttpRequest, pk: int) -> HttpResponse:
    """Words to be read by others. What is wrong with them is said on a page of their own."""
    user = signed_in(request)
    found = get_part_for(user, Interview, pk)
    form = QuoteForm(request.POST or None)
    back = reverse("needs:interview", args=[pk])
    if request.method == "POST" and form.is_valid():
        add_quote(found, by=user, **form.cleaned_data)
        return redirect(f"{back}#citat")
    return form_page(request, found.study, form, heading=_("Nytt citat"), back_url=back)


@login_required
@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_part_for(user, Interview, pk)
    if request.method == "POST":
        withdraw_interview(found, by=user)
        messages.success(request, _("Allt som sades i intervjun är borttaget."))
        return redirect("needs:show", found.study_id)
    return render(request, "needs/withdraw.html", {"interview": found, "study": found.study})


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("needs:show")
def close(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    study = get_study_for(user, pk)
    if request.method == "POST":
        close_interviews(study, by=user)
        messages.success(request, _("Intervjuerna är stängda. Citaten syns nu i resultatet."))
        return redirect("needs:show", pk)
    return render(request, "needs/close.html", {"study": study, "rows": quotes_with_roles(study)})


@login_required
@require_GET
@never_cache
def quotes(request: HttpRequest, pk: int) -> HttpResponse:
    """Each as others read it, before they do."""
    study = get_study_for(signed_in(request), pk)
    rows = quotes_with_roles(study)
    context = {
        "study": study,
        "rows": rows,
        "are_shown": any(row.role for row in rows),
        "threshold": settings.SMALL_GROUP_THRESHOLD,
    }
    return render(request, "needs/quotes.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def drop_quote(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    quote = get_part_for(user, Quote, pk)
    back = reverse("needs:quotes", args=[quote.study_id])
    if request.method == "POST":
        remove_quote(quote, by=user)
        return redirect(back)
    return confirm_page(request, quote.study, heading=_("Ta bort citatet?"), what=f"”{quote.words}”", back_url=back)
