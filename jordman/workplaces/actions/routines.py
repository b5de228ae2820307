"""Asking which routine changed, and answering it."""

from datetime import date, datetime, time
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.models.sessions import TeamSessionQuerySet
from jordman.workplaces.asking import ask_on, first_of_month, is_time_to_ask, months_asked_about, months_before
from jordman.workplaces.emails import send_routine_question
from jordman.workplaces.errors import NotOpen
from jordman.workplaces.models import RoutineChange

State = RoutineChange.State


def sessions_asked_about(month: date) -> TeamSessionQuerySet:
    """Every unit's sessions that the question of `month` is about."""
    zone = timezone.get_default_timezone()
    within = Q()
    for held in months_asked_about(month):
        begins, ends = (datetime.combine(day, time.min, zone) for day in (held, months_before(held, -1)))
        within |= Q(starts_at__gte=begins, starts_at__lt=ends)
    return TeamSession.objects.held().filter(within)


def ask_about_routines(today: date) -> int:
    """Ask each unit whose sessions have had their time, once a month. How many were asked."""
    if not is_time_to_ask(today):
        return 0
    month = first_of_month(today)
    asked = RoutineChange.objects.filter(month=month).values("unit")
    due = sessions_asked_about(month).filter(unit__closed_on=None).exclude(unit__in=asked)
    units = list(due.order_by("unit").values_list("unit", flat=True).distinct())
    for unit_id in units:
        _ask(unit_id, month)
    return len(units)


@transaction.atomic
def _ask(unit_id: int, month: date) -> None:
    """One question waits at a time: an older one that nobody answered has passed."""
    change, is_new = RoutineChange.objects.get_or_create(
        unit_id=unit_id, month=month, defaults={"due_on": ask_on(month)}
    )
    if not is_new:
        return
    RoutineChange.objects.filter(unit_id=unit_id, state=State.ASKED, month__lt=month).update(state=State.PASSED)
    record("routine_change.asked", change, by=None, organisation_id=unit_id)
    send_routine_question(change)


@transaction.atomic
def answer_routine(
    change: RoutineChange,
    *,
    by: User,
    state: str,
    routine: str = "",
    hours_freed: Decimal | None = None,
    hinders: str = "",
    session: TeamSession | None = None,
) -> RoutineChange:
    """The team's answer; it can be changed. Raises NotOpen when the month's question has passed."""
    change = RoutineChange.objects.select_for_update().get(pk=change.pk)
    if change.state == State.PASSED:
        raise NotOpen(_("Den frågan har ersatts av en nyare. Svara på den i stället."))
    change.state = state
    change.routine = "" if state == State.SAME else routine
    change.hinders = hinders if state == State.SAME else ""
    change.session = session if state == State.CHANGED else None
    change.hours_freed = hours_freed if state == State.CHANGED else None
    change.answered_by, change.answered_on = by, timezone.localdate()
    change.save()
    record("routine_change.answered", change, by=by, organisation_id=change.unit_id, state=state)
    return change
