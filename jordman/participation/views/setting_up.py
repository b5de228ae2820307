"""A lead's programmes, what each reports under, and how the file looks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jordman.accounts.people import signed_in
from jordman.participation.access import (
    find_reporting,
    get_organisation_to_lay_out_for,
    get_programme_to_report_for,
    get_programmes_to_report_for,
    get_reporting_for,
    layout_at,
)
from jordman.participation.actions.reporting import lay_out, turn_off, turn_on
from jordman.participation.forms import LayoutForm, ReportingForm


@login_required
@require_GET
@never_cache
def list_programmes(request: HttpRequest) -> HttpResponse:
    programmes = list(get_programmes_to_report_for(signed_in(request))[:200])
    return render(request, "participation/list.html", {"programmes": programmes})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def set_up(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn reporting on, or change what it is under."""
    user = signed_in(request)
    programme = get_programme_to_report_for(user, pk)
    known = find_reporting(programme)
    form = ReportingForm(request.POST or None, instance=known, programme=programme)
    if request.method == "POST" and form.is_valid():
        turn_on(programme, by=user, **form.cleaned_data)
        messages.success(request, _("Sparat. Chefer kan nu attestera de månader som är slut."))
        return redirect("participation:months", pk)
    context = {"programme": programme, "form": form, "is_on": bool(known and known.is_on)}
    return render(request, "participation/set_up.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    reporting = get_reporting_for(user, pk)
    if request.method == "POST":
        turn_off(reporting, by=user)
        messages.success(request, _("Redovisningen är avstängd. Det som är rapporterat finns kvar."))
        return redirect("participation:list")
    return render(request, "participation/stop.html", {"reporting": reporting, "programme": reporting.programme})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def lay_out_columns(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    organisation = get_organisation_to_lay_out_for(user, pk)
    layout, confirmed_on = layout_at(organisation)
    form = LayoutForm(request.POST or None, layout=layout, is_confirmed=confirmed_on is not None)
    if request.method == "POST" and form.is_valid():
        lay_out(organisation, by=user, layout=form.layout(), is_confirmed=form.cleaned_data["is_confirmed"])
        messages.success(request, _("Sparat. Nästa fil får de här kolumnerna."))
        return redirect("participation:columns", pk)
    context = {"organisation": organisation, "form": form, "confirmed_on": confirmed_on}
    return render(request, "participation/columns.html", context)
