"""The register of systems: what each employer uses or is about to use."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jordman.access.permissions import Permission
from jordman.accounts.people import signed_in
from jordman.initiatives.access import (
    get_employers_for,
    get_system_to_lead_for,
    get_systems_for,
    require_lead_anywhere,
    require_view_anywhere,
)
from jordman.initiatives.actions.rollouts import add_system, change_system
from jordman.initiatives.forms.rollouts import NewSystemForm, SystemForm
from jordman.organisations.access import holds

CALLED = Q(rollouts__cancelled_on=None)


@login_required
@require_GET
@never_cache
def list_systems(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    require_view_anywhere(user)
    systems = get_systems_for(user).annotate(
        rollouts_called=Count("rollouts", filter=CALLED, distinct=True),
        units=Count("rollouts__unit_links__unit", filter=CALLED, distinct=True),
    )
    page = Paginator(systems.order_by("organisation__name", "name", "pk"), 50).get_page(request.GET.get("sida"))
    context = {"page": page, "may_lead": holds(user, Permission.INITIATIVE_LEAD)}
    return render(request, "initiatives/systems.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    require_lead_anywhere(user)
    form = NewSystemForm(request.POST or None, homes=get_employers_for(user))
    if request.method == "POST" and form.is_valid():
        add_system(by=user, **form.cleaned_data)
        messages.success(request, _("Systemet finns i registret."))
        return redirect("initiatives:systems")
    return render(request, "initiatives/system.html", {"form": form, "system": None})


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    system = get_system_to_lead_for(user, pk)
    form = SystemForm(request.POST or None, instance=system)
    if request.method == "POST" and form.is_valid():
        change_system(system, by=user, **form.cleaned_data)
        messages.success(request, _("Sparat."))
        return redirect("initiatives:systems")
    return render(request, "initiatives/system.html", {"form": form, "system": system})
