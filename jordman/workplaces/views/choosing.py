"""Addresses without a unit: to the only one there is, or a choice."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.organisations.models import OrganisationQuerySet
from jordman.workplaces.access import get_team_units_for, get_units_to_prepare_for


@login_required
@require_GET
def prepare_own(request: HttpRequest) -> HttpResponse:
    return _go(request, get_units_to_prepare_for(signed_in(request)), "workplaces:prepare")


@login_required
@require_GET
def own_picture(request: HttpRequest) -> HttpResponse:
    return _go(request, get_team_units_for(signed_in(request)), "workplaces:picture")


@login_required
@require_GET
def own_routines(request: HttpRequest) -> HttpResponse:
    return _go(request, get_team_units_for(signed_in(request)), "workplaces:routines")


def _go(request: HttpRequest, units: OrganisationQuerySet, url_name: str) -> HttpResponse:
    found = list(units.select_related("employer"))
    if not found:
        raise Http404
    if len(found) == 1:
        return redirect(url_name, found[0].pk)
    return render(request, "workplaces/choose.html", {"units": found, "url_name": url_name})
