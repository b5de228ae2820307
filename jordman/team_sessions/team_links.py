"""Links that rooms above put on the team's page: the unit's target picture, and what else there comes to be."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from jordman.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class TeamLink:
    label: str | Promise
    url: str


Find = Callable[[Organisation], TeamLink | None]
_finders: list[Find] = []


def also_on_the_teams_page(find: Find) -> None:
    """Called by a room when it is ready. `find` asks at most one question for a unit."""
    if find not in _finders:
        _finders.append(find)


def links_for(unit: Organisation) -> list[TeamLink]:
    return [link for find in _finders if (link := find(unit)) is not None]
