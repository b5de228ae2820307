"""Session plans: one's own, those that others have shared, and what one does with them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import refusals_in
from jordman.accounts.people import signed_in
from jordman.organisations.access import holds
from jordman.team_sessions.access.planning import (
    LEAD,
    get_own_plans_for,
    get_plan_for,
    get_plan_to_change_for,
    get_series_for,
    get_shared_plans_for,
    get_units_to_plan_for,
    may_change_plan,
    organisations_to_share_with,
)
from jordman.team_sessions.actions.plans import (
    change_plan,
    copy_plan,
    delete_plan,
    save_as_plan,
    share_plan,
    stop_sharing,
    take_name_back,
)
from jordman.team_sessions.forms.plans import CopyForm, PlanForm, ShareForm


@login_required
@require_GET
@never_cache
def list_plans(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    if not holds(user, LEAD):
        raise PermissionDenied
    context = {
        "own": get_own_plans_for(user).annotate(guides=Count("items")),
        "shared": get_shared_plans_for(user).annotate(guides=Count("items")),
    }
    return render(request, "team_sessions/plans/list.html", context)


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    plan = get_plan_for(user, pk)
    context = {
        "plan": plan,
        "items": plan.items.values_list("module__title", "module__summary"),
        "may_change": may_change_plan(user, plan),
        "is_maker": plan.made_by_id == user.pk,
        "units": list(get_units_to_plan_for(user)[:20]),
    }
    return render(request, "team_sessions/plans/show.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def save(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    """The series' guides as a plan to use again."""
    user = signed_in(request)
    series = get_series_for(user, unit, pk)
    form = PlanForm(request.POST or None, initial={"name": series.name})
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            plan = save_as_plan(series, by=user, **form.cleaned_data)
            messages.success(request, _("Planen är sparad. Ingen annan ser den förrän du delar den."))
            return redirect("team_sessions:plan", plan.pk)
    context = {"form": form, "series": series, "unit": series.unit}
    return render(request, "team_sessions/plans/save.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    plan = get_plan_to_change_for(user, pk)
    form = PlanForm(request.POST or None, initial={"name": plan.name, "description": plan.description})
    if request.method == "POST" and form.is_valid():
        change_plan(plan, by=user, **form.cleaned_data)
        messages.success(request, _("Planen är ändrad."))
        return redirect("team_sessions:plan", plan.pk)
    return render(request, "team_sessions/plans/change.html", {"form": form, "plan": plan})


@login_required
@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    plan = get_plan_for(user, pk)
    units = {each.pk: each for each in get_units_to_plan_for(user)[:200]}
    form = CopyForm(request.POST or None, units=list(units.values()), initial={"name": plan.name})
    if request.method == "POST" and form.is_valid():
        made = copy_plan(plan, by=user, unit=units[form.cleaned_data["unit"]], name=form.cleaned_data["name"])
        messages.success(request, _("Planen är kopierad. Den som gjorde den står kvar."))
        return redirect("team_sessions:plan", made.pk)
    return render(request, "team_sessions/plans/copy.html", {"form": form, "plan": plan})


@login_required
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    plan = get_plan_to_change_for(user, pk)
    organisations = {each.pk: each for each in organisations_to_share_with(plan)}
    initial = {"organisation": plan.shared_with_id or next(iter(organisations), None)}
    form = ShareForm(request.POST or None, organisations=list(organisations.values()), initial=initial)
    if request.method == "POST" and form.is_valid():
        share_plan(plan, by=user, organisation=organisations[form.cleaned_data["organisation"]])
        messages.success(request, _("Planen är delad. Du kan ta tillbaka den när du vill."))
        return redirect("team_sessions:plan", plan.pk)
    return render(request, "team_sessions/plans/share.html", {"form": form, "plan": plan})


@login_required
@require_POST
def unshare(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    stop_sharing(get_plan_to_change_for(user, pk), by=user)
    messages.success(request, _("Delningen är borttagen. Kopior som andra har gjort finns kvar hos dem."))
    return redirect("team_sessions:plan", pk)


@login_required
@require_POST
def take_back_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Only who made it: a name is nobody else's to give or take."""
    user = signed_in(request)
    plan = get_plan_to_change_for(user, pk)
    if plan.made_by_id != user.pk:
        raise PermissionDenied
    take_name_back(plan, by=user)
    messages.success(request, _("Ditt namn är borta från planen och från kopiorna."))
    return redirect("team_sessions:plans")


@login_required
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    plan = get_plan_to_change_for(user, pk)
    if request.method == "POST":
        delete_plan(plan, by=user)
        messages.success(request, _("Planen är borttagen. Serier som bygger på den fortsätter."))
        return redirect("team_sessions:plans")
    return render(request, "team_sessions/plans/remove.html", {"plan": plan})
