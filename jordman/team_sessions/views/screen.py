"""The screen in the room: what it shows, and the presses that move it on."""

from collections.abc import Callable
from typing import Protocol

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.documents.qr import qr_svg
from jordman.team_sessions.access.running import get_session_to_run_for, get_thought_to_hide_for
from jordman.team_sessions.actions import running
from jordman.team_sessions.actions.room import hide_thought
from jordman.team_sessions.codes import address_of, grouped, spoken_address
from jordman.team_sessions.forms.running import AgreementForm, KeptForm, SeenForm
from jordman.team_sessions.guide_parts import likely_place
from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.rooms import Room, feelings_of
from jordman.team_sessions.slides import Kind, Place
from jordman.team_sessions.states import answer, place_of_room


class Press(Protocol):
    def __call__(self, session: TeamSession, *, by: User, seen: Place) -> TeamSession: ...


@login_required
@require_safe
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_session_to_run_for(signed_in(request), pk)
    if not session.is_running:
        return redirect("team_sessions:show", session.pk)
    room = Room(session)
    url = address_of(session.code, request)
    form = AgreementForm(session=session, pieces=room.parts.agreement_pieces) if room.slide.kind == Kind.AGREE else None
    context = {
        "session": session,
        "room": room,
        "code": grouped(session.code),
        "join_address": spoken_address(request),
        "qr": qr_svg(url, title=_("QR-kod till passet, samma som koden %(code)s") % {"code": grouped(session.code)}),
        "form": form,
        "kept_form": KeptForm(),
        "version": place_of_room(room),
        "place": likely_place(session.unit.name, room.parts.variants),
        "thoughts": session.thoughts.filter(is_hidden=False).order_by("-pk") if room.has_thoughts else (),
        "feelings": feelings_of(session) if room.slide.kind == Kind.RESULT else (),
    }
    return render(request, "team_sessions/screen.html", context)


@login_required
@require_safe
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the room is and how many are in it, for screens that stand open."""
    room = Room(get_session_to_run_for(signed_in(request), pk))
    thoughts = room.session.thoughts.filter(is_hidden=False).count()
    return answer(request, {"place": place_of_room(room), "people": room.people, "thoughts": thoughts})


def _press(action: Press) -> Callable[[HttpRequest, int], HttpResponse]:
    @login_required
    @require_POST
    def press(request: HttpRequest, pk: int) -> HttpResponse:
        user = signed_in(request)
        session = get_session_to_run_for(user, pk)
        form = SeenForm(request.POST)
        if form.is_valid():
            action(session, by=user, seen=form.place())
        return redirect("team_sessions:screen", session.pk)

    return press


go_on = _press(running.go_on)
go_back = _press(running.go_back)
leave_phase = _press(running.leave_phase)
pause = _press(running.pause)
resume = _press(running.resume)


@login_required
@require_POST
def say_kept(request: HttpRequest, pk: int) -> HttpResponse:
    """The room's answer to whether what it agreed last came about."""
    user = signed_in(request)
    session = get_session_to_run_for(user, pk)
    form = KeptForm(request.POST)
    if form.is_valid():
        running.say_kept(session, by=user, answer=form.cleaned_data["answer"])
    return redirect("team_sessions:screen", session.pk)


@login_required
@require_POST
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    thought = get_thought_to_hide_for(user, pk)
    hide_thought(thought, by=user)
    return redirect("team_sessions:screen", thought.session_id)
