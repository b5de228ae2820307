"""Finding a session, signing up, cancelling, joining."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.accounts.people import signed_in
from jordman.library.access import get_module_for
from jordman.live_sessions.access import (
    find_sign_up_for,
    get_groups_for,
    get_past_for,
    get_session_for,
    get_upcoming_for,
    leads_any,
)
from jordman.live_sessions.actions.sign_ups import cancel_sign_up, note_recording_known, sign_up
from jordman.live_sessions.invitations import join_address
from jordman.live_sessions.models import Attendance

PAST_SHOWN = 30


@login_required
@require_GET
@never_cache
def list_sessions(request: HttpRequest) -> HttpResponse:
    """What is coming in one's programmes, and recordings of what has been: all, or those that count as one module."""
    user = signed_in(request)
    module = get_module_for(user, request.GET["modul"]) if "modul" in request.GET else None
    counted_as = {"module": module} if module else {}
    upcoming = list(get_upcoming_for(user).filter(**counted_as).with_counts())
    placed = ("going", "waiting")
    seen = set(Attendance.objects.filter(user=user).values_list("session_id", flat=True))
    past = [(session, session.pk in seen) for session in get_past_for(user).filter(**counted_as)[:PAST_SHOWN]]
    context = {
        "own": [session for session in upcoming if session.own_state in placed],  # type: ignore[attr-defined]
        "others": [session for session in upcoming if session.own_state not in placed],  # type: ignore[attr-defined]
        "past": past,
        "recorded": any(session.has_recording_to_show for session, _is_done in past),
        "module": module,
        "groups": get_groups_for(user),
        "leads": leads_any(user),
    }
    return render(request, "live_sessions/list.html", context)


@login_required
@require_GET
@never_cache
def show_session(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_for(user, pk)
    own = find_sign_up_for(user, session)
    context = {
        "session": session,
        "sign_up": own,
        "join_address": join_address(own) if own else "",
        "must_know": own is not None and own.is_going and session.is_recorded and own.knows_of_recording_at is None,
        "is_full": session.capacity is not None and session.going >= session.capacity,  # type: ignore[attr-defined]
        "places_left": session.capacity - session.going if session.capacity else None,  # type: ignore[attr-defined]
        "attendance": Attendance.objects.filter(session=session, user=user).first(),
        "groups": get_groups_for(user).filter(programme=session.programme) if session.group_minutes else [],
    }
    return render(request, "live_sessions/show.html", context)


@login_required
@require_POST
def sign_up_for(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_for(user, pk)
    own = sign_up(session, by=user)
    if own.is_going:
        messages.success(request, _("Du är anmäld. Kallelsen kommer till din mejl och kalender."))
    else:
        messages.info(request, _("Passet är fullt. Du står på väntelistan och får ett mejl om en plats blir ledig."))
    return redirect("live_sessions:show", session.pk)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Asked once more, since the link stands in mails too, and a mail filter opens links."""
    user = signed_in(request)
    session = get_session_for(user, pk)
    if request.method == "POST":
        cancel_sign_up(session, by=user)
        messages.success(request, _("Du är avanmäld. Platsen går till nästa på tur."))
        return redirect("live_sessions:show", session.pk)
    own = find_sign_up_for(user, session)
    if own is None or not own.is_placed:
        return redirect("live_sessions:show", session.pk)
    return render(request, "live_sessions/cancel.html", {"session": session, "sign_up": own})


@login_required
@require_POST
def know_of_recording(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_for(user, pk)
    note_recording_known(session, by=user)
    return redirect("live_sessions:show", session.pk)
