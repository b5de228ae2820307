"""A session of a series: changed, moved, called off, put back, or one more."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jordman.access.errors import refusals_in
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.library.models import Module
from jordman.team_sessions.access.planning import (
    find_meeting_day,
    get_series_for,
    get_session_to_plan_for,
    leaders_at,
)
from jordman.team_sessions.actions.changes import (
    cancel_session,
    change_session,
    move_following,
    reinstate_session,
    step_following,
)
from jordman.team_sessions.actions.series import add_session
from jordman.team_sessions.forms.series import CancelForm, SessionForm, guide_choices
from jordman.team_sessions.guides import guides_at
from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.proposing import row_after


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def change(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    """Another day, guide, place or leader; for the day, all that follow too if that is what one wants."""
    user = signed_in(request)
    session = get_session_to_plan_for(user, unit, pk)
    choices = guide_choices(guides_at(session.unit), kept=(session.module_id, session.module.title))
    leaders = list(leaders_at(session.unit))
    form = SessionForm(request.POST or None, choices=choices, leaders=leaders, session=session)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            moved = _save(session, form, user)
            messages.success(request, _said(moved))
            return redirect("series:show", unit, session.series_id)
    return render(request, "team_sessions/series/change.html", {"unit": session.unit, "session": session, "form": form})


def _save(session: TeamSession, form: SessionForm, user: User) -> int:
    """How many sessions were moved or changed."""
    facts, seen = form.cleaned_data, form.cleaned_data["seen"]
    is_moved = facts["starts_at"] != session.starts_at
    others = {
        "module": Module.objects.light().get(pk=facts["module"]),
        "place": facts["place"],
        "leader": form.chosen_leader,
    }
    if is_moved and form.moves_following:
        moved = move_following(session, by=user, to=facts["starts_at"], seen=seen)
        change_session(session, by=user, **others)
        return len(moved)
    change_session(session, by=user, seen=seen, starts_at=facts["starts_at"], **others)
    return 1


def _said(moved: int) -> str:
    if moved > 1:
        return _("%(number)s pass är flyttade. Kalendrarna följer med.") % {"number": moved}
    return _("Passet är ändrat. Kalendrarna följer med.")


@login_required
@require_POST
def step(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    """This meeting comes to nothing: the session and all that follow go to the next one's day."""
    user = signed_in(request)
    session = get_session_to_plan_for(user, unit, pk)
    moved = step_following(session, by=user)
    said = ngettext(
        "%(number)s pass är flyttat ett steg. Kalendern följer med.",
        "%(number)s pass är flyttade ett steg. Kalendrarna följer med.",
        len(moved),
    )
    messages.success(request, said % {"number": len(moved)})
    return redirect("series:show", unit, session.series_id)


@login_required
@require_http_methods(["GET", "POST"])
def cancel(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_to_plan_for(user, unit, pk)
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            cancel_session(session, by=user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Passet är inställt. Det försvinner ur kalendrarna."))
            return redirect("series:show", unit, session.series_id)
    return render(request, "team_sessions/series/cancel.html", {"unit": session.unit, "session": session, "form": form})


@login_required
@require_POST
def reinstate(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_to_plan_for(user, unit, pk)
    reinstate_session(session, by=user)
    messages.success(request, _("Passet är tillbaka. De som hade det i kalendern får det igen."))
    return redirect("series:show", unit, session.series_id)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def add(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    """One more session, proposed on the first free meeting day after the last."""
    user = signed_in(request)
    series = get_series_for(user, unit, pk)
    last = series.sessions.order_by("-starts_at").select_related("leader").first()
    meeting = find_meeting_day(series.unit)
    initial: dict[str, Any] = {}
    if last is not None:
        starts = timezone.localtime(last.starts_at).time()
        initial = {"leader": last.leader_id or "", "place": last.place, "starts": starts}
    if meeting is not None:
        after = timezone.localdate(last.starts_at).isoformat() if last else ""
        initial |= {"on": row_after(after, meeting)["on"], "starts": meeting.starts_at, "place": meeting.place}
    form = SessionForm(
        request.POST or None,
        choices=guide_choices(guides_at(series.unit)),
        leaders=list(leaders_at(series.unit)),
        initial=initial,
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        module = Module.objects.light().get(pk=facts["module"])
        with refusals_in(form):
            add_session(
                series,
                by=user,
                module=module,
                starts_at=facts["starts_at"],
                place=facts["place"],
                leader=form.chosen_leader,
            )
            messages.success(request, _("Passet är tillagt."))
            return redirect("series:show", unit, pk)
    return render(request, "team_sessions/series/add.html", {"unit": series.unit, "series": series, "form": form})
