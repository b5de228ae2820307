"""Time set aside for a term: three questions, each saved at once."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from jordman.access.errors import Refused
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.organisations.models import Employment, Organisation
from jordman.workplaces.access import get_reserved_for, get_unit_to_prepare_for
from jordman.workplaces.actions.hours import choose_term, set_talk_hours, set_training_hours
from jordman.workplaces.costs import TenSessions
from jordman.workplaces.forms.preparing import HoursForm, TermForm, chosen_key
from jordman.workplaces.models import ReservedTime
from jordman.workplaces.preparing import reserved_at
from jordman.workplaces.terms import proposed_terms


@login_required
@require_GET
def show(request: HttpRequest, unit: int) -> HttpResponse:
    """What is set aside; the first question when nothing is."""
    node = get_unit_to_prepare_for(signed_in(request), unit)
    kept = list(ReservedTime.objects.filter(unit=node))
    if not kept:
        return redirect("workplaces:term", unit)
    now = reserved_at(node, timezone.localdate())
    context = {
        "unit": node,
        "reserved": now,
        "others": [each for each in kept if each != now],
        "ten": TenSessions(now.people) if now else None,
    }
    return render(request, "workplaces/hours.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def ask_term(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    node = get_unit_to_prepare_for(user, unit)
    today = timezone.localdate()
    terms, reserved, employed = proposed_terms(today), reserved_at(node, today), _employed(node)
    initial = {"term": chosen_key(reserved, terms), "people": reserved.people if reserved else employed or None}
    form = TermForm(request.POST or None, terms=terms, employed=employed, initial=initial)
    if request.method == "POST" and form.is_valid():
        term = form.chosen_term()
        people = form.cleaned_data["people"]
        kept = choose_term(node, by=user, starts_on=term.starts_on, ends_on=term.ends_on, people=people)
        return redirect("workplaces:training_hours", unit, kept.pk)
    return render(request, "workplaces/term.html", {"unit": node, "form": form, "number": 1})


def _employed(node: Organisation) -> int:
    return Employment.objects.current().filter(unit=node).values("user").distinct().count()


@login_required
@require_http_methods(["GET", "POST"])
def ask_training(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    reserved = get_reserved_for(user, unit, pk)
    ten = TenSessions(reserved.people)
    form = HoursForm(request.POST or None, initial={"hours": reserved.training_hours or ten.training_hours})
    if request.method == "POST" and _keep(form, reserved, user, is_talk=False):
        return redirect("workplaces:talk_hours", unit, pk)
    context = {"unit": reserved.unit, "reserved": reserved, "form": form, "number": 2, "ten": ten, "is_talk": False}
    return render(request, "workplaces/ask_hours.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def ask_talk(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    reserved = get_reserved_for(user, unit, pk)
    ten = TenSessions(reserved.people)
    form = HoursForm(request.POST or None, initial={"hours": reserved.talk_hours or ten.talk_hours})
    if request.method == "POST" and _keep(form, reserved, user, is_talk=True):
        return redirect("workplaces:hours", unit)
    context = {"unit": reserved.unit, "reserved": reserved, "form": form, "number": 3, "ten": ten, "is_talk": True}
    return render(request, "workplaces/ask_hours.html", context)


def _keep(form: HoursForm, reserved: ReservedTime, user: User, *, is_talk: bool) -> bool:
    """Save the hours; a refusal goes into the form with its reason."""
    if not form.is_valid():
        return False
    action = set_talk_hours if is_talk else set_training_hours
    try:
        action(reserved, by=user, hours=form.cleaned_data["hours"])
    except Refused as refusal:
        form.add_error("hours", str(refusal.message))
        return False
    return True
