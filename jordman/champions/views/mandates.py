"""One's own agreement: read, confirm, propose a change, print; and whether one is found in the network."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import Refused, refusals_in
from jordman.accounts.people import signed_in
from jordman.champions.access import get_own_mandate_for
from jordman.champions.actions.mandates import change_terms, confirm_as_champion, join_network
from jordman.champions.forms.mandates import NetworkForm, TermsForm
from jordman.champions.paper import sent_agreement


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    mandate = get_own_mandate_for(signed_in(request), pk)
    context = {"mandate": mandate, "is_own": True, "can_confirm": mandate.champion_confirmed_at is None}
    return render(request, "champions/mandate.html", context | {"network": NetworkForm(instance=mandate)})


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    try:
        mandate = confirm_as_champion(get_own_mandate_for(user, pk), by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        waits = _("Du har bekräftat. Uppdraget gäller när chefen också har gjort det.")
        messages.success(request, _("Ni har båda bekräftat. Uppdraget gäller.") if mandate.is_confirmed else waits)
    return redirect("champions:mandate", pk)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    mandate = get_own_mandate_for(user, pk)
    form = TermsForm(request.POST or None, mandate=mandate)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            change_terms(mandate, by=user, **form.cleaned_data)
            messages.success(request, _("Sparat. Ni bekräftar båda på nytt."))
            return redirect("champions:mandate", pk)
    return render(request, "champions/terms.html", {"form": form, "mandate": mandate, "is_own": True})


@login_required
@require_GET
@never_cache
def send_paper(request: HttpRequest, pk: int) -> HttpResponse:
    return sent_agreement(get_own_mandate_for(signed_in(request), pk))


@login_required
@require_POST
def choose_network(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    mandate = get_own_mandate_for(user, pk)
    form = NetworkForm(request.POST, instance=get_own_mandate_for(user, pk))
    if form.is_valid():
        join_network(mandate, by=user, **form.cleaned_data)
        shown = _("Du syns i nätverket.") if mandate.in_network else _("Du syns inte i nätverket.")
        messages.success(request, shown)
    return redirect("champions:mandate", pk)
