"""Keeping `Ancestry`: the one place that writes it."""

from collections.abc import Iterable

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
    parents = dict(Organisation.objects.values_list("pk", "parent_id"))
    groups: dict[int, list[int]] = {}
    for organisation_id, group_id in Affiliation.objects.values_list("organisation_id", "group_id"):
        groups.setdefault(organisation_id, []).append(group_id)
    pairs = {(ancestor, node) for node in parents for ancestor in _ancestors(node, parents, groups)}
    stored = set(Ancestry.objects.values_list("ancestor_id", "descendant_id"))
    for ancestor, descendant in stored - pairs:
        Ancestry.objects.filter(ancestor_id=ancestor, descendant_id=descendant).delete()
    _add(pairs - stored)


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
