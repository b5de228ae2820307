"""Questions, and findings with their footnotes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jordman.access.errors import refusals_in
from jordman.accounts.people import signed_in
from jordman.evaluations.access import get_evaluation_to_write_for, get_part_to_write_for
from jordman.evaluations.actions.evaluations import add_question, change_question, remove_question
from jordman.evaluations.actions.findings import add_finding, change_finding, remove_finding
from jordman.evaluations.forms.evaluations import QuestionForm
from jordman.evaluations.forms.findings import FindingForm
from jordman.evaluations.models import Evaluation, Finding, Question


@login_required
@require_http_methods(["GET", "POST"])
def add_question_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Stays on the form when another is to be written."""
    user = signed_in(request)
    evaluation = get_evaluation_to_write_for(user, pk)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_question(evaluation, by=user, **form.cleaned_data)
        return _onwards(request, evaluation, "evaluations:add_question", _("Frågan är sparad."))
    context = {"form": form, "evaluation": evaluation, "heading": _("Vad vill ni veta?"), "has_more": True}
    return render(request, "evaluations/form.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change_one_question(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    question = get_part_to_write_for(user, Question, pk)
    known = {"text": question.text, "level": question.level, "group": question.group}
    form = QuestionForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        change_question(question, by=user, **form.cleaned_data)
        return _onwards(request, question.evaluation, "", _("Frågan är sparad."))
    context = {
        "form": form,
        "evaluation": question.evaluation,
        "heading": _("Ändra frågan"),
        "remove_url": "evaluations:remove_question",
        "part": question,
        "remove": _("Ta bort frågan"),
        "consequence": _("Iakttagelserna finns kvar, utan fråga."),
    }
    return render(request, "evaluations/form.html", context)


@login_required
@require_POST
def remove_one_question(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    question = get_part_to_write_for(user, Question, pk)
    remove_question(question, by=user)
    return _onwards(request, question.evaluation, "", _("Frågan är borttagen."))


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    evaluation = get_evaluation_to_write_for(user, pk)
    form = FindingForm(request.POST or None, evaluation=evaluation, question=request.GET.get("fraga", ""))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            add_finding(evaluation, by=user, standings=form.standings(), weighed=form.weighed(), **form.facts())
            return _onwards(request, evaluation, "evaluations:add_finding", _("Iakttagelsen är sparad."))
    context = {"form": form, "evaluation": evaluation, "heading": _("Vad har ni sett?")}
    return render(request, "evaluations/finding.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    finding = get_part_to_write_for(user, Finding, pk)
    form = FindingForm(request.POST or None, evaluation=finding.evaluation, finding=finding)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            change_finding(finding, by=user, standings=form.standings(), weighed=form.weighed(), **form.facts())
            return _onwards(request, finding.evaluation, "", _("Iakttagelsen är sparad."))
    context = {"form": form, "evaluation": finding.evaluation, "finding": finding, "heading": _("Ändra iakttagelsen")}
    return render(request, "evaluations/finding.html", context)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    finding = get_part_to_write_for(user, Finding, pk)
    remove_finding(finding, by=user)
    return _onwards(request, finding.evaluation, "", _("Iakttagelsen är borttagen."))


def _onwards(request: HttpRequest, evaluation: Evaluation, again: str, words: str) -> HttpResponse:
    """Back to the evaluation, or to an empty form when the person wants to write one more."""
    messages.success(request, words)
    return redirect(again if again and "en-till" in request.POST else "evaluations:show", evaluation.pk)
