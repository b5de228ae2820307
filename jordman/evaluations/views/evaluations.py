"""Evaluations: the list, a new one, its page, its facts and texts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.permissions import Permission
from jordman.accounts.people import signed_in
from jordman.evaluations.access import (
    get_evaluation_for,
    get_evaluation_to_write_for,
    get_evaluations_for,
    get_homes_for,
    require_view_anywhere,
    require_write_anywhere,
)
from jordman.evaluations.actions.evaluations import change_evaluation, create_evaluation
from jordman.evaluations.actions.example import add_example
from jordman.evaluations.choosing import by_question, filter_from
from jordman.evaluations.contents import contents_of
from jordman.evaluations.forms.evaluations import EvaluationForm, TextsForm
from jordman.evaluations.models import Evaluation, Group, Level
from jordman.evaluations.unknowns import unknowns_of
from jordman.organisations.access import holds


@login_required
@require_GET
@never_cache
def list_evaluations(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    require_view_anywhere(user)
    context = {
        "evaluations": list(get_evaluations_for(user)),
        "may_write": holds(user, Permission.EVALUATION_WRITE),
    }
    return render(request, "evaluations/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    require_write_anywhere(user)
    form = EvaluationForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        made = create_evaluation(by=user, coverage=form.coverage(), **form.facts())
        messages.success(request, _("Utvärderingen finns nu. Skriv den första frågan."))
        return redirect("evaluations:show", made.pk)
    return render(request, "evaluations/add.html", {"form": form})


@login_required
@require_POST
def take_example(request: HttpRequest) -> HttpResponse:
    """At the topmost place where the person writes."""
    user = signed_in(request)
    require_write_anywhere(user)
    homes = get_homes_for(user)
    home = homes.exclude(parent__in=homes).order_by("pk").first()
    if home is None:
        raise PermissionDenied
    made = add_example(by=user, organisation=home)
    messages.success(request, _("Exemplet finns nu. Läs det, och lägg sedan upp ert eget."))
    return redirect("evaluations:show", made.pk)


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything on one page: questions with findings, sources, reports. The findings can be filtered."""
    user = signed_in(request)
    evaluation = get_evaluation_for(user, pk)
    contents = contents_of(evaluation)
    chosen = filter_from(request.GET)
    found = [finding for finding in contents.findings if chosen.lets_through(finding)]
    answered = by_question(contents.questions, found)
    context = {
        "evaluation": evaluation,
        "contents": contents,
        "answered": [each for each in answered if each.findings] if chosen.is_on else answered,
        "found": found,
        "chosen": chosen,
        "levels": Level.choices,
        "groups": Group.choices,
        "unknowns": unknowns_of(contents),
        "reports": list(evaluation.reports.select_related("made_by")),
        "may_write": evaluation.__dict__["may_write"],
    }
    return render(request, "evaluations/show.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    evaluation = get_evaluation_to_write_for(user, pk)
    form = EvaluationForm(request.POST or None, user=user, evaluation=evaluation)
    if request.method == "POST" and form.is_valid():
        change_evaluation(evaluation, by=user, coverage=form.coverage(), **form.facts())
        return _saved(request, evaluation)
    context = {"form": form, "evaluation": evaluation, "heading": _("Vad utvärderingen gäller")}
    return render(request, "evaluations/form.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def write_texts(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    evaluation = get_evaluation_to_write_for(user, pk)
    known = {name: getattr(evaluation, name) for name in TextsForm.base_fields}
    form = TextsForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        change_evaluation(evaluation, by=user, **form.cleaned_data)
        return _saved(request, evaluation)
    context = {"form": form, "evaluation": evaluation, "heading": _("Det rapporten säger utöver iakttagelserna")}
    return render(request, "evaluations/form.html", context)


def _saved(request: HttpRequest, evaluation: Evaluation) -> HttpResponse:
    messages.success(request, _("Sparat."))
    return redirect("evaluations:show", evaluation.pk)
