"""A unit's own picture for its manager, and the manager's estimate from before it was shown."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jordman.access.errors import Refused
from jordman.accounts.people import signed_in
from jordman.assessments.access.measuring import (
    find_own_estimates,
    get_unit_to_see_for,
    get_unit_wave_for,
    get_units_to_see_for,
    get_waves_of_unit,
)
from jordman.assessments.actions.estimates import estimate_team
from jordman.assessments.estimating import estimating_for_unit
from jordman.assessments.measuring_forms import EstimateForm
from jordman.assessments.unit_pictures import unit_waves
from jordman.instruments.reading import content_of


@login_required
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    units = get_units_to_see_for(signed_in(request))
    first = list(units[:2])
    if len(first) == 1:
        return redirect("measuring:unit", first[0].pk)
    page = Paginator(units.select_related("employer"), 50).get_page(request.GET.get("page"))
    return render(request, "assessments/measuring/choose_unit.html", {"page": page})


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    node = get_unit_to_see_for(user, unit)
    waves = get_waves_of_unit(node)
    context = {"unit": node, "lines": unit_waves(node, waves, find_own_estimates(user, node, waves))}
    return render(request, "assessments/measuring/unit.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def estimate(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    node, wave = get_unit_wave_for(user, unit, pk)
    estimating = estimating_for_unit(wave, node)
    if estimating is None:
        messages.error(request, _("Här finns inget att uppskatta. Laget är för litet, eller bilden är redan klar."))
        return redirect("measuring:unit", unit)
    form = EstimateForm(request.POST or None, estimating=estimating)
    if request.method == "POST" and form.is_valid():
        try:
            estimate_team(wave, by=user, unit=node, bands=form.bands)
        except Refused as refusal:
            messages.error(request, str(refusal.message))
        else:
            messages.success(request, _("Sparat. När bilden är klar ser du den bredvid din uppskattning."))
        return redirect("measuring:unit", unit)
    context = {
        "form": form,
        "unit": node,
        "wave": wave,
        "content": estimating.content,
        "measured": content_of(wave.version),
        "who_sees": estimating.content.who_sees(wave.threshold),
    }
    return render(request, "assessments/measuring/estimate.html", context)
