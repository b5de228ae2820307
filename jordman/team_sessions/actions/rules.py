"""What holds whenever sessions are planned or changed, and what follows from it."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.organisations.models import Organisation
from jordman.team_sessions.access.planning import leaders_at
from jordman.team_sessions.errors import ChangedMeanwhile, NotOfTheUnit, NotReadable, SessionIsOver, SessionRunning
from jordman.team_sessions.guides import modules_with_guides_at
from jordman.team_sessions.models import Series, TeamSession
from jordman.team_sessions.tasks import keep_calendars


def lock(session: TeamSession, seen: int | None = None) -> TeamSession:
    found = TeamSession.objects.select_for_update(of=("self",)).select_related("series", "unit").get(pk=session.pk)
    if seen is not None and seen != found.sequence:
        raise ChangedMeanwhile(_("Någon annan har ändrat passet. Se hur det ser ut nu och ändra igen."))
    return found


def check_open(session: TeamSession) -> None:
    """May it still be changed?"""
    if session.is_cancelled:
        raise SessionIsOver(_("Passet är inställt. Ta tillbaka det först."))
    if session.is_held:
        raise SessionIsOver(_("Passet är genomfört och kan inte ändras."))
    if session.is_running:
        raise SessionRunning(_("Passet pågår just nu. Vänta tills det är slut."))


def check_to_come(starts_at: datetime) -> None:
    if starts_at <= timezone.now():
        raise SessionIsOver(_("Datumet har varit. Välj en dag som kommer."))


def guides_of(unit: Organisation, wanted: Iterable[int]) -> dict[int, Module]:
    """The modules, all of which everybody at the unit may read."""
    wanted = set(wanted)
    found = modules_with_guides_at(unit).in_bulk(wanted)
    if len(found) < len(wanted):
        raise NotReadable(_("Enheten kan inte läsa alla guider längre. Byt dem som saknar titel."))
    return found


def check_leader(unit: Organisation, leader: User | None) -> None:
    if leader is not None and not leaders_at(unit).filter(pk=leader.pk).exists():
        raise NotOfTheUnit(_("Personen kan inte leda pass på enheten. Välj någon annan."))


def next_sequence(session: TeamSession) -> int:
    """Higher than whatever any calendar has been sent."""
    sent = session.calendar_entries.aggregate(highest=Max("sequence"))["highest"] or 0
    return int(max(session.sequence, sent)) + 1


def number_sessions(series: Series) -> None:
    """Positions follow the dates."""
    for position, session in enumerate(series.sessions.order_by("starts_at", "pk"), start=1):
        if session.position != position:
            TeamSession.objects.filter(pk=session.pk).update(position=position)


def follow_up(series: Series) -> None:
    transaction.on_commit(partial(keep_calendars.enqueue, series.pk))
