"""What screens and phones ask for again and again: where the room is, in as few bytes and questions as can be."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.rooms import Room

KEPT_SECONDS = 1


def place_of_room(room: Room) -> str:
    session = room.session
    return _place(session.phase, session.point, session.paused_at)


def place_in_session(pk: int) -> str:
    """The same for a session by its number: one small question a second in each process, however many phones ask."""
    key = f"place-in-session:{pk}"
    kept: str | None = cache.get(key)
    if kept is None:
        row = TeamSession.objects.filter(pk=pk).values_list("phase", "point", "paused_at").first()
        kept = _place(*row) if row else ""
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def answer(request: HttpRequest, facts: Mapping[str, object]) -> HttpResponse:
    """As JSON; 304 and nothing more for who has heard it already."""
    content = json.dumps(facts)
    etag = quote_etag(hashlib.sha256(content.encode()).hexdigest()[:16])
    response = HttpResponse(content, content_type="application/json")
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response


def _place(phase: str, point: int, paused_at: datetime | None) -> str:
    return f"{phase}-{point}{'-paused' if paused_at else ''}"
