"""Keeping calendars as the plan is: whatever has happened, one pass puts them right, and a second does nothing.

Why it is done so, and how far ahead, is in docs/adr/team-session-calendar.md.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from jordman.accounts.models import User
from jordman.library.models.module import defer_heavy
from jordman.notices.models import Muted
from jordman.organisations.models import Employment
from jordman.team_sessions.emails import KIND, send_entry, send_plan
from jordman.team_sessions.models import CalendarEntry, TeamSession
from jordman.team_sessions.models.sessions import TeamSessionQuerySet

# Two schedule periods: when the staff's next weeks are planned, the session is in the calendar.
AHEAD = timedelta(weeks=6)


def bring_up_to_date(series: int) -> None:
    """Send what the series' people need: new entries that are due, changes, and what is called off."""
    sessions = list(_sessions().filter(series=series))
    to_come = [session for session in sessions if not session.is_cancelled and session.ended_at is None]
    staff = _staff(sessions[0].unit_id) if sessions else {}
    for session in sessions:
        _mend(session, staff, to_come)
    _invite(to_come, _who_want_mail(staff.values()))


def series_to_look_at() -> list[int]:
    """Those with a session that is still to come."""
    return list(_sessions().order_by().values_list("series", flat=True).distinct())


def _sessions() -> TeamSessionQuerySet:
    coming = TeamSession.objects.filter(ends_at__gt=timezone.now(), unit__closed_on=None)
    return coming.select_related("module", "unit").defer(*defer_heavy("module")).order_by("starts_at", "pk")


def _staff(unit: int) -> dict[int, User]:
    """Those who work at the unit today."""
    employed = Employment.objects.current().filter(unit=unit).values("user")
    return User.objects.filter(pk__in=employed, is_active=True).in_bulk()


def _who_want_mail(people: Iterable[User]) -> list[User]:
    muted = set(Muted.objects.filter(kind=KIND, user__in=people).values_list("user", flat=True))
    return [user for user in people if user.email and user.pk not in muted]


def _mend(session: TeamSession, staff: dict[int, User], to_come: list[TeamSession]) -> None:
    """Send the change to those who have the entry as it was. Who has left loses it."""
    muted = Muted.objects.filter(kind=KIND).values("user")
    for entry in session.calendar_entries.select_related("user").exclude(user__in=muted):
        is_off = session.is_cancelled or entry.user_id not in staff
        is_new = entry.is_cancelled != is_off
        if is_new or (not is_off and entry.sequence < session.sequence):
            _send_again(entry, session, is_off=is_off, has_left=entry.user_id not in staff, to_come=to_come)


@transaction.atomic
def _send_again(
    entry: CalendarEntry, session: TeamSession, *, is_off: bool, has_left: bool, to_come: list[TeamSession]
) -> None:
    """Mark first, and only when nobody else has: a mail that is lost is better than one sent at every pass."""
    number = max(entry.sequence + 1, session.sequence)
    mine = CalendarEntry.objects.filter(pk=entry.pk, sequence=entry.sequence, is_cancelled=entry.is_cancelled)
    if not mine.update(sequence=number, is_cancelled=is_off):
        return
    what = "cancelled" if is_off else "reinstated" if entry.is_cancelled else "changed"
    if has_left and not session.is_cancelled:
        what = "left"
    entry.sequence, entry.is_cancelled, entry.session = number, is_off, session
    send_entry(entry, what, to_come)


def _invite(to_come: list[TeamSession], people: list[User]) -> None:
    """New entries for what is due. Who has none of the series yet gets the whole plan with the first."""
    near = timezone.now() + AHEAD
    due = [session for number, session in enumerate(to_come) if number == 0 or session.starts_at <= near]
    have = set(CalendarEntry.objects.filter(session__in=due).values_list("session", "user"))
    series = to_come[0].series_id if to_come else 0
    know = set(CalendarEntry.objects.filter(session__series=series).values_list("user", flat=True))
    for session in due:
        for user in people:
            if (session.pk, user.pk) not in have:
                _send_first(session, user, to_come, is_plan=user.pk not in know)
                know.add(user.pk)


@transaction.atomic
def _send_first(session: TeamSession, user: User, to_come: list[TeamSession], *, is_plan: bool) -> None:
    entry, made = CalendarEntry.objects.get_or_create(
        session=session, user=user, defaults={"sequence": session.sequence}
    )
    if not made:
        return
    entry.session = session
    if is_plan:
        send_plan(entry, to_come)
    else:
        send_entry(entry, "invited", to_come)
