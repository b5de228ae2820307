"""A measurement's key: made with it, and destroyed for good. Nothing here opens one."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.assessments.gathering import overwrite_what_is_deleted
from jordman.assessments.key_backup import fingerprint_of, remember_destroyed
from jordman.assessments.measuring_errors import KeyIsGone, WavesStillOpen, WrongWord
from jordman.assessments.models import AnswerKey, Measurement, Wave
from jordman.assessments.sealing import make_sealed_key
from jordman.audit.actions import record


def make_key(measurement: Measurement) -> None:
    AnswerKey.objects.create(measurement=measurement, sealed=make_sealed_key(measurement.pk))


@transaction.atomic
def destroy_key(measurement: Measurement, *, by: User, typed: str) -> Measurement:
    """Make it impossible, for good, to link waves or to find anybody's answers. `typed` is the measurement's name."""
    measurement = Measurement.objects.select_for_update().get(pk=measurement.pk)
    if not measurement.has_key:
        raise KeyIsGone(_("Nyckeln är redan förstörd."))
    if typed.strip().casefold() != measurement.name.strip().casefold():
        raise WrongWord(_("Skriv mätningens namn som det står, så vet vi att du menar den här."))
    if measurement.waves.filter(state__in=(Wave.State.OPEN, Wave.State.CLOSED)).exists():
        raise WavesStillOpen(_("Vänta tills bilden av det som är öppet eller stängt är klar. Förstör sedan nyckeln."))
    overwrite_what_is_deleted()
    for sealed in AnswerKey.objects.filter(measurement=measurement).values_list("sealed", flat=True):
        remember_destroyed(fingerprint_of(bytes(sealed)))
    AnswerKey.objects.filter(measurement=measurement).delete()
    measurement.key_destroyed_at = timezone.now()
    measurement.save(update_fields=["key_destroyed_at"])
    measurement.waves.filter(state=Wave.State.PLANNED).delete()
    record("measurement.key_destroyed", measurement, by=by, organisation_id=measurement.organisation_id)
    return measurement
