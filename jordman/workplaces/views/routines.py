"""Which routine changed: the chain that the unit sees, and the month's one question."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jordman.access.errors import Refused
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.team_sessions.coverage import coverage_at, reached_text
from jordman.team_sessions.models import TeamSession
from jordman.workplaces.access import get_change_for, get_team_unit_for, may_answer
from jordman.workplaces.actions.routines import answer_routine, sessions_asked_about
from jordman.workplaces.chain import BACK, bars_of, finding, load_links, spoken
from jordman.workplaces.forms.routines import FORMS, ExplainForm, StateForm, initial_of
from jordman.workplaces.models import RoutineChange


@login_required
@require_GET
def show(request: HttpRequest, unit: int) -> HttpResponse:
    """Sessions are counted, and routines. How many people were reached is protected."""
    user = signed_in(request)
    node = get_team_unit_for(user, unit)
    today = timezone.localdate()
    changes = list(RoutineChange.objects.filter(unit=node, month__gte=today - BACK).select_related("session__module"))
    links = load_links(node, today, changes)
    changed = [change for change in changes if change.state == RoutineChange.State.CHANGED]
    reached = coverage_at([node.pk], today - BACK)[node.pk].by_times
    context = {
        "unit": node,
        "links": links,
        "bars": bars_of(links),
        "spoken": spoken(links),
        "finding": finding(links, len(changed)),
        "hours_freed": sum(change.hours_freed or 0 for change in changed),
        "reached": reached_text(reached, 1, settings.SMALL_GROUP_THRESHOLD),
        "answers": [change for change in changes if change.is_answered],
        "open": next((change for change in changes if change.is_open), None),
        "may_answer": may_answer(user, node),
    }
    return render(request, "workplaces/routines.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    """How it is now. What belongs to the answer is asked on the next page, where it is saved."""
    change = get_change_for(signed_in(request), unit, pk)
    form = StateForm(request.POST or None, initial=initial_of(change))
    if request.method == "POST" and form.is_valid():
        return redirect("workplaces:explain", unit, pk, form.cleaned_data["state"])
    context = {"unit": change.unit, "change": change, "sessions": _sessions(change), "form": form}
    return render(request, "workplaces/answer.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def explain(request: HttpRequest, unit: int, pk: int, state: str) -> HttpResponse:
    """Which routine, what is tried, or what stands in the way."""
    user = signed_in(request)
    change = get_change_for(user, unit, pk)
    if state not in FORMS:
        raise Http404
    form = FORMS[state](request.POST or None, sessions=_sessions(change), initial=initial_of(change))
    if request.method == "POST" and _keep(form, change, state, user):
        messages.success(request, _("Tack. Svaret gäller hela enheten."))
        return redirect("workplaces:routines", unit)
    context = {"unit": change.unit, "change": change, "state": state, "form": form}
    return render(request, "workplaces/explain.html", context)


def _sessions(change: RoutineChange) -> list[TeamSession]:
    return list(sessions_asked_about(change.month).filter(unit=change.unit).select_related("module"))


def _keep(form: ExplainForm, change: RoutineChange, state: str, user: User) -> bool:
    """Save the answer; a refusal goes into the form, where nothing that was written is lost."""
    if not form.is_valid():
        return False
    try:
        answer_routine(change, by=user, state=state, **form.facts())
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True
