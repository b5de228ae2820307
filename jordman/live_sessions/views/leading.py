"""Planning sessions: the programme's list, a new one, a change, calling off."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import refusals_in
from jordman.accounts.people import signed_in
from jordman.live_sessions.access import (
    get_programme_to_lead_for,
    get_programmes_to_lead_for,
    get_session_to_lead_for,
    leads_any,
    may_lead_in,
)
from jordman.live_sessions.actions.sessions import (
    cancel_session,
    change_session,
    create_session,
    create_sessions_from_template,
    reinstate_session,
)
from jordman.live_sessions.calendar_month import month_after, month_before, occasions, shown_month
from jordman.live_sessions.forms.sessions import CancelForm, SessionForm
from jordman.live_sessions.models import LiveSession
from jordman.live_sessions.proposing import count_without_group
from jordman.live_sessions.roll import load_roll
from jordman.programmes.level_up import sessions_of


@login_required
@require_GET
@never_cache
def list_programmes(request: HttpRequest) -> HttpResponse:
    """Every programme that one plans sessions in, and the sessions that one leads."""
    user = signed_in(request)
    if not leads_any(user):
        raise Http404
    led = LiveSession.objects.filter(leader=user).called().with_counts().select_related("programme")
    context = {
        "programmes": get_programmes_to_lead_for(user),
        "upcoming": led.upcoming(),
        "past": led.past().order_by("-starts_at")[:20],
    }
    return render(request, "live_sessions/leading/programmes.html", context)


@login_required
@require_GET
@never_cache
def list_sessions(request: HttpRequest, pk: int) -> HttpResponse:
    programme = get_programme_to_lead_for(signed_in(request), pk)
    sessions = list(programme.live_sessions.with_counts().select_related("leader", "module"))
    today = timezone.localdate()
    month = shown_month(request.GET.get("manad", ""), [timezone.localdate(each.starts_at) for each in sessions], today)
    context = {
        "programme": programme,
        "month": month,
        "before": month_before(month),
        "after": month_after(month),
        "occasions": occasions(sessions),
        "in_month": [each for each in sessions if _is_in(each, month)],
        "upcoming": [each for each in sessions if not each.is_over and not _is_in(each, month)],
        "past": [each for each in reversed(sessions) if each.is_over and not each.is_cancelled],
        "has_sessions": bool(sessions),
        "without_group": count_without_group(programme),
    }
    return render(request, "live_sessions/leading/sessions.html", context)


def _is_in(session: LiveSession, month: date) -> bool:
    day = timezone.localdate(session.starts_at)
    return (day.year, day.month) == (month.year, month.month)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    programme = get_programme_to_lead_for(user, pk)
    form = SessionForm(request.POST or None, programme=programme, initial={"leader": user.pk})
    if request.method == "POST" and form.is_valid():
        session = create_session(programme, by=user, **form.facts())
        messages.success(request, _("Passet är inlagt. Deltagarna kan anmäla sig nu."))
        return redirect("leading:show", session.pk)
    context = {"form": form, "programme": programme, "session": None}
    return render(request, "live_sessions/leading/form.html", context)


@login_required
@require_POST
def add_from_template(request: HttpRequest, pk: int) -> HttpResponse:
    """Level Up's own sessions, on the days of the programme's year."""
    user = signed_in(request)
    programme = get_programme_to_lead_for(user, pk)
    made = create_sessions_from_template(programme, sessions_of(programme.starts_on.year), user)
    if made:
        messages.success(request, _("%(count)s pass är inlagda. Ändra dem som du vill.") % {"count": len(made)})
    else:
        messages.info(request, _("Alla Level Ups pass finns redan här."))
    return redirect("leading:sessions", programme.pk)


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is signed up, and what there is to do before and after."""
    user = signed_in(request)
    session = get_session_to_lead_for(user, pk)
    context = {
        "session": session,
        "roll": load_roll(session),
        "attended": session.attendances.count(),
        "may_plan": may_lead_in(user, session.programme),
        "has_begun": session.starts_at <= timezone.now(),
    }
    return render(request, "live_sessions/leading/show.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_to_lead_for(user, pk)
    form = SessionForm(request.POST or None, programme=session.programme, session=session)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            change_session(session, by=user, **form.facts())
            messages.success(request, _("Ändrat. De som är anmälda får veta det som rör deras kalender."))
            return redirect("leading:show", session.pk)
    context = {"form": form, "programme": session.programme, "session": session}
    return render(request, "live_sessions/leading/form.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_to_lead_for(user, pk)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_session(session, by=user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Passet är inställt. Alla som var anmälda får veta det."))
        return redirect("leading:show", session.pk)
    return render(request, "live_sessions/leading/cancel.html", {"form": form, "session": session})


@login_required
@require_POST
def reinstate(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_to_lead_for(user, pk)
    reinstate_session(session, by=user)
    messages.success(request, _("Passet är tillbaka. Alla som var anmälda är det fortfarande."))
    return redirect("leading:show", session.pk)
