"""Ticking off who was there: a plain list, and the marks that a page has kept while it had no connection."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jordman.access.errors import Refused
from jordman.accounts.people import signed_in
from jordman.team_sessions.access.running import get_session_with_names_for
from jordman.team_sessions.actions.locking import now_ms
from jordman.team_sessions.actions.presence import Count, record_marks
from jordman.team_sessions.errors import NotOpenYet
from jordman.team_sessions.forms.running import AttendanceForm
from jordman.team_sessions.forms.sync import read_sent
from jordman.team_sessions.marks import Mark
from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.roll import load_roll
from jordman.team_sessions.rooms import Room


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole unit, one row a person. Without a script it is a form that is saved at once."""
    user = signed_in(request)
    session = get_session_with_names_for(user, pk)
    if session.is_cancelled or not session.can_be_corrected:
        return render(request, "team_sessions/attendance_closed.html", {"session": session})
    roll = load_roll(session)
    form = AttendanceForm(request.POST or None, people=roll.people)
    if request.method == "POST" and form.is_valid():
        marks = {user_id: Mark(now_ms(), present) for user_id, present in form.changed_people().items()}
        count = form.changed_count()
        unnamed = None if count is None else Count(now_ms(), count)
        if marks or unnamed:
            record_marks(session, by=user, marks=marks, unnamed=unnamed)
        messages.success(request, _said(get_session_with_names_for(user, pk)))
        return redirect("team_sessions:attendance", pk)
    context = {"session": session, "roll": roll, "form": form, "now": now_ms()}
    return render(request, "team_sessions/attendance.html", context)


@login_required
@require_POST
def sync(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks with their stamps, however late and however often; answers with how it stands. Nothing sent: only asks."""
    user = signed_in(request)
    session = get_session_with_names_for(user, pk)
    try:
        sent = read_sent(request.body)
    except (ValueError, RecursionError):
        return JsonResponse({"text": _("Det som skickades gick inte att läsa. Ladda om sidan.")}, status=400)
    try:
        unknown = record_marks(session, by=user, marks=sent.marks, unnamed=sent.unnamed) if sent else frozenset()
    except Refused as refusal:
        # What is only too early is kept by the page and sent again; the rest will never be taken in.
        answer = {"text": str(refusal.message), "keep": isinstance(refusal, NotOpenYet)}
        return JsonResponse(answer, status=409)
    return JsonResponse({**_stands(get_session_with_names_for(user, pk)), "unknown": sorted(unknown)})


def _stands(session: TeamSession) -> dict[str, Any]:
    present = session.presences.filter(is_present=True, user__is_protected=False)
    return {
        "now": now_ms(),
        "present": sorted(present.values_list("user_id", flat=True)),
        "unnamed": session.people_unnamed if session.unnamed_stamp else None,
        "phones_unnamed": session.phones_unnamed,
        "people": Room(session).people,
    }


def _said(session: TeamSession) -> str:
    people = Room(session).people
    text = ngettext("Sparat. %(n)s person är med.", "Sparat. %(n)s personer är med.", people)
    return text % {"n": people}
