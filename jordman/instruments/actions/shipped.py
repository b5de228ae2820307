"""Taking in the instruments that come with the program."""

import json
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.instruments.errors import ShippedFileChanged
from jordman.instruments.models import Instrument, InstrumentVersion
from jordman.instruments.parsing import read_content
from jordman.instruments.reading import read_mapping, shipped_files


@transaction.atomic
def take_in_shipped(*, by: User | None) -> int:
    """Write every shipped version that is missing, published, for all organisations. Returns how many.

    Raises ShippedFileChanged for a file with other words than the version of the same number: answers keep the words
    that they were given to, so new words need a new number.
    """
    return sum(_take_in(read_mapping(file), by) for file in shipped_files())


def _take_in(data: dict[str, Any], by: User | None) -> bool:
    content = read_content(data)
    instrument, _made = Instrument.objects.get_or_create(organisation=None, key=content.key)
    version = instrument.versions.filter(number=content.version).first()
    if version is None:
        version = InstrumentVersion.objects.create(
            instrument=instrument, number=content.version, content=data, published_at=timezone.now()
        )
        record("instruments.shipped_taken_in", version, by=by, key=content.key, number=content.version)
        return True
    if version.content != json.loads(json.dumps(data)):
        words = {"key": content.key, "number": content.version}
        raise ShippedFileChanged(
            _("%(key)s har ändrats men har kvar version %(number)s. Höj versionen i filen.") % words
        )
    return False
