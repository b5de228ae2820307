"""A unit's champions, as its manager sees them: agreements and sums, never an entry."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import Refused, refusals_in
from jordman.accounts.people import signed_in
from jordman.champions.access import get_mandate_at, get_unit_to_lead_for, get_units_to_lead_for
from jordman.champions.actions.mandates import (
    appoint,
    change_terms,
    confirm_as_manager,
    decide_career,
    end_mandate,
)
from jordman.champions.forms.mandates import AppointForm, CareerForm, EndForm, TermsForm
from jordman.champions.gathering import gather
from jordman.champions.paper import sent_agreement
from jordman.champions.people import colleagues_at, leads


@login_required
@require_GET
@never_cache
def choose_unit(request: HttpRequest) -> HttpResponse:
    """To the unit one leads; a list for who leads several."""
    units = list(get_units_to_lead_for(signed_in(request)).order_by("name")[:200])
    if not units:
        raise Http404
    if len(units) == 1:
        return redirect("unit_champions:home", units[0].pk)
    return render(request, "champions/unit/choose.html", {"units": units})


@login_required
@require_GET
@never_cache
def home(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    shown = gather(get_unit_to_lead_for(user, unit), user, timezone.localdate())
    return render(request, "champions/unit/home.html", {"unit": shown.unit, "shown": shown})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def appoint_one(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    place = get_unit_to_lead_for(user, unit)
    form = AppointForm(request.POST or None, people=colleagues_at(place).exclude(pk=user.pk))
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with refusals_in(form):
            mandate = appoint(facts.pop("person"), place, by=user, **facts)
            messages.success(request, _("Frågan är ställd. Uppdraget gäller när ni båda har bekräftat det."))
            return redirect("unit_champions:mandate", place.pk, mandate.pk)
    return render(request, "champions/unit/appoint.html", {"unit": place, "form": form})


@login_required
@require_GET
@never_cache
def show_mandate(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    place = get_unit_to_lead_for(user, unit)
    mandate = get_mandate_at(place, pk)
    may_confirm = leads(user, place) and mandate.user_id != user.pk
    context = {
        "mandate": mandate,
        "unit": place,
        "is_own": False,
        "may_confirm": may_confirm,
        "can_confirm": may_confirm and mandate.manager_confirmed_at is None,
    }
    return render(request, "champions/mandate.html", context)


@login_required
@require_POST
def confirm(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    place = get_unit_to_lead_for(user, unit)
    try:
        mandate = confirm_as_manager(get_mandate_at(place, pk), by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        waits = _("Du har bekräftat. Uppdraget gäller när båda har gjort det.")
        messages.success(request, _("Ni har båda bekräftat. Uppdraget gäller.") if mandate.is_confirmed else waits)
    return redirect("unit_champions:mandate", place.pk, pk)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def change(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    place = get_unit_to_lead_for(user, unit)
    mandate = get_mandate_at(place, pk)
    form = TermsForm(request.POST or None, mandate=mandate)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            change_terms(mandate, by=user, **form.cleaned_data)
            messages.success(request, _("Sparat. Ni bekräftar båda på nytt."))
            return redirect("unit_champions:mandate", place.pk, pk)
    return render(request, "champions/terms.html", {"form": form, "mandate": mandate, "unit": place, "is_own": False})


@login_required
@require_GET
@never_cache
def send_paper(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    return sent_agreement(get_mandate_at(get_unit_to_lead_for(signed_in(request), unit), pk))


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def decide(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    place = get_unit_to_lead_for(user, unit)
    mandate = get_mandate_at(place, pk)
    form = CareerForm(request.POST or None, instance=get_mandate_at(place, pk))
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        decide_career(mandate, by=user, career=facts["career"], note=facts["career_note"])
        messages.success(request, _("Sparat. Den som har uppdraget ser det också."))
        return redirect("unit_champions:mandate", place.pk, pk)
    return render(request, "champions/unit/career.html", {"unit": place, "mandate": mandate, "form": form})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def end(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    place = get_unit_to_lead_for(user, unit)
    mandate = get_mandate_at(place, pk)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            end_mandate(mandate, by=user, ends_on=form.cleaned_data["ends_on"])
            messages.success(request, _("Uppdraget är avslutat."))
            return redirect("unit_champions:home", place.pk)
    return render(request, "champions/unit/end.html", {"unit": place, "mandate": mandate, "form": form})
