"""My unit: for whoever leads it."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.reports.access import get_led_unit_for, get_led_units_for
from jordman.reports.unit.page import UnitPage

ALL = 50


@login_required
@require_GET
def choose_unit(request: HttpRequest) -> HttpResponse:
    """Who leads a single unit is shown it at once."""
    page = Paginator(get_led_units_for(signed_in(request)), ALL).get_page(request.GET.get("sida"))
    if page.paginator.count == 1:
        return redirect("unit:show", page.object_list[0].pk)
    return render(request, "reports/unit/choose.html", {"page": page})


@login_required
@require_GET
@never_cache
def show_unit(request: HttpRequest, pk: int) -> HttpResponse:
    user, today = signed_in(request), timezone.localdate()
    page = UnitPage(get_led_unit_for(user, pk, today), user, today)
    return render(request, "reports/unit/unit.html", {"page": page, "unit": page.unit})
