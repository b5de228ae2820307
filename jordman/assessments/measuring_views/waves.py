"""A wave, from plan to picture, for whoever leads the measurement."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import Refused
from jordman.accounts.people import signed_in
from jordman.assessments.access.measuring import get_measurement_to_lead_for, get_wave_to_lead_for
from jordman.assessments.actions.measuring import change_wave, close_wave, open_wave, plan_wave, remove_wave
from jordman.assessments.answering_so_far import so_far
from jordman.assessments.measuring_forms import CloseForm, WaveForm
from jordman.assessments.tasks import release as make_picture
from jordman.instruments.access import get_versions_to_measure_with_for
from jordman.instruments.reading import content_of


@login_required
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    measurement = get_measurement_to_lead_for(user, pk)
    form = WaveForm(request.POST or None, versions=get_versions_to_measure_with_for(user))
    if request.method == "POST" and form.is_valid():
        try:
            wave = plan_wave(measurement, by=user, plan=form.plan)
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return redirect("measuring:wave", wave.pk)
    return render(request, "assessments/measuring/plan.html", {"form": form, "measurement": measurement})


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    wave = get_wave_to_lead_for(signed_in(request), pk)
    context = {
        "wave": wave,
        "measurement": wave.measurement,
        "content": content_of(wave.version),
        "so_far": None if wave.is_planned else so_far(wave),
    }
    return render(request, "assessments/measuring/wave.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    wave = get_wave_to_lead_for(user, pk)
    form = WaveForm(request.POST or None, versions=get_versions_to_measure_with_for(user), wave=wave)
    if request.method == "POST" and form.is_valid():
        try:
            change_wave(wave, by=user, plan=form.plan)
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return redirect("measuring:wave", pk)
    return render(
        request, "assessments/measuring/plan.html", {"form": form, "measurement": wave.measurement, "wave": wave}
    )


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    wave = get_wave_to_lead_for(user, pk)
    try:
        remove_wave(wave, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("measuring:wave", pk)
    return redirect("measuring:show", wave.measurement_id)


@login_required
@require_POST
def open_now(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    try:
        open_wave(get_wave_to_lead_for(user, pk), by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Det är öppet. Alla som får frågan får ett mejl."))
    return redirect("measuring:wave", pk)


@login_required
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    wave = get_wave_to_lead_for(user, pk)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            close_wave(wave, by=user, because=form.cleaned_data["because"])
        except Refused as refusal:
            form.add_error(None, str(refusal.message))
        else:
            return redirect("measuring:wave", pk)
    return render(request, "assessments/measuring/close.html", {"form": form, "wave": wave})


@login_required
@require_POST
def release(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    wave = get_wave_to_lead_for(user, pk)
    if wave.is_closed:
        make_picture.enqueue(wave.pk, user.pk)
        messages.success(request, _("Bilden räknas nu. Det tar högst några minuter."))
    elif not wave.is_released:
        messages.error(request, _("Stäng först, så att ingen svarar medan bilden räknas."))
    return redirect("measuring:wave", pk)
