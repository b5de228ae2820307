"""Instruments for tests: the shipped ones, a copy of one, and small ones written on the spot."""

from copy import deepcopy
from typing import Any

from django.utils import timezone

from jordman.instruments.actions import copy_instrument, take_in_shipped
from jordman.instruments.models import InstrumentVersion
from jordman.instruments.reading import SHIPPED, forget_content, read_mapping
from tests.cast import World


def make_shipped(key: str) -> InstrumentVersion:
    """A shipped instrument's first version; the rest are taken in as well."""
    forget_content()
    take_in_shipped(by=None)
    return InstrumentVersion.objects.get(instrument__key=key, instrument__organisation=None, number=1)


def make_copy(world: World, key: str) -> InstrumentVersion:
    """The association's own draft of a shipped instrument."""
    return copy_instrument(make_shipped(key), by=world.people["lead"], organisation=world.association)


def publish(version: InstrumentVersion) -> None:
    """As it is, whatever is left to mend."""
    version.published_at = timezone.now()
    version.save(update_fields=["published_at"])


def shipped_data(key: str) -> dict[str, Any]:
    """What the file says, to change as one likes."""
    return deepcopy(read_mapping(SHIPPED / f"{key}.yaml"))
