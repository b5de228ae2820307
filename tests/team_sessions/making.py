"""Series, sessions and people in the room."""

from datetime import time, timedelta
from itertools import count

from django.utils import timezone

from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.organisations.models import Organisation
from jordman.team_sessions.models import MeetingDay, Presence, Series, TeamSession
from tests import factories as make

HOUR = timedelta(hours=1)
HALF_AN_HOUR = timedelta(minutes=30)
_positions = count(1)

GUIDE = {
    "teach_minutes": 15,
    "talk_minutes": 15,
    "blocks": [{"kind": "text", "html": "<h2>Det viktigaste</h2><ul><li>Fråga personen först.</li></ul>"}],
}


def make_guide(organisation: Organisation, key: str = "", **fields: object) -> Module:
    """A published module for staff, with a guide for the team's talk."""
    fields.setdefault("audience", ["staff"])
    module = make.make_module(organisation, key, published=False, **fields)
    make.make_edition(module, guide=GUIDE)
    Module.objects.filter(pk=module.pk).update(live=True)
    return module


def make_meeting_day(unit: Organisation, **fields: object) -> MeetingDay:
    fields.setdefault("first_on", timezone.localdate())
    fields.setdefault("starts_at", time(13, 30))
    fields.setdefault("place", "Fikarummet")
    return MeetingDay.objects.create(unit=unit, **fields)


def make_series(unit: Organisation, **fields: object) -> Series:
    fields.setdefault("name", "Hösten")
    return Series.objects.create(unit=unit, **fields)


def make_team_session(
    series: Series, module: Module, *, begins_in: timedelta = timedelta(days=3), **fields: object
) -> TeamSession:
    """Half an hour of the unit's series, in three days unless said otherwise."""
    starts_at = timezone.now().replace(second=0, microsecond=0) + begins_in
    fields.setdefault("ends_at", starts_at + HALF_AN_HOUR)
    fields.setdefault("position", next(_positions))
    return TeamSession.objects.create(
        series=series, unit_id=series.unit_id, module=module, starts_at=starts_at, **fields
    )


def make_held(series: Series, module: Module, *people: User, days_ago: int = 7, **fields: object) -> TeamSession:
    """A session that was held, with those who were there."""
    fields.setdefault("people_named", len(people))
    session = make_team_session(series, module, begins_in=-timedelta(days=days_ago), phase="ended", **fields)
    session.started_at, session.ended_at = session.starts_at, session.ends_at
    session.edition_id = module.edition_id
    session.save()
    Presence.objects.bulk_create(
        Presence(session=session, user=user, way=Presence.Way.TICKED, minutes=session.minutes) for user in people
    )
    return session
