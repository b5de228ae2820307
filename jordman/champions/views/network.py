"""Champions elsewhere, and the track of modules."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.champions.access import get_mandate_in_force_for, get_network_for, is_champion
from jordman.champions.track import track_for

A_PAGE = 50


@login_required
@require_GET
@never_cache
def show(request: HttpRequest) -> HttpResponse:
    """Those who have chosen to be found, by organisation and name."""
    user = signed_in(request)
    page = Paginator(get_network_for(user), A_PAGE).get_page(request.GET.get("sida"))
    context = {"page": page, "own": get_mandate_in_force_for(user)}
    return render(request, "champions/network.html", context)


@login_required
@require_GET
@never_cache
def show_track(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    if not is_champion(user):
        raise Http404
    return render(request, "champions/track.html", {"track": track_for(user)})
