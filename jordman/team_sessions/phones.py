"""What a phone in the room carries: a signed cookie with a random key. The database keeps only the key's hash.

Whose the phone is stands nowhere but in the phone: the names that it has chosen are in the cookie, so that it can show
them and take them back.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import asdict, dataclass, replace

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from jordman.team_sessions.models import TeamSession

COOKIE = "pass"
SALT = "jordman.team_sessions.phone"
HOURS_18 = 18 * 60 * 60
MOST_NAMES = 8  # people who share a phone


@dataclass(frozen=True)
class Ticket:
    """Which session the phone is in and by which code, its key, and who has said their name on it."""

    session: int
    code: str
    key: str
    people: tuple[int, ...] = ()
    is_unnamed: bool = False
    voted: tuple[str, ...] = ()

    @property
    def hashed(self) -> str:
        return hashlib.sha256(self.key.encode()).hexdigest()

    def named(self, user_id: int) -> Ticket:
        people = (*(each for each in self.people if each != user_id), user_id)
        return replace(self, people=people[-MOST_NAMES:], is_unnamed=False)

    def without(self, user_id: int) -> Ticket:
        return replace(self, people=tuple(each for each in self.people if each != user_id))

    def has_voted(self, moment: str) -> Ticket:
        return replace(self, voted=tuple({*self.voted, moment}))


def new_ticket(session: TeamSession) -> Ticket:
    return Ticket(session.pk, session.code, secrets.token_urlsafe(18))


def ticket_of(request: HttpRequest, code: str = "") -> Ticket | None:
    """What the phone carries, if it was given for this code."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=HOURS_18)
        ticket = Ticket(**{**kept, "people": tuple(kept["people"]), "voted": tuple(kept["voted"])})
    except (signing.BadSignature, TypeError, KeyError):
        return None
    return ticket if code in ("", ticket.code) else None


def give(response: HttpResponse, ticket: Ticket) -> HttpResponse:
    response.set_cookie(
        COOKIE,
        signing.dumps(asdict(ticket), salt=SALT, compress=True),
        max_age=HOURS_18,
        path=reverse("join:enter"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
