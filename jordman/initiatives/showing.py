"""Rooms above add their own sections to an initiative's page, since this room cannot know them.

A room appends a function to `SECTIONS` in its AppConfig.ready. It gets who looks and at what, and gives a template with
what the template needs, or None when there is nothing to show. `standing.facts_of(initiative)` costs it no question.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jordman.accounts.models import User
from jordman.initiatives.models import Initiative


@dataclass(frozen=True)
class Section:
    """The template reads `context` as `section`, with `csrf_token` beside it, and stands in the page's own column."""

    template: str
    context: Mapping[str, Any]


SECTIONS: list[Callable[[User, Initiative], Section | None]] = []


def sections_for(user: User, initiative: Initiative) -> list[Section]:
    return [section for make in SECTIONS if (section := make(user, initiative))]
