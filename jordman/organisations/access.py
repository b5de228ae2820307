"""May this person do this here? The one place that reads grants."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.access.roles import ROLES, roles_with
from jordman.accounts.models import User
from jordman.organisations.models import Ancestry, Employment, Organisation, OrganisationQuerySet, RoleGrant


@dataclass(frozen=True)
class Grant:
    role: str
    organisation_id: int


def grants_of(user: User) -> tuple[Grant, ...]:
    """The person's grants, read once for each request."""
    kept: tuple[Grant, ...] | None = user.__dict__.get("_grants")
    if kept is None:
        rows = RoleGrant.objects.filter(user=user).values_list("role", "organisation_id")
        kept = tuple(Grant(role, organisation_id) for role, organisation_id in rows)
        user.__dict__["_grants"] = kept
    return kept


def forget_grants(user: User) -> None:
    user.__dict__.pop("_grants", None)


def holds(user: User, permission: Permission) -> bool:
    """Has the person this permission anywhere? For navigation; a page asks about its own node."""
    return any(permission in ROLES[grant.role].permissions for grant in grants_of(user))


def nodes_with(user: User, permission: Permission) -> list[int]:
    """Ids of the nodes at which the person's grants give `permission` (below them it holds too)."""
    roles = roles_with(permission)
    return [grant.organisation_id for grant in grants_of(user) if grant.role in roles]


def has_permission(user: User, permission: Permission, organisation: Organisation | int) -> bool:
    node = organisation if isinstance(organisation, int) else organisation.pk
    at = nodes_with(user, permission)
    if node in at:
        return True
    return bool(at) and Ancestry.objects.filter(ancestor_id__in=at, descendant_id=node).exists()


def is_inside(user: User, organisation: Organisation | int) -> bool:
    """Does the person belong here: work at or below the node's employer, or hold any role at or above or below it?"""
    node = organisation if isinstance(organisation, int) else organisation.pk
    root = Organisation.objects.filter(pk=node).values_list("employer_id", flat=True).first() or node
    below = Ancestry.objects.filter(ancestor_id=root).values("descendant_id")
    if Employment.objects.current().filter(user=user).filter(Q(employer_id=root) | Q(unit_id__in=below)).exists():
        return True
    granted = [grant.organisation_id for grant in grants_of(user)]
    return Ancestry.objects.filter(
        Q(ancestor_id__in=granted, descendant_id=node) | Q(ancestor_id=root, descendant_id__in=granted)
    ).exists()


def require(user: User, permission: Permission, organisation: Organisation | int) -> None:
    """Let pass who may; 403 for who belongs here and may not; 404 for who does not belong here."""
    if has_permission(user, permission, organisation):
        return
    if is_inside(user, organisation):
        raise PermissionDenied
    raise Http404


def get_organisation_for(user: User, pk: int, permission: Permission) -> Organisation:
    organisation = Organisation.objects.filter(pk=pk).first()
    if organisation is None:
        raise Http404
    require(user, permission, organisation)
    return organisation


def get_unit_for(user: User, pk: int, *permissions: Permission) -> Organisation:
    """A workplace at which the person has any of `permissions`: 403 inside without, 404 outside or for another kind."""
    unit = Organisation.objects.select_related("employer").filter(pk=pk, closed_on=None).first()
    if unit is None or not unit.is_workplace:
        raise Http404
    if not any(has_permission(user, permission, unit) for permission in permissions):
        require(user, permissions[0], unit)
    return unit


def works_at(user: User, unit: Organisation | int) -> bool:
    """Is the unit a workplace of the person today?"""
    node = unit if isinstance(unit, int) else unit.pk
    return Employment.objects.current().filter(user=user, unit_id=node).exists()


def get_own_unit_for(user: User, pk: int, *permissions: Permission) -> Organisation:
    """A unit where the person works, or has any of `permissions`: what everybody at the unit may see."""
    unit = Organisation.objects.select_related("employer").filter(pk=pk, closed_on=None).first()
    if unit is not None and unit.is_workplace and works_at(user, unit):
        return unit
    return get_unit_for(user, pk, *permissions)


def get_organisations_for(user: User, permission: Permission) -> OrganisationQuerySet:
    """Every node at which the person has `permission`."""
    return Organisation.objects.below(*nodes_with(user, permission))


def get_role_grant_for(user: User, organisation: Organisation, pk: int) -> RoleGrant:
    """A grant at `organisation` or below it, for somebody who administers there."""
    require(user, Permission.ORGANISATION_ADMINISTER, organisation)
    grant = RoleGrant.objects.filter(pk=pk, organisation__in=Organisation.objects.below(organisation)).first()
    if grant is None:
        raise Http404
    return grant
