"""Editions that are read most, kept in the process ready to show: one never changes once it is published."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from jordman.library.content import Step
from jordman.library.models import Edition

KEPT = 128


@dataclass(frozen=True)
class ReadyEdition:
    edition: Edition
    steps: tuple[Step, ...]


def ready(edition: Edition) -> ReadyEdition:
    """The whole edition. `edition` needs no more than its key and `published_at`."""
    return _kept(edition.pk, edition.published_at)


# With the moment in the key, a number that is used again after a restored backup is another edition.
@lru_cache(maxsize=KEPT)
def _kept(pk: int, published_at: datetime) -> ReadyEdition:
    edition = Edition.objects.defer("guide").get(pk=pk)
    return ReadyEdition(edition, edition.read_steps())
