"""What a unit takes part in, and what it has and has not learnt yet."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.accounts.people import signed_in
from jordman.initiatives.access import (
    AT_UNIT,
    VIEW,
    find_anchorings_at,
    find_initiatives_at,
    find_rollouts_at,
    get_not_learnt_for,
    get_rollout_at_unit_for,
    get_unit_in_initiative_for,
    get_units_led_by,
    require_view_anywhere,
)
from jordman.initiatives.actions.rollouts import mark_learnt, mark_not_learnt
from jordman.initiatives.actions.units import anchor, take_back_anchoring
from jordman.initiatives.forms.units import AnchorForm
from jordman.initiatives.models import Anchoring
from jordman.organisations.access import get_own_unit_for, has_permission

UNIT = Anchoring.Level.UNIT


@login_required
@require_GET
@never_cache
def list_not_learnt(request: HttpRequest) -> HttpResponse:
    """Installed, not yet learnt: each unit and system, by employer."""
    user = signed_in(request)
    require_view_anywhere(user)
    rows = get_not_learnt_for(user, timezone.localdate())
    page = Paginator(rows, 100).get_page(request.GET.get("sida"))
    return render(request, "initiatives/not_learnt.html", {"page": page})


@login_required
@require_GET
def show_own(request: HttpRequest) -> HttpResponse:
    """To the only unit that one leads, or a choice."""
    units = list(get_units_led_by(signed_in(request)).select_related("employer"))
    if not units:
        raise Http404
    if len(units) == 1:
        return redirect("unit_initiatives:list", units[0].pk)
    return render(request, "initiatives/choose_own.html", {"units": units})


@login_required
@require_GET
@never_cache
def show_unit(request: HttpRequest, unit: int) -> HttpResponse:
    """For everybody at the unit: what it takes part in, in everyday words, and which systems come."""
    user = signed_in(request)
    here = get_own_unit_for(user, unit, *AT_UNIT, VIEW)
    may_lead = has_permission(user, AT_UNIT[0], here)
    anchored = find_anchorings_at(here)
    today = timezone.localdate()
    links = list(find_rollouts_at(here))
    context = {
        "unit": here,
        "initiatives": [(initiative, anchored.get(initiative.pk)) for initiative in find_initiatives_at(here)],
        "to_learn": [link for link in links if link.is_to_learn(today)],
        "learnt": [link for link in links if link.learnt_on],
        "coming": [link for link in links if link.since > today and not link.learnt_on],
        "may_lead": may_lead,
        "may_mark": may_lead or has_permission(user, AT_UNIT[1], here),
    }
    return render(request, "initiatives/unit.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def anchor_unit(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    """The unit's manager says that the unit stands behind, and how that came about."""
    user = signed_in(request)
    here, initiative = get_unit_in_initiative_for(user, unit, pk)
    known = initiative.anchorings.filter(level=UNIT, organisation=here).first()
    form = AnchorForm(request.POST or None, initial={"on": known.on, "how": known.how} if known else None)
    if request.method == "POST" and form.is_valid():
        anchor(initiative, by=user, level=UNIT, organisation=here, **form.cleaned_data)
        messages.success(request, _("Tack. Nu syns det att enheten står bakom."))
        return redirect("unit_initiatives:list", here.pk)
    context = {"form": form, "initiative": initiative, "unit": here, "known": known}
    return render(request, "initiatives/anchor_unit.html", context)


@login_required
@require_POST
def take_back_unit(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    here, initiative = get_unit_in_initiative_for(user, unit, pk)
    take_back_anchoring(initiative, by=user, level=UNIT, organisation=here)
    messages.success(request, _("Borttaget."))
    return redirect("unit_initiatives:list", here.pk)


@login_required
@require_POST
def learnt(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    """The manager or a champion says for the unit: we can this."""
    user = signed_in(request)
    link = mark_learnt(get_rollout_at_unit_for(user, unit, pk), by=user)
    messages.success(request, _("Noterat: enheten kan %(system)s.") % {"system": link.rollout.system.name})
    return redirect("unit_initiatives:list", unit)


@login_required
@require_POST
def not_learnt(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    link = mark_not_learnt(get_rollout_at_unit_for(user, unit, pk), by=user)
    messages.success(request, _("Noterat: enheten lär sig %(system)s.") % {"system": link.rollout.system.name})
    return redirect("unit_initiatives:list", unit)
