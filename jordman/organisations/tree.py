"""Keeping `Ancestry`: the one place that writes it."""

from collections.abc import Iterable

from django.db import models

from jordman.organisations.models import Affiliation, Ancestry, Organisation


def link_new(organisation: Organisation) -> None:
    """Place a node that was just made under its parent: its ancestors are the parent's and itself."""
    ancestors = {organisation.pk}
    if organisation.parent_id is not None:
        ancestors.update(
            Ancestry.objects.filter(descendant=organisation.parent_id).values_list("ancestor_id", flat=True)
        )
    _add((ancestor, organisation.pk) for ancestor in ancestors)


def affiliate(organisation: Organisation, group: Organisation) -> Affiliation:
    """Give a second membership: the group, and only the group, also counts what lies under the organisation."""
    affiliation, _made = Affiliation.objects.get_or_create(organisation=organisation, group=group)
    rebuild()
    return affiliation


def rebuild() -> None:
    """Compute all of `Ancestry` anew from parents and affiliations: after a move, a load or a doubt."""
    parents: dict[int, int | None] = dict(Organisation.objects.values_list("pk", "parent_id"))
    groups = _groups(Affiliation.objects.all())
    pairs = {(ancestor, node) for node in parents for ancestor in _ancestors(node, parents, groups)}
    stored = set(Ancestry.objects.values_list("ancestor_id", "descendant_id"))
    for ancestor, descendant in stored - pairs:
        Ancestry.objects.filter(ancestor_id=ancestor, descendant_id=descendant).delete()
    _add(pairs - stored)


def link_workplaces(employer: Organisation) -> None:
    """Compute anew what every department and unit of one employer lies under: after many were made or moved at once."""
    parents: dict[int, int | None] = dict(Organisation.objects.filter(employer=employer).values_list("pk", "parent_id"))
    groups = _groups(Affiliation.objects.filter(organisation__employer=employer))
    outside = set(parents.values()) - set(parents)
    above = _groups(Ancestry.objects.filter(descendant_id__in=outside), "descendant_id", "ancestor_id")
    pairs: set[tuple[int, int]] = set()
    for node in parents:
        inside = _ancestors(node, parents, groups)
        pairs.update((ancestor, node) for ancestor in inside.union(*(above.get(each, []) for each in inside)))
    stored = set(Ancestry.objects.filter(descendant__employer=employer).values_list("ancestor_id", "descendant_id"))
    for ancestor, descendant in stored - pairs:
        Ancestry.objects.filter(ancestor_id=ancestor, descendant_id=descendant).delete()
    _add(pairs - stored)


def _groups(
    rows: "models.QuerySet[Affiliation] | models.QuerySet[Ancestry]",
    key: str = "organisation_id",
    value: str = "group_id",
) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for node, group in rows.values_list(key, value):
        found.setdefault(node, []).append(group)
    return found


def _ancestors(node: int, parents: dict[int, int | None], groups: dict[int, list[int]]) -> set[int]:
    found: set[int] = set()
    current: int | None = node
    while current is not None and current not in found:
        found.add(current)
        current = parents.get(current)
    return found.union(*(groups.get(ancestor, []) for ancestor in list(found)))


def _add(pairs: Iterable[tuple[int, int]]) -> None:
    rows = [Ancestry(ancestor_id=ancestor, descendant_id=descendant) for ancestor, descendant in pairs]
    Ancestry.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
