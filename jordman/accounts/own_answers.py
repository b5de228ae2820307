"""Answers that know nobody: only the person's own session finds them, so that the register cannot.

The room that keeps such answers is named in `OWN_ANSWERS`. This room is below it and knows only what can be asked for.
"""

from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string


class OwnAnswers(Protocol):
    """All for whoever is signed in, and nobody else."""

    def are_there(self, request: HttpRequest) -> bool: ...

    def remove(self, request: HttpRequest) -> None: ...

    def as_texts(self, request: HttpRequest) -> dict[str, str]:
        """Files for the download: name to content."""
        ...


def own_answers() -> OwnAnswers:
    found: OwnAnswers = import_string(settings.OWN_ANSWERS)()
    return found
