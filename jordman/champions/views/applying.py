"""The open call: read it, apply in one's own words, change one's mind."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import Refused
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.champions.access import (
    APPOINT,
    get_applications_for,
    get_call_for,
    get_open_calls_for,
    get_own_application_for,
)
from jordman.champions.actions.applications import apply, change_application, withdraw
from jordman.champions.duties import CRITERIA
from jordman.champions.forms.calls import ApplicationForm
from jordman.champions.models import Application, Call
from jordman.champions.people import holders, workplaces_below


@login_required
@require_GET
@never_cache
def list_calls(request: HttpRequest) -> HttpResponse:
    """Calls that one can answer, and what one has sent."""
    user = signed_in(request)
    applications = list(get_applications_for(user))
    answered = {each.call_id for each in applications if each.state != Application.State.WITHDRAWN}
    calls = [call for call in get_open_calls_for(user).order_by("closes_on") if call.pk not in answered]
    context = {"calls": calls, "applications": [each for each in applications if each.call_id in answered]}
    return render(request, "champions/calls.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def apply_for(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    call = get_call_for(user, pk)
    application = get_applications_for(user).filter(call=call).exclude(state=Application.State.WITHDRAWN).first()
    units = workplaces_below(user, call.organisation_id)
    form = ApplicationForm(request.POST or None, units=units, application=application)
    if request.method == "POST" and form.is_valid() and _send(form, call, application, by=user):
        messages.success(request, _("Din ansökan är skickad. Du kan ändra den till sista dagen."))
        return redirect("champions:apply", call.pk)
    context = {
        "call": call,
        "form": form,
        "application": application,
        "criteria": CRITERIA,
        "readers": holders(APPOINT, call.organisation),
    }
    return render(request, "champions/apply.html", context)


def _send(form: ApplicationForm, call: Call, application: Application | None, *, by: User) -> bool:
    try:
        if application is None:
            apply(call, by=by, unit=form.workplace(), why=form.cleaned_data["why"])
        else:
            change_application(application, by=by, why=form.cleaned_data["why"])
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    application = get_own_application_for(user, pk)
    try:
        withdraw(application, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Ansökan är återtagen, och det du skrev är raderat."))
    return redirect("champions:apply", pk)
