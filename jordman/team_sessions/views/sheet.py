"""The printed sheet: one A4 for rooms without a screen, with the way in for phones."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jordman.accounts.people import signed_in
from jordman.documents.qr import qr_svg
from jordman.team_sessions.access.running import get_session_to_run_for
from jordman.team_sessions.actions.codes import give_code
from jordman.team_sessions.codes import address_of, grouped
from jordman.team_sessions.minutes import plan_of
from jordman.team_sessions.rooms import Room


@login_required
@require_safe
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_session_to_run_for(signed_in(request), pk)
    room = Room(session)
    code = grouped(session.code) if session.code else ""
    context = {
        "session": session,
        "room": room,
        "plan": plan_of(session),
        "code": code,
        "qr": qr_svg(address_of(session.code, request), title=_("QR-kod till passet")) if code else "",
        "may_have_code": not session.ended_at and not session.is_cancelled,
    }
    return render(request, "team_sessions/sheet.html", context)


@login_required
@require_POST
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a code on the sheet before the session; it opens nothing until the session runs."""
    user = signed_in(request)
    session = get_session_to_run_for(user, pk)
    give_code(session, by=user)
    return redirect("team_sessions:sheet", session.pk)
