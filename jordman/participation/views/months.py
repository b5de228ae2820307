"""The months of a reporting, and one of them with everything that is missing."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.participation.access import (
    find_reporting,
    get_month,
    get_programme_to_report_for,
    get_reporting_for,
    layout_at,
    months_of,
)
from jordman.participation.board import load_board
from jordman.participation.checklist import check
from jordman.participation.forms import ProduceForm
from jordman.participation.versions import SETTLED
from jordman.participation.words import changes_in

A_PAGE = 50


@login_required
@require_GET
@never_cache
def list_months(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    programme = get_programme_to_report_for(user, pk)
    reporting = find_reporting(programme)
    if reporting is None or not reporting.is_on:
        return redirect("participation:set_up", pk)
    reporting.programme = programme
    board = load_board(reporting, timezone.localdate())
    waiting = [month for month, stage in board.listed if stage not in SETTLED]
    context = {
        "programme": programme,
        "reporting": reporting,
        "months": board.listed,
        "next": waiting[-1] if waiting else None,
    }
    return render(request, "participation/months.html", context)


@login_required
@require_GET
@never_cache
def show_month(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    reporting = get_reporting_for(signed_in(request), pk)
    today = timezone.localdate()
    month = get_month(key, months_of(reporting, today))
    board = load_board(reporting, today)
    found = board.find(month)
    items = check(found, hours_limit=reporting.hours_limit) if found else []
    _layout, confirmed_on = layout_at(reporting.programme.organisation)
    context = {
        "programme": reporting.programme,
        "reporting": reporting,
        "key": key,
        "month": found,
        "stage": board.stage_of(month),
        "items": items,
        "stopping": [item for item in items if item.stops],
        "on_paper": any(item.fault in {"no_unit", "no_attester"} for item in items),
        "first": board.must_come_first(month),
        "affected": board.affected_by(month),
        "changes": changes_in(found) if found else [],
        "page": Paginator(found.named if found else (), A_PAGE).get_page(request.GET.get("sida")),
        "form": ProduceForm(),
        "confirmed_on": confirmed_on,
    }
    return render(request, "participation/month.html", context)
