"""The only way a view gets a programme or a unit to report on, and how much of it the reader may see."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.organisations.access import get_organisations_for, has_permission, holds, require
from jordman.organisations.models import Organisation
from jordman.programmes.access import get_programmes_for
from jordman.programmes.models import Programme
from jordman.reports.unit.preparing import with_prepared

WORKPLACES = (Organisation.Kind.DEPARTMENT, Organisation.Kind.UNIT)


@dataclass(frozen=True)
class Reading:
    """A programme and its reader. Whoever leads it has the list of names, so enrolment is exact for them."""

    programme: Programme
    is_lead: bool


def get_reading_for(user: User, pk: int) -> Reading:
    """For those who lead the programme, or see its protected sums."""
    programme = Programme.objects.select_related("organisation").filter(pk=pk).first()
    if programme is None:
        raise Http404
    if has_permission(user, Permission.PROGRAMME_LEAD, programme.organisation_id):
        return Reading(programme, is_lead=True)
    require(user, Permission.PROGRAMME_REPORT, programme.organisation_id)
    return Reading(programme, is_lead=False)


def get_reported_programmes_for(user: User) -> QuerySet[Programme]:
    """Programmes that the person may read a report of; 403 for who has no such role."""
    if not holds(user, Permission.PROGRAMME_REPORT):
        raise PermissionDenied
    return get_programmes_for(user, Permission.PROGRAMME_REPORT)


def get_led_units_for(user: User) -> QuerySet[Organisation]:
    """The workplaces that the person leads; 403 for who leads none."""
    if not holds(user, Permission.UNIT_LEAD):
        raise PermissionDenied
    units = get_organisations_for(user, Permission.UNIT_LEAD).of_kind(*WORKPLACES).filter(closed_on=None)
    return units.select_related("employer").order_by("name", "pk")


def get_led_unit_for(user: User, pk: int, today: date) -> Organisation:
    """A unit that the person leads, read with what it has prepared: `unit.preparing.prepared_of` says what."""
    units = Organisation.objects.of_kind(*WORKPLACES).filter(pk=pk, closed_on=None).select_related("employer")
    unit = with_prepared(units, user, today).first()
    if unit is None:
        raise Http404
    require(user, Permission.UNIT_LEAD, unit)
    return unit
