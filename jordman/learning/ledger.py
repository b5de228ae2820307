"""The time ledger: the only place where minutes of learning are written."""

from datetime import date

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
        add_to_tally(enrolment, on, minutes)
    return entry


@transaction.atomic
def set_time(user: User, *, on: date, minutes: int, source: str, activity: str, enrolment: Enrolment | None) -> None:
    """Make the day's minutes of `activity` exactly `minutes`: for attendance, which can be corrected."""
    known = TimeEntry.objects.filter(user=user, on=on, activity=activity).values_list("minutes", flat=True).first()
    if known != minutes:
        credit_time(user, on=on, minutes=minutes - (known or 0), source=source, activity=activity, enrolment=enrolment)


def add_to_tally(enrolment: Enrolment, on: date, minutes: int) -> None:
    """Count minutes (negative: take back) in the sum of the month, the organisation, the orientation and the sex."""
    where = {
        "programme_id": enrolment.programme_id,
        "month": on.replace(day=1),
        "organisation_id": enrolment.organisation_id,
        "orientation": enrolment.orientation,
        "sex": enrolment.sex,
    }
    if not HourTally.objects.filter(**where).update(minutes=F("minutes") + minutes):
        HourTally.objects.get_or_create(**where)
        HourTally.objects.filter(**where).update(minutes=F("minutes") + minutes)
