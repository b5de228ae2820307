"""Which guides a unit may plan, and which ones it is offered first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from jordman.library.models import Module
from jordman.library.models.module import Audience, ModuleQuerySet
from jordman.organisations.models import Ancestry, Organisation
from jordman.team_sessions.models import TeamSession


@dataclass(frozen=True, slots=True)
class GuideChoice:
    """A module with a guide. `turn` is 0 for those meant for staff, 1 for all, 2 for others.

    `times_had` is how many sessions about it the unit has planned or held.
    """

    pk: int
    title: str
    category: int
    turn: int
    times_had: int


def modules_with_guides_at(unit: Organisation | int) -> ModuleQuerySet:
    """Published modules with a guide that everybody at the unit may read."""
    node = unit if isinstance(unit, int) else unit.pk
    nodes = Ancestry.objects.filter(descendant=node).values("ancestor")
    return Module.objects.published().readable_at(nodes).filter(edition__guide__has_key="blocks")


def guides_at(unit: Organisation) -> list[GuideChoice]:
    """Every guide that the unit may plan: for staff first, and what it has not had before what it has."""
    had = Counter(TeamSession.objects.called().filter(unit=unit).order_by().values_list("module", flat=True))
    rows = modules_with_guides_at(unit).order_by().values_list("pk", "title", "category__number", "audience")
    found = [GuideChoice(pk, title, category, _turn(audience), had[pk]) for pk, title, category, audience in rows]
    return sorted(found, key=lambda each: (each.times_had, each.turn, each.category, each.title))


def _turn(audience: Any) -> int:
    if not audience:
        return 1
    return 0 if Audience.STAFF in audience else 2


def offered(guides: Sequence[GuideChoice], number: int) -> list[GuideChoice]:
    """So many, of as many categories as there are and in their order. What comes first in `guides` is taken first."""
    chosen: list[GuideChoice] = []
    for _key, group in _groups(guides):
        room = number - len(chosen)
        chosen += group if len(group) <= room else _from_all(group, room)
    return sorted(chosen, key=lambda each: (each.category, each.turn, each.title))


def _groups(guides: Iterable[GuideChoice]) -> list[tuple[tuple[int, int], list[GuideChoice]]]:
    groups: dict[tuple[int, int], list[GuideChoice]] = defaultdict(list)
    for each in guides:
        groups[(each.times_had, each.turn)].append(each)
    return sorted(groups.items())


def _from_all(guides: Sequence[GuideChoice], number: int) -> list[GuideChoice]:
    """One of each category, then one more of each, until there are enough."""
    places: Counter[int] = Counter()
    ranked = []
    for each in guides:
        ranked.append((places[each.category], each.category, each.title, each))
        places[each.category] += 1
    return [each for *_order, each in sorted(ranked, key=lambda row: row[:3])[:number]]
