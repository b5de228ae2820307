"""What questions are about, as protected sums: of a unit for its manager, of an employer for those who lead efforts."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.organisations.champion_words import champion_words_at
from jordman.organisations.models import Organisation, OrganisationQuerySet
from jordman.questions import access
from jordman.questions.themes import protected_themes

A_YEAR = timedelta(days=365)
PAGE = 50


@login_required
@require_GET
@never_cache
def choose_unit(request: HttpRequest) -> HttpResponse:
    """Straight on for who leads one unit."""
    units = access.get_units_with_themes_for(signed_in(request))
    return _choose(request, units, "unit_themes:show")


@login_required
@require_GET
@never_cache
def choose_employer(request: HttpRequest) -> HttpResponse:
    employers = access.get_employers_with_themes_for(signed_in(request))
    return _choose(request, employers, "themes:show")


def _choose(request: HttpRequest, nodes: OrganisationQuerySet, url_name: str) -> HttpResponse:
    page = Paginator(nodes, PAGE).get_page(request.GET.get("sida"))
    if page.paginator.count == 1:
        return redirect(url_name, page.object_list[0].pk)
    return render(request, "questions/choose_themes.html", {"page": page, "url_name": url_name})


@login_required
@require_GET
@never_cache
def show_unit(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, access.get_themes_unit_for(signed_in(request), pk))


@login_required
@require_GET
@never_cache
def show_employer(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, access.get_themes_employer_for(signed_in(request), pk))


def _show(request: HttpRequest, node: Organisation) -> HttpResponse:
    half_years = protected_themes(node, timezone.localdate() - A_YEAR)
    context = {
        "node": node,
        # Of half-years that are over, only those with something to say.
        "half_years": [half_years[0], *(each for each in half_years[1:] if each.themes)],
        "latest": next((each for each in half_years if each.themes), None),
        "champions": champion_words_at(node),
    }
    return render(request, "questions/themes.html", context)
