"""Calls as those see them who choose: opened, read, answered."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import Refused, refusals_in
from jordman.accounts.people import signed_in
from jordman.champions.access import (
    chooses_anywhere,
    get_application_to_choose_for,
    get_applications_to_choose_for,
    get_call_to_choose_for,
    get_calls_to_choose_for,
    get_node_to_call_at_for,
    get_nodes_to_call_at_for,
)
from jordman.champions.actions.applications import choose, thank
from jordman.champions.actions.calls import change_call, close_call, open_call
from jordman.champions.duties import CRITERIA
from jordman.champions.forms.calls import CallForm, StartForm

A_PAGE = 50


@login_required
@require_GET
@never_cache
def list_own(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    if not chooses_anywhere(user):
        raise Http404
    return render(request, "champions/choosing/calls.html", {"calls": get_calls_to_choose_for(user)[:A_PAGE]})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def add(request: HttpRequest) -> HttpResponse:
    """At a node where one may appoint; `?var=` says which when one comes from its page."""
    user = signed_in(request)
    if not chooses_anywhere(user):
        raise Http404
    here = request.GET.get("var", "")
    organisation = get_node_to_call_at_for(user, int(here)) if here.isdecimal() else None
    form = CallForm(request.POST or None, nodes=None if organisation else get_nodes_to_call_at_for(user))
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        where = organisation or get_node_to_call_at_for(user, facts["organisation"].pk)
        facts.pop("organisation", None)
        with refusals_in(form, "closes_on"):
            call = open_call(where, by=user, **facts)
            messages.success(request, _("Utlysningen är öppen. Alla som arbetar där ser den på sin första sida."))
            return redirect("champions:call", call.pk)
    context = {"form": form, "organisation": organisation, "criteria": CRITERIA, "call": None}
    return render(request, "champions/choosing/form.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    call = get_call_to_choose_for(user, pk)
    form = CallForm(request.POST or None, call=call)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            change_call(call, by=user, **form.cleaned_data)
            messages.success(request, _("Ändrad."))
            return redirect("champions:call", call.pk)
    context = {"form": form, "organisation": call.organisation, "criteria": CRITERIA, "call": call}
    return render(request, "champions/choosing/form.html", context)


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Those who have applied, by name. They are answered when the call has closed."""
    call = get_call_to_choose_for(signed_in(request), pk)
    applications = list(get_applications_to_choose_for(call))
    context = {
        "call": call,
        "applications": applications,
        "unanswered": sum(each.is_waiting for each in applications),
        "criteria": CRITERIA,
    }
    return render(request, "champions/choosing/call.html", context)


@login_required
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    call = get_call_to_choose_for(user, pk)
    close_call(call, by=user)
    messages.success(request, _("Utlysningen är stängd. Nu kan du svara dem som har sökt."))
    return redirect("champions:call", call.pk)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def choose_one(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    application = get_application_to_choose_for(user, pk)
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            choose(application, by=user, starts_on=form.cleaned_data["starts_on"])
            messages.success(request, _("Vald. Uppdraget gäller när båda har bekräftat det."))
            return redirect("champions:call", application.call_id)
    return render(request, "champions/choosing/choose.html", {"application": application, "form": form})


@login_required
@require_POST
def thank_one(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    application = get_application_to_choose_for(user, pk)
    try:
        thank(application, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Tackad. Ett vänligt mejl är på väg."))
    return redirect("champions:call", application.call_id)
