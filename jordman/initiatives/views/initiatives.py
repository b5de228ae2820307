"""Initiatives: the list, a new one, its page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jordman.access.permissions import Permission
from jordman.accounts.people import signed_in
from jordman.initiatives.access import (
    get_facts_for,
    get_facts_of_many_for,
    get_homes_for,
    get_initiative_for,
    get_initiative_to_lead_for,
    get_initiatives_for,
    require_lead_anywhere,
    require_view_anywhere,
)
from jordman.initiatives.actions.initiatives import change_initiative, create_initiative
from jordman.initiatives.forms.initiatives import ChangeForm, NewInitiativeForm
from jordman.initiatives.overview import listed, overview
from jordman.initiatives.showing import sections_for
from jordman.initiatives.views.refusing import says_why_not
from jordman.organisations.access import holds


@login_required
@require_GET
@never_cache
def list_initiatives(request: HttpRequest) -> HttpResponse:
    """Those that run, then the paused, then the closed."""
    user = signed_in(request)
    require_view_anywhere(user)
    initiatives = list(get_initiatives_for(user))
    lines = listed(initiatives, get_facts_of_many_for(user, initiatives), timezone.localdate())
    context = {
        "running": [line for line in lines if line.facts.is_running],
        "paused": [line for line in lines if line.is_paused],
        "closed": [line for line in lines if line.is_closed],
        "may_lead": holds(user, Permission.INITIATIVE_LEAD),
    }
    return render(request, "initiatives/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """The first of three steps: why. Then the messages, then the units."""
    user = signed_in(request)
    require_lead_anywhere(user)
    form = NewInitiativeForm(request.POST or None, homes=get_homes_for(user), initial={"starts_on": timezone.localdate})
    if request.method == "POST" and form.is_valid():
        made = create_initiative(by=user, organisation=form.cleaned_data["organisation"], **form.facts())
        messages.success(request, _("Satsningen finns nu. Skriv varför den behövs."))
        return redirect("initiatives:messages", made.pk)
    return render(request, "initiatives/add.html", {"form": form})


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """How it goes, what is missing, and where each unit stands. Units, never people."""
    user = signed_in(request)
    initiative = get_initiative_for(user, pk)
    facts = get_facts_for(user, initiative)
    context = {
        "initiative": initiative,
        "facts": facts,
        "overview": overview(facts, timezone.localdate()),
        "trainings": list(initiative.trainings.all()),
        "sections": sections_for(user, initiative),
        "may_lead": initiative.__dict__["may_lead"],
        "may_roll_out": holds(user, Permission.INITIATIVE_LEAD),
    }
    return render(request, "initiatives/show.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    form = ChangeForm(request.POST or None, instance=initiative)
    if request.method == "POST" and form.is_valid():
        change_initiative(initiative, by=user, **form.facts())
        messages.success(request, _("Sparat."))
        return redirect("initiatives:show", pk)
    return render(request, "initiatives/change.html", {"form": form, "initiative": initiative})
