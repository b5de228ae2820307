"""The session itself: plan it, change it, call it off, put it back."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.library.models import Module
from jordman.live_sessions.actions.queue import CANCELLED, fill_places, lock
from jordman.live_sessions.emails import send_changed, send_reinstated, send_session_cancelled
from jordman.live_sessions.errors import RecordingUnannounced, SessionClosed
from jordman.live_sessions.models import LiveSession, SignUp
from jordman.programmes.level_up import SessionRow
from jordman.programmes.models import Programme

# What a calendar shows: a change of any of these goes out as a change of the same entry.
IN_CALENDAR = frozenset({"title", "description", "starts_at", "ends_at", "join_url", "is_recorded"})


@transaction.atomic
def create_session(programme: Programme, *, by: User | None, **facts: Any) -> LiveSession:
    session = LiveSession.objects.create(programme=programme, **facts)
    record("live_session.created", session, by=by, organisation_id=programme.organisation_id)
    return session


@transaction.atomic
def create_sessions_from_template(
    programme: Programme, rows: Iterable[SessionRow], by: User | None
) -> list[LiveSession]:
    """Plan the sessions of a template. Doing it again adds those that are missing, told by title and time."""
    known = set(LiveSession.objects.filter(programme=programme).values_list("title", "starts_at"))
    rows = [row for row in rows if (row.title, row.starts_at) not in known]
    modules = Module.objects.filter(key__in=[row.module_key for row in rows]).in_bulk(field_name="key")
    return [
        create_session(
            programme,
            by=by,
            title=row.title,
            description=row.description,
            module=modules.get(row.module_key),
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            group_minutes=row.group_minutes,
            orientation=row.orientation,
        )
        for row in rows
    ]


def plan_template(programme: Programme, rows: tuple[SessionRow, ...], by: User | None) -> None:
    """Called when a programme is made from the template."""
    create_sessions_from_template(programme, rows, by)


@transaction.atomic
def change_session(session: LiveSession, *, by: User, **facts: Any) -> LiveSession:
    """Change it, tell those who are signed up what their calendar must know, and fill places that came free.

    Raises RecordingUnannounced when recording is switched on after it began.
    """
    session = lock(session)
    changed = {name: value for name, value in facts.items() if getattr(session, name) != value}
    if changed.get("is_recorded") and session.starts_at <= timezone.now():
        raise RecordingUnannounced(_("Passet har börjat. De som är med måste få veta i förväg att det spelas in."))
    if not changed:
        return session
    for name, value in changed.items():
        setattr(session, name, value)
    is_told = bool(IN_CALENDAR & set(changed))
    session.sequence += is_told
    session.save(update_fields=[*changed, "sequence"])
    record(
        "live_session.changed",
        session,
        by=by,
        organisation_id=session.programme.organisation_id,
        fields=sorted(changed),
    )
    if "starts_at" in changed:
        session.sign_ups.update(reminded_at=None)
    if is_told and session.is_open:
        _tell(session, send_changed)
    fill_places(session, by=None)
    return session


@transaction.atomic
def cancel_session(session: LiveSession, *, by: User, reason: str) -> LiveSession:
    """Call it off. Everyone who is signed up is told, and their calendar entries go."""
    session = lock(session)
    if session.is_cancelled:
        return session
    if session.is_over:
        raise SessionClosed(_("Passet har redan varit och kan inte ställas in."))
    session.cancelled_at, session.cancel_reason = timezone.now(), reason
    session.sequence += 1
    session.save(update_fields=["cancelled_at", "cancel_reason", "sequence"])
    record("live_session.cancelled", session, by=by, organisation_id=session.programme.organisation_id)
    _tell(session, send_session_cancelled)
    return session


@transaction.atomic
def reinstate_session(session: LiveSession, *, by: User) -> LiveSession:
    """Put a cancelled session back with its sign-ups. Raises SessionClosed when its time has passed."""
    session = lock(session)
    if not session.is_cancelled:
        return session
    if session.is_over:
        raise SessionClosed(_("Tiden har passerat. Ändra datum först, eller lägg till ett nytt pass."))
    session.cancelled_at, session.cancel_reason = None, ""
    session.sequence += 1
    session.save(update_fields=["cancelled_at", "cancel_reason", "sequence"])
    record("live_session.reinstated", session, by=by, organisation_id=session.programme.organisation_id)
    _tell(session, send_reinstated)
    fill_places(session, by=None)
    return session


def _tell(session: LiveSession, mail: Callable[[SignUp], None]) -> None:
    placed = session.sign_ups.exclude(state=CANCELLED).select_related("user").order_by("placed_at", "pk")
    for sign_up in placed:
        sign_up.session = session
        mail(sign_up)
