"""A system's way into units: plan, IT's verdict, where it is in place, try-out, follow-up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.initiatives.access import (
    find_systems_at,
    get_initiative_for,
    get_rollout_for,
    get_rollout_to_lead_for,
    get_rollout_units_for,
    get_units_to_roll_out_for,
)
from jordman.initiatives.actions.rollouts import (
    add_system,
    cancel_rollout,
    change_rollout,
    decide_trial,
    follow_up,
    plan_rollout,
    reinstate_rollout,
    set_installed,
    set_verdict,
)
from jordman.initiatives.forms.rollouts import (
    AfterTrialForm,
    FollowUpForm,
    InstalledForm,
    RolloutForm,
    VerdictForm,
)
from jordman.initiatives.models import Initiative, System
from jordman.initiatives.overview import rollout_line
from jordman.initiatives.standing import rollout_facts
from jordman.initiatives.views.refusing import says_why_not
from jordman.library.access import get_modules_for
from jordman.organisations.access import has_permission
from jordman.organisations.models import Organisation


def _owner(user: User, initiative: Initiative) -> Organisation:
    """Whose the rollout is: the initiative's own, or in a joint one that of those who lead at home."""
    if initiative.__dict__["may_lead"]:
        return initiative.organisation
    first = get_units_to_roll_out_for(user, initiative).order_by("employer", "pk").first()
    if first is None or first.employer is None:
        raise PermissionDenied
    return first.employer


def _system(form: RolloutForm, *, by: User, organisation: Organisation) -> System:
    chosen: System | None = form.cleaned_data["system"]
    return chosen or add_system(
        by=by, organisation=organisation.employer or organisation, name=form.cleaned_data["new_system"].strip()
    )


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def add(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    initiative = get_initiative_for(user, pk)
    organisation = _owner(user, initiative)
    workplaces = get_units_to_roll_out_for(user, initiative)
    form = RolloutForm(
        request.POST or None,
        systems=find_systems_at(organisation),
        workplaces=workplaces,
        modules=get_modules_for(user).order_by("title"),
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            system = _system(form, by=user, organisation=organisation)
            facts = {"system": system, "unit_ids": form.unit_ids(), **form.facts()}
            made = plan_rollout(initiative, by=user, organisation=organisation, **facts)
        messages.success(request, _("Införandet är planerat."))
        return redirect("initiatives:rollout", made.pk)
    context = {
        "form": form,
        "initiative": initiative,
        "rollout": None,
        "has_units": workplaces.exists(),
    }
    return render(request, "initiatives/rollout_form.html", context)


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    rollout = get_rollout_for(user, pk)
    links = get_rollout_units_for(user, rollout)
    today = timezone.localdate()
    facts = rollout_facts(rollout, links)
    context = {
        "rollout": rollout,
        "links": links,
        "line": rollout_line(facts, today),
        "to_learn": facts.not_learnt(today),
        "today": today,
        "is_joint": len({link.unit.employer_id for link in links}) > 1,
        "may_lead": has_permission(user, Permission.INITIATIVE_LEAD, rollout.organisation_id),
    }
    return render(request, "initiatives/rollout.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:rollout")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    rollout = get_rollout_to_lead_for(user, pk)
    if rollout.initiative is None:
        raise Http404
    form = RolloutForm(
        request.POST or None,
        instance=rollout,
        systems=find_systems_at(rollout.organisation),
        workplaces=get_units_to_roll_out_for(user, rollout.initiative, rollout),
        modules=get_modules_for(user).order_by("title"),
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            system = _system(form, by=user, organisation=rollout.organisation)
            change_rollout(rollout, by=user, unit_ids=form.unit_ids(), system=system, **form.facts())
        messages.success(request, _("Sparat."))
        return redirect("initiatives:rollout", pk)
    context = {"form": form, "initiative": rollout.initiative, "rollout": rollout, "has_units": True}
    return render(request, "initiatives/rollout_form.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def write_verdict(request: HttpRequest, pk: int) -> HttpResponse:
    """What IT says, written in by whoever leads."""
    user = signed_in(request)
    rollout = get_rollout_to_lead_for(user, pk)
    form = VerdictForm(request.POST or None, instance=rollout)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        set_verdict(rollout, by=user, verdict=given["verdict"], note=given["verdict_note"], on=given["verdict_on"])
        messages.success(request, _("It:s besked är inskrivet."))
        return redirect("initiatives:rollout", pk)
    return render(request, "initiatives/verdict.html", {"form": form, "rollout": rollout})


@login_required
@require_http_methods(["GET", "POST"])
def write_follow_up(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    rollout = get_rollout_to_lead_for(user, pk)
    form = FollowUpForm(request.POST or None, instance=rollout)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        day, note = given["follow_up_on"], given["follow_up_note"]
        follow_up(rollout, by=user, follow_up_on=day, note=note, done_on=form.done_on())
        messages.success(request, _("Sparat."))
        return redirect("initiatives:rollout", pk)
    return render(request, "initiatives/follow_up.html", {"form": form, "rollout": rollout})


@login_required
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """What becomes of a try-out. Only try-outs have anything to decide."""
    user = signed_in(request)
    rollout = get_rollout_to_lead_for(user, pk)
    if not rollout.is_trial:
        raise Http404
    form = AfterTrialForm(request.POST or None, initial={"after_trial": rollout.after_trial})
    if request.method == "POST" and form.is_valid():
        decide_trial(rollout, by=user, **form.cleaned_data)
        messages.success(request, _("Beslutet är inskrivet."))
        return redirect("initiatives:rollout", pk)
    return render(request, "initiatives/decide_trial.html", {"form": form, "rollout": rollout})


@login_required
@require_http_methods(["GET", "POST"])
def write_installed(request: HttpRequest, pk: int) -> HttpResponse:
    """The day that the system came to each unit, where it is another than the rollout's start."""
    user = signed_in(request)
    rollout = get_rollout_to_lead_for(user, pk)
    links = list(rollout.unit_links.select_related("unit").order_by("unit__name", "unit"))
    form = InstalledForm(request.POST or None, links=links)
    if request.method == "POST" and form.is_valid():
        set_installed(rollout, by=user, days=form.days())
        messages.success(request, _("Sparat."))
        return redirect("initiatives:rollout", pk)
    return render(request, "initiatives/installed.html", {"form": form, "rollout": rollout})


@login_required
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    rollout = get_rollout_to_lead_for(user, pk)
    if request.method == "POST":
        cancel_rollout(rollout, by=user)
        messages.success(request, _("Införandet är inställt."))
        return redirect("initiatives:rollout", pk)
    return render(request, "initiatives/cancel_rollout.html", {"rollout": rollout})


@login_required
@require_POST
def reinstate(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    rollout = get_rollout_to_lead_for(user, pk)
    reinstate_rollout(rollout, by=user)
    messages.success(request, _("Införandet är tillbaka."))
    return redirect("initiatives:rollout", pk)
