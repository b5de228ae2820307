"""What is followed over time: the list, a measurement and its key."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jordman.access.errors import Refused
from jordman.accounts.people import signed_in
from jordman.assessments.access.measuring import (
    get_homes_for,
    get_measurement_to_lead_for,
    get_measurements_to_lead_for,
    get_programmes_to_ask_for,
    get_released_waves_for,
    may_lead_anywhere,
    require_view_anywhere,
)
from jordman.assessments.actions.keys import destroy_key
from jordman.assessments.actions.measuring import change_measurement, make_measurement
from jordman.assessments.lists import measurements_in_list, titles_of, waves_of
from jordman.assessments.measuring_forms import DestroyKeyForm, MeasurementForm, MeasurementWordsForm


@login_required
@require_GET
def show_list(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    require_view_anywhere(user)
    may_lead = may_lead_anywhere(user)
    pictures = list(get_released_waves_for(user)[:50])
    led = measurements_in_list(get_measurements_to_lead_for(user)) if may_lead else []
    context = {
        "may_lead": may_lead,
        "led": led,
        "open": [wave for line in led for wave in line.waves if wave.is_open],
        "pictures": pictures,
        "titles": titles_of(pictures),
    }
    return render(request, "assessments/measuring/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    homes = get_homes_for(user)
    form = MeasurementForm(request.POST or None, homes=homes, programmes=get_programmes_to_ask_for(user))
    if request.method == "POST" and form.is_valid():
        measurement = make_measurement(by=user, **form.cleaned_data)
        return redirect("measuring:plan_wave", measurement.pk)
    return render(request, "assessments/measuring/add.html", {"form": form})


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    measurement = get_measurement_to_lead_for(signed_in(request), pk)
    context = {"measurement": measurement, "waves": waves_of(measurement)}
    return render(request, "assessments/measuring/show.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    measurement = get_measurement_to_lead_for(user, pk)
    initial = {"name": measurement.name, "aim": measurement.aim}
    form = MeasurementWordsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_measurement(measurement, by=user, **form.cleaned_data)
        return redirect("measuring:show", pk)
    return render(request, "assessments/measuring/change.html", {"form": form, "measurement": measurement})


@login_required
@require_http_methods(["GET", "POST"])
def destroy(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    measurement = get_measurement_to_lead_for(user, pk)
    form = DestroyKeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            destroy_key(measurement, by=user, typed=form.cleaned_data["typed"])
        except Refused as refusal:
            form.add_error("typed", str(refusal.message))
        else:
            messages.success(request, _("Nyckeln är förstörd. Inget svar kan kopplas till någon längre."))
            return redirect("measuring:show", pk)
    return render(request, "assessments/measuring/destroy.html", {"form": form, "measurement": measurement})
