"""Who leads a unit: its managers, for what is said of them, and those whom a mail about the unit goes to."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import QuerySet

from jordman.access.permissions import Permission
from jordman.access.roles import roles_with
from jordman.accounts.models import User
from jordman.organisations.models import Ancestry, Organisation, RoleGrant

WORKPLACES = (Organisation.Kind.DEPARTMENT, Organisation.Kind.UNIT)


def managers_of(unit_ids: Collection[int]) -> dict[int, set[int]]:
    """Ids of the managers of each unit that has any, in two questions whatever their number.

    The two are put together here: a join from every grant through the tree makes SQLite walk all of it for each unit.
    """
    pairs = list(Ancestry.objects.filter(descendant_id__in=unit_ids).values_list("ancestor_id", "descendant_id"))
    grants = RoleGrant.objects.filter(
        role__in=roles_with(Permission.UNIT_LEAD), organisation_id__in={node_id for node_id, _unit_id in pairs}
    )
    at: dict[int, set[int]] = defaultdict(set)
    for user_id, organisation_id in grants.values_list("user_id", "organisation_id"):
        at[organisation_id].add(user_id)
    found: dict[int, set[int]] = defaultdict(set)
    for node_id, unit_id in pairs:
        if node_id in at:
            found[unit_id] |= at[node_id]
    return found


def people_leading(unit: Organisation | int, permission: Permission) -> QuerySet[User]:
    """Those who have `permission` by a role at the workplace or the department it lies in; never those far above."""
    node = unit if isinstance(unit, int) else unit.pk
    above = Ancestry.objects.filter(descendant_id=node, ancestor__kind__in=WORKPLACES).values("ancestor_id")
    granted = RoleGrant.objects.filter(role__in=roles_with(permission), organisation__in=above).values("user_id")
    return User.objects.filter(pk__in=granted, is_active=True).order_by("pk")
