"""Who attests whose hours: the manager of the unit, and for a manager whoever leads above.

The staff file says whom it calls the unit's manager (`Employment.is_unit_manager`); a role (`RoleGrant`) is what opens
the page. Both make a person a manager, so that nobody attests a co-manager of the same place: that goes upwards.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count, IntegerField, OuterRef, Subquery

from jordman.access.permissions import Permission
from jordman.access.roles import roles_with
from jordman.organisations.models import Ancestry


@dataclass(frozen=True)
class Leader:
    """Somebody with the role at `node_id`, which has `depth` nodes at and above it."""

    user_id: int
    node_id: int
    depth: int


Leaders = Mapping[int, tuple[Leader, ...]]


def attesters_of(user_id: int, unit_id: int, leaders: Collection[Leader], *, leads_unit: bool) -> frozenset[int]:
    """Those at the nearest place that is led by others: above every place that the person leads themselves.

    `leads_unit`: the staff file calls the person the unit's manager. Empty when nobody is found.
    """
    own = min((leader.depth for leader in leaders if leader.user_id == user_id), default=None)
    others = [leader for leader in leaders if leader.user_id != user_id and (own is None or leader.depth < own)]
    if leads_unit:
        others = [leader for leader in others if leader.node_id != unit_id]
    nearest = max((leader.depth for leader in others), default=0)
    return frozenset(leader.user_id for leader in others if leader.depth == nearest)


def load_leaders(units: Collection[int]) -> Leaders:
    """Who leads each unit or something above it, in one question."""
    depth = (
        Ancestry.objects.filter(descendant=OuterRef("ancestor")).order_by().values("descendant").annotate(n=Count("pk"))
    )
    rows = (
        Ancestry.objects.filter(
            descendant_id__in=units,
            ancestor__role_grants__role__in=roles_with(Permission.UNIT_LEAD),
            ancestor__role_grants__user__is_active=True,
        )
        .annotate(depth=Subquery(depth.values("n"), output_field=IntegerField()))
        .values_list("descendant_id", "ancestor__role_grants__user_id", "ancestor_id", "depth")
    )
    found: dict[int, list[Leader]] = defaultdict(list)
    for unit_id, user_id, node_id, place in rows:
        found[unit_id].append(Leader(user_id, node_id, place))
    return {unit_id: tuple(leaders) for unit_id, leaders in found.items()}
