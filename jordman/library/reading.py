"""Editions that are read most, kept in the process ready to show: one never changes once it is published."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from jordman.library.content import Block, Step
from jordman.library.models import Edition

KEPT = 128


@dataclass(frozen=True)
class ReadyEdition:
    edition: Edition
    steps: tuple[Step, ...]
    recall: tuple[Block, ...]


# With the moment in the key, a number that is used again after a restored backup is another edition.
@lru_cache(maxsize=KEPT)
def ready_edition(pk: int, published_at: datetime) -> ReadyEdition:
    """The whole edition, but for the team's guide."""
    edition = Edition.objects.defer("guide").get(pk=pk)
    return ReadyEdition(edition, edition.read_steps(), edition.read_recall())
