"""Sessions that one leads or may lead, the next first."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.team_sessions.access.planning import get_sessions_to_lead_for, get_units_to_plan_for, require_leader
from jordman.team_sessions.models.sessions import CORRECTABLE

SHOWN = 30


@login_required
@require_GET
@never_cache
def list_sessions(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    require_leader(user)
    found = get_sessions_to_lead_for(user)
    coming = found.to_come().order_by("starts_at", "pk")
    own, open_to_lead = coming.filter(leader=user)[:SHOWN], coming.filter(leader=None)[:SHOWN]
    # Those whose list can still be corrected, held or not: a session that was held without a screen is ticked after.
    lately = found.called().filter(starts_at__gt=timezone.now() - CORRECTABLE, leader=user)
    lately = lately.filter(~Q(ended_at=None) | Q(ends_at__lte=timezone.now())).order_by("-starts_at", "-pk")
    context = {
        "own": list(own),
        "open": list(open_to_lead),
        "lately": list(lately[:SHOWN]),
        "units": list(get_units_to_plan_for(user)[:20]),
    }
    return render(request, "team_sessions/leading/list.html", context)
