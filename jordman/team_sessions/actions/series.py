"""The unit's meeting day, and a series of sessions from its beginning to its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.library.models import Module
from jordman.organisations.models import Organisation
from jordman.team_sessions.actions.changes import cancel_session
from jordman.team_sessions.actions.plans import origin_of, place_of
from jordman.team_sessions.actions.rules import check_leader, check_to_come, follow_up, guides_of, number_sessions
from jordman.team_sessions.errors import NothingToPlan, SeriesEnded, SessionRunning
from jordman.team_sessions.models import MeetingDay, Series, SessionPlan, TeamSession


@dataclass(frozen=True, slots=True)
class Planned:
    """One session to be: which guide, and when it begins."""

    module_id: int
    starts_at: datetime


@transaction.atomic
def save_meeting_day(unit: Organisation, *, by: User, **facts: Any) -> MeetingDay:
    """When the unit ordinarily meets. Sessions that are planned already stay where they are."""
    meeting, _made = MeetingDay.objects.update_or_create(unit=unit, defaults=facts)
    record("meeting_day.saved", meeting, by=by, organisation_id=unit.pk)
    return meeting


@transaction.atomic
def create_series(
    unit: Organisation,
    *,
    by: User,
    name: str,
    sessions: Sequence[Planned],
    leader: User | None = None,
    place: str = "",
    plan: SessionPlan | None = None,
) -> Series:
    """Plan the sessions, and let those who work at the unit know. The same series sent twice is made once."""
    if not sessions:
        raise NothingToPlan(_("Lägg till minst ett pass."))
    # Two tabs that plan at once wait for each other here.
    Organisation.objects.select_for_update().get(pk=unit.pk)
    known = _same_series(unit, name, sessions)
    if known is not None:
        return known
    guides = guides_of(unit, [each.module_id for each in sessions])
    for each in sessions:
        check_to_come(each.starts_at)
    check_leader(unit, leader)
    credit = _credit(plan, unit)
    series = Series.objects.create(unit=unit, name=name, plan=plan, credit=credit, made_by=by)
    ordered = sorted(sessions, key=lambda each: each.starts_at)
    TeamSession.objects.bulk_create(
        _session(series, number, guides[each.module_id], each.starts_at, leader=leader, place=place)
        for number, each in enumerate(ordered, start=1)
    )
    record("series.created", series, by=by, organisation_id=unit.pk, sessions=len(ordered))
    follow_up(series)
    return series


def _credit(plan: SessionPlan | None, unit: Organisation) -> str:
    """Where the plan that it builds on was made, unless that is here."""
    origin = origin_of(plan) if plan else None
    if origin is None or origin.organisation_id == unit.pk:
        return ""
    return origin.credit or place_of(origin.organisation)


def _same_series(unit: Organisation, name: str, sessions: Sequence[Planned]) -> Series | None:
    wanted = {(each.module_id, each.starts_at) for each in sessions}
    for series in Series.objects.filter(unit=unit, name=name, ended_at=None).prefetch_related("sessions"):
        if {(each.module_id, each.starts_at) for each in series.sessions.all()} == wanted:
            return series
    return None


def _session(series: Series, position: int, module: Module, starts_at: datetime, **facts: Any) -> TeamSession:
    length = timedelta(minutes=module.guide_teach_minutes + module.guide_talk_minutes)
    return TeamSession(
        series=series,
        unit=series.unit,
        position=position,
        module=module,
        starts_at=starts_at,
        ends_at=starts_at + length,
        teach_minutes=module.guide_teach_minutes,
        talk_minutes=module.guide_talk_minutes,
        **facts,
    )


@transaction.atomic
def add_session(
    series: Series, *, by: User, module: Module, starts_at: datetime, place: str = "", leader: User | None = None
) -> TeamSession:
    """One more, put in its place by its date."""
    series = Series.objects.select_for_update().get(pk=series.pk)
    if series.ended_at is not None:
        raise SeriesEnded(_("Serien är avslutad. Planera en ny serie."))
    check_to_come(starts_at)
    guides = guides_of(series.unit, [module.pk])
    check_leader(series.unit, leader)
    session = _session(series, 0, guides[module.pk], starts_at, place=place, leader=leader)
    session.save()
    number_sessions(series)
    record("team_session.added", session, by=by, organisation_id=series.unit_id)
    follow_up(series)
    return session


@transaction.atomic
def end_series(series: Series, *, by: User) -> Series:
    """No more of it: what is still to come is called off. What has been held stays."""
    series = Series.objects.select_for_update().get(pk=series.pk)
    if series.ended_at is not None:
        return series
    sessions = list(series.sessions.select_for_update().called().filter(ended_at=None))
    if any(session.is_running for session in sessions):
        raise SessionRunning(_("Ett pass pågår just nu. Avsluta serien när det är slut."))
    series.ended_at = timezone.now()
    series.save(update_fields=["ended_at"])
    for session in sessions:
        if session.starts_at > timezone.now():
            cancel_session(session, by=by, reason=_("Serien är avslutad."))
    record("series.ended", series, by=by, organisation_id=series.unit_id)
    return series
