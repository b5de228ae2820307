"""An organisation's own instruments: copied, changed as a draft, published as a new version."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.instruments.checking import faults_in
from jordman.instruments.editing import as_version, free_key
from jordman.instruments.errors import CannotChange, DraftExists, NotReady, VersionIsPublished
from jordman.instruments.models import Instrument, InstrumentVersion
from jordman.instruments.parsing import read_content
from jordman.organisations.models import Organisation


@transaction.atomic
def copy_instrument(version: InstrumentVersion, *, by: User, organisation: Organisation) -> InstrumentVersion:
    """The organisation's own draft, from a published version. The original stays as it is."""
    if version.is_draft:
        raise CannotChange(_("Publicera först. Ett utkast går inte att kopiera."))
    taken = set(Instrument.objects.filter(organisation=organisation).values_list("key", flat=True))
    key = free_key(version.instrument.key, taken)
    instrument = Instrument.objects.create(organisation=organisation, key=key, copied_from=version)
    draft = InstrumentVersion.objects.create(
        instrument=instrument, number=1, content=as_version(version.content, key, 1)
    )
    record("instruments.copied", instrument, by=by, organisation_id=organisation.pk, copied_from=version.pk)
    return draft


@transaction.atomic
def start_version(version: InstrumentVersion, *, by: User) -> InstrumentVersion:
    """A draft of the instrument's next version, with the words of this one. Raises DraftExists."""
    instrument = Instrument.objects.select_for_update().get(pk=version.instrument_id)
    if instrument.organisation_id is None:
        raise CannotChange(_("Gör en egen kopia. Den här följer med programmet och är lika för alla."))
    if version.is_draft or instrument.versions.filter(published_at=None).exists():
        raise DraftExists(_("Det finns redan ett utkast. Fortsätt med det, eller ta bort det först."))
    number = max(instrument.versions.values_list("number", flat=True)) + 1
    draft = InstrumentVersion.objects.create(
        instrument=instrument, number=number, content=as_version(version.content, instrument.key, number)
    )
    record("instruments.draft_started", draft, by=by, organisation_id=instrument.organisation_id, number=number)
    return draft


@transaction.atomic
def change_draft(draft: InstrumentVersion, *, by: User, content: dict[str, Any], part: str) -> None:
    """Save the draft's content; `part` is what was changed, for the log. Raises BrokenContent, VersionIsPublished."""
    kept = _draft(draft)
    read_content(content)
    kept.content = as_version(content, kept.instrument.key, kept.number)
    kept.save(update_fields=["content"])
    draft.content = kept.content
    record("instruments.draft_changed", kept, by=by, organisation_id=kept.instrument.organisation_id, part=part)


@transaction.atomic
def publish_version(draft: InstrumentVersion, *, by: User) -> None:
    """From now on the version never changes. Raises NotReady with what is left to mend."""
    kept = _draft(draft)
    faults = faults_in(read_content(kept.content))
    if faults:
        raise NotReady(_("Rätta det som står på sidan först."))
    kept.published_at = draft.published_at = timezone.now()
    kept.save(update_fields=["published_at"])
    record("instruments.published", kept, by=by, organisation_id=kept.instrument.organisation_id, number=kept.number)


@transaction.atomic
def discard_draft(draft: InstrumentVersion, *, by: User) -> None:
    """Take away the draft, and the instrument with it when it has no other version."""
    kept = _draft(draft)
    instrument = kept.instrument
    record("instruments.draft_discarded", kept, by=by, organisation_id=instrument.organisation_id, number=kept.number)
    kept.delete()
    if not instrument.versions.exists():
        instrument.delete()


def _draft(version: InstrumentVersion) -> InstrumentVersion:
    """The row itself, locked: two who save at once do so after each other."""
    row = InstrumentVersion.objects.select_for_update().get(pk=version.pk)
    if not row.is_draft:
        raise VersionIsPublished(_("Versionen är publicerad och ändras aldrig. Gör en ny version."))
    return row
