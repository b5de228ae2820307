"""Which warnings somebody has said do not fit."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.utils import timezone

from jordman.initiatives.models import Initiative
from jordman.organisations.models import Organisation
from jordman.pitfalls.models import Dismissal


def in_force() -> QuerySet[Dismissal]:
    return Dismissal.objects.filter(withdrawn_on=None, until__gte=timezone.localdate())


def at(organisation: Organisation) -> dict[str, Dismissal]:
    """By the rule's key; the latest counts."""
    return {row.rule: row for row in in_force().filter(organisation=organisation).order_by("pk")}


def inside(initiative: Initiative) -> dict[str, Dismissal]:
    return {row.rule: row for row in in_force().filter(initiative=initiative).order_by("pk")}


def at_many(organisation_ids: Collection[int]) -> dict[tuple[int, str], Dismissal]:
    """By organisation and key."""
    found: dict[tuple[int, str], Dismissal] = {}
    ids = list(organisation_ids)
    for start in range(0, len(ids), 10_000):
        for row in in_force().filter(organisation__in=ids[start : start + 10_000]).order_by("pk"):
            found[row.organisation_id or 0, row.rule] = row
    return found
