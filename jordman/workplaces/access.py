"""The only way a view gets what a unit has prepared, promised and answered."""

from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.organisations.access import get_organisations_for, get_own_unit_for, get_unit_for, has_permission
from jordman.organisations.models import Employment, Organisation, OrganisationQuerySet
from jordman.workplaces.leaders import WORKPLACES
from jordman.workplaces.models import Promise, ReservedTime, RoutineChange, TargetPicture

LEADING = (Permission.UNIT_LEAD, Permission.TEAM_SESSION_LEAD)


def get_unit_to_prepare_for(user: User, pk: int) -> Organisation:
    """A unit that the person leads as its manager."""
    return get_unit_for(user, pk, Permission.UNIT_LEAD)


def get_unit_to_check_for(user: User, pk: int) -> Organisation:
    """A unit whose readiness and routines the person may answer for: its manager, and its champions."""
    return get_unit_for(user, pk, *LEADING)


def get_team_unit_for(user: User, pk: int) -> Organisation:
    """A unit that the person works at or leads: what its whole team may see."""
    return get_own_unit_for(user, pk, *LEADING)


def leads(user: User, unit: Organisation) -> bool:
    return has_permission(user, Permission.UNIT_LEAD, unit)


def may_answer(user: User, unit: Organisation) -> bool:
    return any(has_permission(user, permission, unit) for permission in LEADING)


def get_units_to_prepare_for(user: User) -> OrganisationQuerySet:
    return get_organisations_for(user, Permission.UNIT_LEAD).filter(kind__in=WORKPLACES, closed_on=None)


def get_team_units_for(user: User) -> OrganisationQuerySet:
    """Where the person works, or leads as a manager or champion."""
    employed = Employment.objects.current().filter(user=user).values("unit")
    led = [get_organisations_for(user, permission) for permission in LEADING]
    found = Organisation.objects.filter(pk__in=employed) | led[0] | led[1]
    return found.filter(kind__in=WORKPLACES, closed_on=None)


def get_pictures_for(user: User, unit_pk: int) -> tuple[Organisation, list[TargetPicture]]:
    """The unit and every version of its target picture, the latest first."""
    unit = get_team_unit_for(user, unit_pk)
    return unit, list(TargetPicture.objects.filter(unit=unit))


def get_reserved_for(user: User, unit_pk: int, pk: int) -> ReservedTime:
    unit = get_unit_to_prepare_for(user, unit_pk)
    reserved = ReservedTime.objects.filter(unit=unit, pk=pk).first()
    if reserved is None:
        raise Http404
    reserved.unit = unit
    return reserved


def get_promise_for(user: User, unit_pk: int, pk: int) -> Promise:
    """A promise of the unit's, for its manager."""
    unit = get_unit_to_prepare_for(user, unit_pk)
    promise = Promise.objects.filter(unit=unit, pk=pk).first()
    if promise is None:
        raise Http404
    promise.unit = unit
    return promise


def get_change_for(user: User, unit_pk: int, pk: int) -> RoutineChange:
    """The question of a month, for those who may answer it."""
    unit = get_unit_to_check_for(user, unit_pk)
    change = RoutineChange.objects.filter(unit=unit, pk=pk).first()
    if change is None:
        raise Http404
    change.unit = unit
    return change
