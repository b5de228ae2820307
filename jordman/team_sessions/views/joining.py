"""The phones in the room: join by code without an account, see what the screen shows, and answer without a name."""

from collections.abc import Sequence
from dataclasses import replace
from functools import wraps
from typing import Any, Protocol

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jordman.access.errors import Refused
from jordman.accounts.models import User
from jordman.library.media import file_response
from jordman.organisations.access import works_at
from jordman.team_sessions import guessing, phones
from jordman.team_sessions.access.running import (
    find_running_by_code,
    find_session_of_phone,
    find_session_to_press_in,
    get_picture_of_guide,
)
from jordman.team_sessions.actions import presence, room
from jordman.team_sessions.errors import TooManyGuesses
from jordman.team_sessions.forms.running import CodeForm, FeelingForm, NameForm, ThoughtForm
from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.people import Person, listed_on_phones, people_of
from jordman.team_sessions.phones import Ticket
from jordman.team_sessions.rooms import FEELINGS, Room, moment_of
from jordman.team_sessions.states import answer, place_in_session, place_of_room

WRONG = gettext_lazy("Koden gäller inte. Den gäller bara medan passet är i gång. Titta på skärmen igen.")


@require_http_methods(["GET", "POST"])
@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """Write the code that the screen shows."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        try:
            session = _find(request, code)
        except TooManyGuesses as refusal:
            form.add_error("code", str(refusal.message))
            return render(request, "team_sessions/phone/enter.html", {"form": form}, status=429)
        if session is not None:
            return phones.give(redirect("join:room", code), _ticket(request, session))
        form.add_error("code", str(WRONG))
    return render(request, "team_sessions/phone/enter.html", {"form": form})


@require_safe
@never_cache
def show(request: HttpRequest, code: str) -> HttpResponse:
    """What the screen shows, and everything that a phone can do. Who scanned the QR code lands here."""
    ticket = phones.ticket_of(request, code)
    try:
        session = find_session_of_phone(ticket.session) if ticket else _find(request, code)
    except TooManyGuesses as refusal:
        return _refused(request, str(refusal.message), status=429)
    if session is None:
        return _refused(request, str(WRONG), status=404)
    if not session.is_running:
        return render(request, "team_sessions/phone/over.html", {"session": session})
    ticket = ticket or _ticket(request, session)
    return phones.give(render(request, "team_sessions/phone/room.html", _shown(request, session, ticket)), ticket)


@require_safe
def state(request: HttpRequest, code: str) -> HttpResponse:
    """Has the screen moved on? Asked by four thousand phones: no sign-in, and one small question a second at most."""
    ticket = phones.ticket_of(request, code)
    if ticket is None:
        raise Http404
    return answer(request, {"place": place_in_session(ticket.session)})


class Act(Protocol):
    def __call__(self, request: HttpRequest, session: TeamSession, ticket: Ticket) -> Ticket: ...


class View(Protocol):
    def __call__(self, request: HttpRequest, code: str) -> HttpResponse: ...


def from_phone(act: Act) -> View:
    """A press on a phone that has joined. A refusal is said on the page; who has not joined is shown the way."""

    @require_POST
    @wraps(act)
    def press(request: HttpRequest, code: str) -> HttpResponse:
        ticket = phones.ticket_of(request, code)
        session = find_session_to_press_in(ticket.session) if ticket else None
        if ticket is None or session is None:
            return redirect("join:room", code)
        try:
            ticket = act(request, session, ticket)
        except Refused as refusal:
            messages.error(request, str(refusal.message))
        return phones.give(redirect("join:room", code), ticket)

    return press


@from_phone
def choose_name(request: HttpRequest, session: TeamSession, ticket: Ticket) -> Ticket:
    user = _colleague(request, session)
    people = listed_on_phones(list(people_of(session.unit_id)))
    form = NameForm(request.POST, people=people)
    own = user.pk if user and request.POST.get("person") == str(user.pk) else None
    if own is None and not form.is_valid():
        messages.error(request, _("Välj ditt namn i listan, eller var med utan namn."))
        return ticket
    user_id = own or form.cleaned_data["person"]
    presence.come_named(session, by=user if own else None, user_id=user_id, key=ticket.hashed)
    messages.success(request, _("Du är med. Tiden räknas när passet är slut."))
    return ticket.named(user_id)


@from_phone
def take_back_name(request: HttpRequest, session: TeamSession, ticket: Ticket) -> Ticket:
    """Only a name that was chosen on this phone."""
    user_id = next((each for each in ticket.people if str(each) == request.POST.get("person")), None)
    if user_id is None:
        return ticket
    presence.take_back_name(session, by=None, user_id=user_id)
    return ticket.without(user_id)


@from_phone
def stay_unnamed(request: HttpRequest, session: TeamSession, ticket: Ticket) -> Ticket:
    presence.come_unnamed(session, by=None, key=ticket.hashed)
    messages.success(request, _("Du är med utan namn. Du räknas i antalet."))
    return replace(ticket, is_unnamed=True)


@from_phone
def feel(request: HttpRequest, session: TeamSession, ticket: Ticket) -> Ticket:
    form = FeelingForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Välj ett svar."))
        return ticket
    moment = str(request.POST.get("moment", ""))
    room.vote(session, by=None, key=ticket.hashed, moment=moment, value=form.cleaned_data["value"])
    messages.success(request, _("Tack. Ditt svar är räknat."))
    return ticket.has_voted(moment)


@from_phone
def send_thought(request: HttpRequest, session: TeamSession, ticket: Ticket) -> Ticket:
    form = ThoughtForm(request.POST)
    if form.is_valid():
        room.send_thought(session, by=None, text=form.cleaned_data["text"])
        messages.success(request, _("Tanken är skickad. Den visas på skärmen när ni pratar."))
    else:
        messages.error(request, _("Skriv något först. Högst 300 tecken."))
    return ticket


@require_safe
@never_cache
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The whole guide, for who wants to read on."""
    session = _joined(request, code)
    return render(request, "team_sessions/phone/sheet.html", {"session": session, "room": Room(session), "code": code})


@require_safe
def picture(request: HttpRequest, code: str, address: str) -> HttpResponseBase:
    return file_response(request, get_picture_of_guide(_joined(request, code), address))


def _find(request: HttpRequest, code: str) -> TeamSession | None:
    """By a code that somebody wrote, which is counted when it is wrong, or by the QR code, which nobody guesses."""
    is_scanned = guessing.is_key_of(code, request.GET.get("k", ""))
    if not is_scanned:
        guessing.refuse_many(request)
    session = find_running_by_code(code)
    if session is None and not is_scanned:
        guessing.note_wrong(request)
    return session


def _joined(request: HttpRequest, code: str) -> TeamSession:
    ticket = phones.ticket_of(request, code)
    session = find_session_of_phone(ticket.session) if ticket else None
    if session is None or not session.is_running:
        raise Http404
    return session


def _ticket(request: HttpRequest, session: TeamSession) -> Ticket:
    """A phone that comes back to the same session keeps its key, so that it is not two."""
    known = phones.ticket_of(request)
    if known and known.session == session.pk:
        return replace(known, code=session.code)
    return phones.new_ticket(session)


def _colleague(request: HttpRequest, session: TeamSession) -> User | None:
    """Who is signed in on this phone and works at the unit can count themselves, also with protected identity."""
    user = request.user
    return user if isinstance(user, User) and works_at(user, session.unit_id) else None


def _refused(request: HttpRequest, text: str, status: int) -> HttpResponse:
    form = CodeForm()
    return render(request, "team_sessions/phone/enter.html", {"form": form, "refusal": text}, status=status)


def _options(people: Sequence[Person]) -> SafeString:
    """Of the list of names. Written here, as a template costs as much for thirty names as for the rest of the page."""
    return format_html_join("", '<option value="{}">{}</option>', ((str(each.id), each.name) for each in people))


def _shown(request: HttpRequest, session: TeamSession, ticket: Ticket) -> dict[str, Any]:
    people = listed_on_phones(list(people_of(session.unit_id)))
    user = _colleague(request, session)
    names = {person.id: person.name for person in people}
    if user is not None:
        names[user.pk] = user.own_name
    moment = moment_of(session)
    shown = Room(session)
    return {
        "session": session,
        "room": shown,
        "code": session.code,
        "ticket": ticket,
        "chosen": [(pk, names[pk]) for pk in ticket.people if pk in names],
        "name_options": _options([person for person in people if person.id not in ticket.people]),
        "colleague": user if user and user.pk not in ticket.people else None,
        "moment": moment if moment not in ticket.voted else "",
        "feelings": FEELINGS.items(),
        "version": place_of_room(shown),
    }
