"""Turning a programme's reporting on and off, how the file looks, and what the lead puts right of a person."""

from collections.abc import Sequence
from datetime import date

from django.core.cache import cache
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations.models import Organisation
from jordman.participation.access import ANY
from jordman.participation.errors import DatesCross, TooManyMinutes
from jordman.participation.layout import Layout
from jordman.participation.lines import Line
from jordman.participation.models import Attestation, ColumnMap, Participant, Reporting
from jordman.programmes.models import Programme


@transaction.atomic
def turn_on(
    programme: Programme, *, by: User, project_name: str, project_number: str, first_month: date, hours_limit: int
) -> Reporting:
    """From now on managers attest the hours of each month from `first_month`. Doing it again changes the facts."""
    facts = {
        "project_name": project_name,
        "project_number": project_number,
        "first_month": first_month.replace(day=1),
        "hours_limit": hours_limit,
        "is_on": True,
    }
    reporting, is_new = Reporting.objects.update_or_create(programme=programme, defaults=facts)
    cache.delete(ANY)
    action = "participation.turned_on" if is_new else "participation.changed"
    record(action, reporting, by=by, organisation_id=programme.organisation_id, first_month=f"{first_month:%Y-%m}")
    return reporting


@transaction.atomic
def turn_off(reporting: Reporting, *, by: User) -> None:
    """Managers see no names any more. What was reported stays."""
    if not reporting.is_on:
        return
    reporting.is_on = False
    reporting.save(update_fields=["is_on"])
    cache.delete(ANY)
    record("participation.turned_off", reporting, by=by, organisation_id=reporting.programme.organisation_id)


@transaction.atomic
def lay_out(organisation: Organisation, *, by: User, layout: Layout, is_confirmed: bool) -> ColumnMap:
    """`is_confirmed`: somebody has compared it with the funder's template of today."""
    confirmed_on = timezone.localdate() if is_confirmed else None
    columns, _made = ColumnMap.objects.update_or_create(
        organisation=organisation, defaults={"layout": layout.as_json(), "confirmed_on": confirmed_on}
    )
    keys = [column.key for column in layout.columns]
    record(
        "participation.laid_out", columns, by=by, organisation_id=organisation.pk, columns=keys, confirmed=is_confirmed
    )
    return columns


@transaction.atomic
def put_right(
    reporting: Reporting, line: Line, *, by: User, starts_on: date | None, stops_on: date | None, sex: str
) -> Participant:
    """Dates and sex as they are to be reported; empty and "unknown" mean what the enrolment says."""
    start, stop = starts_on or line.person.starts_on, stops_on or line.person.stops_on
    if start and stop and stop < start:
        raise DatesCross(_("Slutdatum ligger före startdatum. Ändra något av dem."))
    participant = number_for(reporting, line.person.user_id)
    participant.starts_on, participant.stops_on, participant.sex = starts_on, stops_on, sex
    participant.save(update_fields=["starts_on", "stops_on", "sex"])
    record("participation.put_right", participant, by=by, organisation_id=reporting.programme.organisation_id)
    return participant


@transaction.atomic
def take_off(reporting: Reporting, line: Line, *, by: User, minutes: int, because: str) -> Attestation:
    """Report fewer minutes than the ledger has, which is left as it is; 0 takes it back. The manager attests anew."""
    if minutes > line.counted:
        raise TooManyMinutes(_("Så många minuter finns inte den här månaden. Skriv ett mindre tal."))
    row, _made = Attestation.objects.update_or_create(
        reporting=reporting,
        user_id=line.person.user_id,
        month=line.month,
        defaults={"taken_off": minutes, "taken_off_because": because},
    )
    organisation_id = reporting.programme.organisation_id
    record("participation.taken_off", row, by=by, organisation_id=organisation_id, minutes=minutes)
    return row


def number_for(reporting: Reporting, user_id: int) -> Participant:
    """The person's number in the reporting, given once. Called inside an action."""
    return numbers_for(reporting, [user_id])[user_id]


def numbers_for(reporting: Reporting, user_ids: Sequence[int]) -> dict[int, Participant]:
    """Each person's number, in the order of `user_ids` for those who are new. Called inside an action."""
    # Two at once wait for each other, so that no number is given twice.
    Reporting.objects.select_for_update().get(pk=reporting.pk)
    known = Participant.objects.filter(reporting=reporting)
    found = {row.user_id: row for row in known.exclude(user=None)}
    highest = known.aggregate(Max("number"))["number__max"] or 0
    new = (user_id for user_id in user_ids if user_id not in found)
    Participant.objects.bulk_create(
        [
            Participant(reporting=reporting, user_id=user_id, number=number)
            for number, user_id in enumerate(new, start=highest + 1)
        ],
        batch_size=500,
    )
    return {row.user_id: row for row in known.filter(user__in=user_ids).select_related("user") if row.user_id}
