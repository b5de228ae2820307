"""From a closed wave to its one picture. Imports scipy, by `picture`: run by the worker, commands and tests.

The picture is a `Snapshot` that is made once and never counted again, so that two downloads are the same and nobody can
be found by subtracting one from the other.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.utils import timezone

from jordman.accounts.models import User
from jordman.assessments.asking import asked_by_place, asked_in
from jordman.assessments.estimating import cuts_of
from jordman.assessments.measures import measures_of, values_of
from jordman.assessments.models import Answer, ManagerEstimate, Response, Wave
from jordman.assessments.nodes import Node
from jordman.assessments.picture import WIDE, Answered, Counted, Estimated, figures_of
from jordman.audit.actions import record
from jordman.disclosure.models import Snapshot
from jordman.instruments.content import Content
from jordman.instruments.reading import content_of
from jordman.organisations.models import Affiliation, Ancestry, Organisation


@transaction.atomic
def release_wave(pk: int, *, by: User | None) -> bool:
    """Count the wave's picture and show it. Does nothing for a wave that is not closed, or that is released already."""
    wave = Wave.objects.select_for_update().get(pk=pk)
    if not wave.is_closed:
        return False
    Snapshot.objects.keep_for_good(wave.snapshot_key, timezone.localdate(), count(wave))
    wave.state = Wave.State.RELEASED
    wave.save(update_fields=["state"])
    record("wave.released", wave, by=by, organisation_id=wave.measurement.organisation_id)
    return True


def count(wave: Wave) -> dict[str, Any]:
    """The protected figures of a wave."""
    content = content_of(wave.version)
    rows = asked_in(wave)
    asked = {str(place): number for place, number in asked_by_place(wave, rows).items()}
    answered = list(_answered(wave, content))
    estimated = _estimated(wave)
    used = {row.unit for row in rows}
    used |= {int(each.place) for each in answered} | {int(each.place) for each in estimated} | set(map(int, asked))
    counted = Counted(
        nodes=_nodes(wave.measurement.organisation_id, used),
        measures=measures_of(content),
        asked=asked,
        answered=answered,
        threshold=wave.threshold,
        cuts=cuts_of(content),
        estimated=estimated,
    )
    return {"wave": wave.pk, "top": str(wave.measurement.organisation_id), **figures_of(counted)}


def _answered(wave: Wave, content: Content) -> Iterator[Answered]:
    answers: dict[Any, dict[str, str]] = defaultdict(dict)
    given = Answer.objects.filter(response__wave=wave).values_list("response_id", "item", "chosen")
    for response, item, chosen in given.iterator(chunk_size=5000):
        answers[response][item] = chosen
    responses = Response.objects.filter(wave=wave).order_by("pk").values_list("pk", "place_id", "role_group", "sex")
    for pk, place, role, sex in responses:
        yield Answered(str(place), role or WIDE, sex or WIDE, values_of(content, answers[pk]))


def _estimated(wave: Wave) -> list[Estimated]:
    rows = ManagerEstimate.objects.filter(wave=wave).order_by("pk").values_list("unit_id", "bands")
    return [Estimated(str(unit), bands) for unit, bands in rows]


def _nodes(top: int, used: set[int]) -> list[Node]:
    """The places that the wave reached and all above them up to its top, in alphabetical order.

    A unit that has left the tree below the top since the wave opened is not among them, nor counted at any place.
    """
    below = Organisation.objects.below(top).values("pk")
    pairs = Ancestry.objects.filter(descendant__in=used, ancestor__in=below).values_list("ancestor_id", flat=True)
    kept = {top, *pairs}
    affiliated: dict[int, list[int]] = defaultdict(list)
    for node, group in Affiliation.objects.filter(organisation__in=kept, group__in=kept).values_list(
        "organisation_id", "group_id"
    ):
        affiliated[node].append(group)
    return [
        Node(str(node.pk), node.name, node.kind, _above(node, kept, affiliated[node.pk], top))
        for node in Organisation.objects.filter(pk__in=kept).order_by("name", "pk")
    ]


def _above(node: Organisation, kept: set[int], groups: list[int], top: int) -> tuple[str, ...]:
    if node.pk == top:
        return ()
    above = [node.parent_id] if node.parent_id in kept else []
    return tuple(map(str, dict.fromkeys([*above, *groups])))
