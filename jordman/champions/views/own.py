"""A champion's own page: note help in two taps, and see the hours."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Sum
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from jordman.access.errors import Refused
from jordman.access.permissions import Permission
from jordman.accounts.people import signed_in
from jordman.champions.access import (
    get_entries_for,
    get_mandate_in_force_for,
    get_mandates_for,
)
from jordman.champions.actions.hours import log_support
from jordman.champions.forms.hours import QUICK_MINUTES, QuickForm
from jordman.champions.hours import month_of, rounded, set_aside_minutes
from jordman.champions.models import Mandate
from jordman.champions.track import track_for
from jordman.library.topics import Topic
from jordman.organisations.access import holds

LATEST = 5


@login_required
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    mandates = list(get_mandates_for(user))
    if not mandates and not holds(user, Permission.CHAMPION_SERVE):
        raise Http404
    mandate = next((each for each in mandates if each.is_in_force), None)
    context = {
        "mandate": mandate,
        "to_confirm": next((each for each in mandates if each.champion_confirmed_at is None), None),
        "waiting": next((each for each in mandates if not each.is_in_force), None),
        "topics": Topic.choices,
        "minutes": QUICK_MINUTES,
        "entries": get_entries_for(user)[:LATEST],
        "track": track_for(user),
        "month": _month(mandate, timezone.localdate()) if mandate else None,
    }
    return render(request, "champions/home.html", context)


def _month(mandate: Mandate, today: date) -> dict[str, object]:
    """Set aside in the whole of the month, and used so far."""
    period = month_of(today)
    span = (period.first, period.last)
    helped = mandate.support_entries.filter(on__range=span).aggregate(minutes=Sum("minutes"))["minutes"] or 0
    other = mandate.hour_uses.filter(on__range=span).aggregate(minutes=Sum("minutes"))["minutes"] or 0
    whole = set_aside_minutes(mandate.hours_that_hold, period.within(mandate.starts_on, mandate.ends_on))
    return {"on": today, "set_aside": rounded(whole), "used": helped + other, "helped": helped, "other": other}


@login_required
@require_POST
def log(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    mandate = get_mandate_in_force_for(user)
    if mandate is None:
        raise Http404
    form = QuickForm(request.POST)
    if not form.is_valid():
        problem = next(iter(form.errors.get("topic", [])), _("Välj hur länge det tog."))
        messages.error(request, str(problem))
        return redirect("champions:home")
    try:
        entry = log_support(mandate, by=user, **form.entry())
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        words = {"topic": entry.get_topic_display(), "minutes": entry.minutes}
        messages.success(request, _("Noterat: %(topic)s, %(minutes)s minuter.") % words)
    return redirect("champions:home")
