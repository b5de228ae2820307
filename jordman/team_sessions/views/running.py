"""A session's own page for who leads it: begin, what was agreed, and the end."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jordman.accounts.people import signed_in
from jordman.team_sessions.access.running import get_session_to_run_for, sees_names
from jordman.team_sessions.actions import running, starting
from jordman.team_sessions.forms.running import AgreementForm, CallOffForm
from jordman.team_sessions.models.sessions import OPENS_BEFORE
from jordman.team_sessions.rooms import Room, feelings_of, people_shown


@login_required
@require_safe
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_to_run_for(user, pk)
    room = Room(session)
    context = {
        "session": session,
        "room": room,
        "sees_names": sees_names(user, session),
        "is_open": starting.is_open(session),
        "is_day_over": starting.is_day_over(session),
        "opens_at": session.starts_at - OPENS_BEFORE,
        "feelings": feelings_of(session) if session.is_held else (),
        "people": people_shown(session, is_leader=sees_names(user, session)),
    }
    return render(request, "team_sessions/show.html", context)


@login_required
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = starting.begin(get_session_to_run_for(user, pk), by=user)
    return redirect("team_sessions:screen", session.pk)


@login_required
@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit met with the printed sheet: who was there is ticked afterwards."""
    user = signed_in(request)
    session = starting.hold_afterwards(get_session_to_run_for(user, pk), by=user)
    messages.success(request, _("Passet är genomfört. Pricka av vilka som var med."))
    return redirect("team_sessions:show" if not sees_names(user, session) else "team_sessions:attendance", session.pk)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Write what the unit tries until next time, or put it right."""
    user = signed_in(request)
    session = get_session_to_run_for(user, pk)
    room = Room(session)
    form = AgreementForm(request.POST or None, session=session, pieces=room.parts.agreement_pieces)
    if request.method == "POST" and form.is_valid():
        running.write_agreement(session, by=user, text=form.cleaned_data["agreement"])
        messages.success(request, _("Sparat. Ni möter det först i nästa pass."))
        return redirect("team_sessions:screen" if session.is_running else "team_sessions:show", session.pk)
    return render(request, "team_sessions/agree.html", {"session": session, "form": form})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first: after this the code opens nothing and the thoughts are gone."""
    user = signed_in(request)
    session = get_session_to_run_for(user, pk)
    if request.method == "POST":
        ended = running.end(session, by=user)
        text = ngettext("Passet är slut. %(n)s person var med.", "Passet är slut. %(n)s var med.", ended.people)
        messages.success(request, text % {"n": ended.people})
        return redirect("team_sessions:show", session.pk)
    if not session.is_running:
        return redirect("team_sessions:show", session.pk)
    context = {"session": session, "room": Room(session), "sees_names": sees_names(user, session)}
    return render(request, "team_sessions/end.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def call_off(request: HttpRequest, pk: int) -> HttpResponse:
    """A session that runs is broken off. One that has not begun is called off where it is planned."""
    user = signed_in(request)
    session = get_session_to_run_for(user, pk)
    if not session.is_running:
        return redirect("team_sessions:show", session.pk)
    form = CallOffForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        running.call_off(session, by=user, reason=form.cleaned_data["reason"])
        return redirect("team_sessions:show", session.pk)
    return render(request, "team_sessions/call_off.html", {"session": session, "form": form})
