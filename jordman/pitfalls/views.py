"""Pages that explain every rule, that show where they stand, and that put one aside."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import Refused
from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.initiatives.access import get_initiative_to_lead_for
from jordman.initiatives.models import Initiative
from jordman.organisations.access import get_unit_for
from jordman.organisations.models import Organisation
from jordman.pitfalls import access, places
from jordman.pitfalls.actions import dismiss_pitfall, take_back
from jordman.pitfalls.forms import DismissForm
from jordman.pitfalls.judging import INITIATIVE_RULES, UNIT_RULES
from jordman.pitfalls.models import Dismissal
from jordman.pitfalls.rules import RULES, Rule
from jordman.pitfalls.showing import pitfalls_at


@login_required
@require_GET
def list_rules(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    context = {
        "at_units": UNIT_RULES,
        "in_initiatives": [rule for rule in INITIATIVE_RULES if rule.for_unit is None],
        "places": access.get_places_for(user),
    }
    return render(request, "pitfalls/rules.html", context)


@login_required
@require_GET
def show_rule(request: HttpRequest, key: str) -> HttpResponse:
    keys = list(RULES)
    rule = access.get_rule(key)
    place = keys.index(key)
    after = RULES[keys[(place + 1) % len(keys)]]
    return render(request, "pitfalls/rule.html", {"rule": rule, "after": after})


@login_required
@require_GET
@never_cache
def show_unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Every rule at the unit: what shows, what was put aside, and what is quiet, with the reason."""
    user = signed_in(request)
    unit = get_unit_for(user, pk, Permission.UNIT_LEAD)
    return render(request, "pitfalls/unit.html", {"unit": unit, "pitfalls": pitfalls_at(unit, user)})


@login_required
@require_GET
@never_cache
def show_place(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    place = access.get_place_for(user, pk)
    judged = places.judge(place)
    rows = places.rules_at(judged)
    may_dismiss = access.may_dismiss_at(user, place)
    context = {
        "place": place,
        "units": len(judged.units),
        "rows": rows,
        "whole": places.of_the_whole(place, judged, rows, may_dismiss=may_dismiss),
        "said": places.said_of_the_whole(place, judged, may_take_back=may_dismiss),
    }
    return render(request, "pitfalls/place.html", context)


@login_required
@require_GET
@never_cache
def show_rule_at_place(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Where a rule shows. Units have names only for those who work with them, and never for what is one person's."""
    user = signed_in(request)
    place, rule = access.get_place_for(user, pk), access.get_rule(key)
    judged = places.judge(place)
    row = next((row for row in places.rules_at(judged) if row.rule is rule), None)
    is_named = row is not None and not rule.about_one_person and access.may_see_names(user, place)
    context = {
        "place": place,
        "rule": rule,
        "row": row,
        "units": judged.showing(rule) if is_named else [],
        "is_named": is_named,
    }
    return render(request, "pitfalls/place_rule.html", context)


# Saying that it does not fit


@login_required
@require_http_methods(["GET", "POST"])
def dismiss_at_unit(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    unit = get_unit_for(signed_in(request), pk, Permission.UNIT_LEAD)
    return _dismiss(request, access.get_rule(key), unit, reverse("pitfalls:unit", args=[pk]), "unit")


@login_required
@require_http_methods(["GET", "POST"])
def dismiss_in_initiative(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    initiative = get_initiative_to_lead_for(signed_in(request), pk)
    return _dismiss(request, access.get_rule(key), initiative, back_to(initiative), "initiative")


@login_required
@require_http_methods(["GET", "POST"])
def dismiss_at_place(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    place = access.get_place_to_lead_for(signed_in(request), pk)
    return _dismiss(request, access.get_rule(key), place, back_to(place), "place")


def _dismiss(request: HttpRequest, rule: Rule, where: Organisation | Initiative, back: str, kind: str) -> HttpResponse:
    form = DismissForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _said(form, rule, where, by=signed_in(request)):
        messages.success(request, _("Varningen är lagd åt sidan. Du kan ta tillbaka den."))
        return redirect(back)
    context = {"rule": rule, "form": form, "where": where, "back": back, "kind": kind}
    return render(request, "pitfalls/dismiss.html", context)


def _said(form: DismissForm, rule: Rule, where: Organisation | Initiative, *, by: User) -> bool:
    try:
        dismiss_pitfall(rule, by=by, where=where, reason=form.cleaned_data["reason"], until=form.until())
    except Refused as refusal:
        form.add_error("days", str(refusal.message))
        return False
    return True


@login_required
@require_POST
def take_back_dismissal(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    dismissal = access.get_dismissal_for(user, pk)
    take_back(dismissal, by=user)
    messages.success(request, _("Varningen visas igen så länge den stämmer."))
    return redirect(_where(dismissal))


def _where(dismissal: Dismissal) -> str:
    if dismissal.initiative:
        return back_to(dismissal.initiative)
    place = dismissal.organisation
    if place is None or place.is_workplace:
        return reverse("pitfalls:unit", args=[dismissal.organisation_id])
    return back_to(place)


def back_to(where: Organisation | Initiative) -> str:
    if isinstance(where, Initiative):
        return reverse("initiatives:show", args=[where.pk])
    return reverse("pitfalls:place", args=[where.pk])
