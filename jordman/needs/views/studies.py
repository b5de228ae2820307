"""Studies: the list, a new one, the lead's page, the result."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import Refused
from jordman.access.permissions import Permission
from jordman.accounts.people import signed_in
from jordman.needs import findings
from jordman.needs.access import (
    get_homes_for,
    get_served_programmes_for,
    get_studies_for,
    get_study_for,
    get_study_to_read_for,
    leads,
    require_lead_anywhere,
)
from jordman.needs.actions.example import add_example
from jordman.needs.actions.studies import change_study, create_study, remove_study
from jordman.needs.facts import count, result_of
from jordman.needs.forms.studies import ChangeStudyForm, HomeForm, NewStudyForm
from jordman.needs.overview import lines_of, steps_of
from jordman.needs.views.pages import form_page
from jordman.organisations.access import holds


@login_required
@require_GET
@never_cache
def list_studies(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    lines = lines_of(list(get_studies_for(user)))
    may_lead = holds(user, Permission.PROGRAMME_LEAD)
    has_example = any(line.study.example for line in lines)
    context = {
        "lines": lines,
        "may_lead": may_lead,
        "example": HomeForm(homes=get_homes_for(user)) if may_lead and not has_example else None,
    }
    return render(request, "needs/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    require_lead_anywhere(user)
    programmes, homes = get_served_programmes_for(user), get_homes_for(user)
    form = NewStudyForm(request.POST or None, programmes=programmes, homes=homes)
    if request.method == "POST" and form.is_valid():
        study = create_study(by=user, organisation=form.cleaned_data["organisation"], **form.facts())
        return redirect("needs:show", study.pk)
    return render(request, "needs/add.html", {"form": form})


@login_required
@require_POST
def load_example(request: HttpRequest) -> HttpResponse:
    """Level Up's own study, where the person leads programmes."""
    user = signed_in(request)
    require_lead_anywhere(user)
    form = HomeForm(request.POST, homes=get_homes_for(user))
    if not form.is_valid():
        messages.error(request, _("Välj var exemplet ska ligga."))
        return redirect("needs:list")
    try:
        study = add_example(by=user, organisation=form.cleaned_data["organisation"])
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("needs:list")
    return redirect("needs:result", study.pk)


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the study stands, and what comes next."""
    study = get_study_for(signed_in(request), pk)
    hypotheses = list(study.hypotheses.all())
    parts: dict[str, list[Any]] = {
        name: list(getattr(study, name).all()) for name in ("workshops", "interviews", "comments", "decisions")
    }
    sizes = {name: len(parts[name]) for name in ("workshops", "interviews", "decisions")}
    counts = count(study, hypotheses, **sizes)
    context = {
        **parts,
        "study": study,
        "heading": findings.heading(counts),
        "counts": counts,
        "steps": steps_of(study, counts),
        "undecided": [each for each in hypotheses if not each.is_decided][:5],
    }
    return render(request, "needs/show.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    study = get_study_for(user, pk)
    form = ChangeStudyForm(request.POST or None, instance=study, programmes=get_served_programmes_for(user))
    if request.method == "POST" and form.is_valid():
        change_study(study, by=user, **form.facts())
        messages.success(request, _("Sparat."))
        return redirect("needs:show", pk)
    back, removes = reverse("needs:show", args=[pk]), reverse("needs:remove", args=[pk])
    return form_page(request, study, form, heading=_("Namn och syfte"), back_url=back, removes=removes)


@login_required
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    study = get_study_for(user, pk)
    if request.method == "POST":
        remove_study(study, by=user)
        messages.success(request, _("Studien är borttagen."))
        return redirect("needs:list")
    return render(request, "needs/remove.html", {"study": study})


@login_required
@require_GET
@never_cache
def result(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of it, conclusions first. The same for the lead as for everybody who may read it."""
    user = signed_in(request)
    study = get_study_to_read_for(user, pk)
    found = result_of(study, timezone.localdate())
    context = {
        "study": study,
        "result": found,
        "judged": found.in_order(),
        "heading": findings.heading(found.counts),
        "conclusions": findings.conclusions(found.counts),
        "may_lead": leads(user, study),
    }
    return render(request, "needs/result.html", context)
