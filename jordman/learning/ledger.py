"""The time ledger: the only place where minutes of learning are written."""

from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F

from jordman.accounts.models import User
from jordman.learning.models import HourTally, TimeEntry
from jordman.programmes.models import Enrolment

MINUTES_A_DAY = 1440


@transaction.atomic
def credit_time(
    user: User, *, on: date, minutes: int, source: str, activity: str, enrolment: Enrolment | None
) -> TimeEntry:
    """Add `minutes` to the person's `activity` ("module:12") that day, and to the programme's sums.

    Called inside the action that earned the minutes, which is the one that is audited. One row for each activity and
    day, so that a request that comes twice must be stopped by its own action, not here.
    """
    entry, _made = TimeEntry.objects.get_or_create(
        user=user,
        on=on,
        activity=activity,
        defaults={"minutes": 0, "source": source, "programme_id": enrolment.programme_id if enrolment else None},
    )
    TimeEntry.objects.filter(pk=entry.pk).update(minutes=F("minutes") + minutes)
    if enrolment is not None and entry.programme_id == enrolment.programme_id:
        add_to_tally(enrolment, on, minutes, people=_people_who_come(entry, minutes, enrolment))
    return entry


def _people_who_come(entry: TimeEntry, minutes: int, enrolment: Enrolment) -> int:
    """1 when these are the person's first minutes of the month in the programme, -1 when they were the only ones."""
    before, after = entry.minutes > 0, entry.minutes + minutes > 0
    if before == after:
        return 0
    # Two at once for the same person wait for each other, so that nobody is counted twice.
    list(Enrolment.objects.select_for_update().filter(pk=enrolment.pk).values_list("pk"))
    month = TimeEntry.objects.filter(on__year=entry.on.year, on__month=entry.on.month, minutes__gt=0)
    others = month.filter(user_id=entry.user_id, programme_id=enrolment.programme_id).exclude(pk=entry.pk)
    return 0 if others.exists() else after - before


@transaction.atomic
def set_time(user: User, *, on: date, minutes: int, source: str, activity: str, enrolment: Enrolment | None) -> None:
    """Make the day's minutes of `activity` exactly `minutes`: for attendance, which can be corrected."""
    known = TimeEntry.objects.filter(user=user, on=on, activity=activity).values_list("minutes", flat=True).first()
    if known != minutes:
        entry = credit_time(
            user, on=on, minutes=minutes - (known or 0), source=source, activity=activity, enrolment=enrolment
        )
        if not minutes:
            entry.delete()


def add_to_tally(enrolment: Enrolment, on: date, minutes: int, *, people: int) -> None:
    """Count minutes (negative: take back) in the sum of the month, the organisation, the orientation and the sex.

    `people` is 1 when the person was not in that sum before, and -1 when they leave it.
    """
    where: dict[str, Any] = {
        "programme_id": enrolment.programme_id,
        "month": on.replace(day=1),
        "organisation_id": enrolment.organisation_id,
        "orientation": enrolment.orientation,
        "sex": enrolment.sex,
    }
    change = {"minutes": F("minutes") + minutes, "people": F("people") + people}
    if not HourTally.objects.filter(**where).update(**change):
        HourTally.objects.get_or_create(**where)
        HourTally.objects.filter(**where).update(**change)
