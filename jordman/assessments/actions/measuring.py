"""A measurement and its waves: made, planned, opened, closed. Releasing is the worker's (`releasing`)."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.assessments.actions.keys import make_key
from jordman.assessments.asking import people_to_ask
from jordman.assessments.gathering import empty_box
from jordman.assessments.measuring_emails import send_invitations
from jordman.assessments.measuring_errors import (
    KeyIsGone,
    NobodyToAsk,
    ThresholdLowered,
    WaveNotOpen,
    WaveNotPlanned,
)
from jordman.assessments.models import Invitation, Measurement, Wave
from jordman.assessments.pseudonyms import make_missing_seeds
from jordman.audit.actions import record
from jordman.instruments.models import InstrumentVersion
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme

BATCH = 500


@dataclass(frozen=True, kw_only=True)
class WavePlan:
    """What is said of a wave before it opens."""

    version: InstrumentVersion
    moment: str
    opens_on: date
    closes_on: date
    threshold: int
    about: str = ""


@transaction.atomic
def make_measurement(
    *,
    by: User,
    organisation: Organisation,
    name: str,
    aim: str,
    asks: str = Measurement.Asks.EVERYBODY,
    programme: Programme | None = None,
) -> Measurement:
    """With a key of its own, sealed at once."""
    made = Measurement.objects.create(organisation=organisation, name=name, aim=aim, asks=asks, programme=programme)
    make_key(made)
    record("measurement.made", made, by=by, organisation_id=organisation.pk, asks=asks)
    return made


@transaction.atomic
def change_measurement(measurement: Measurement, *, by: User, name: str, aim: str) -> Measurement:
    """Its name and what it is for. Whom it asks never changes: waves are compared with each other."""
    measurement.name, measurement.aim = name, aim
    measurement.save(update_fields=["name", "aim"])
    record("measurement.changed", measurement, by=by, organisation_id=measurement.organisation_id)
    return measurement


@transaction.atomic
def plan_wave(measurement: Measurement, *, by: User, plan: WavePlan) -> Wave:
    measurement = Measurement.objects.select_for_update().get(pk=measurement.pk)
    if not measurement.has_key:
        raise KeyIsGone(_("Nyckeln är förstörd, så inget nytt kan kopplas hit. Gör en ny mätning."))
    wave = Wave.objects.create(measurement=measurement, **vars(plan))
    record("wave.planned", wave, by=by, organisation_id=measurement.organisation_id, threshold=wave.threshold)
    return wave


@transaction.atomic
def change_wave(wave: Wave, *, by: User, plan: WavePlan) -> Wave:
    """Until it opens. The threshold can be raised and not lowered."""
    locked = _locked(wave)
    if not locked.is_planned:
        raise WaveNotPlanned(_("Det har redan öppnat. Planera ett nytt tillfälle i stället."))
    if plan.threshold < locked.threshold:
        words = {"threshold": locked.threshold}
        raise ThresholdLowered(_("Gränsen är %(threshold)s. Den kan höjas men aldrig sänkas.") % words)
    for name, value in vars(plan).items():
        setattr(locked, name, value)
    locked.save(update_fields=list(vars(plan)))
    record("wave.changed", locked, by=by, organisation_id=_place(locked), threshold=locked.threshold)
    return locked


@transaction.atomic
def remove_wave(wave: Wave, *, by: User) -> None:
    """One that has not opened: nobody has been asked."""
    locked = _locked(wave)
    if not locked.is_planned:
        raise WaveNotPlanned(_("Det har redan öppnat. Stäng det i stället."))
    record("wave.removed", locked, by=by, organisation_id=_place(locked))
    locked.delete()


@transaction.atomic
def open_wave(wave: Wave, *, by: User | None) -> Wave:
    """Ask everybody at once. Who is asked is decided here, and does not change when people come and go.

    Everybody also gets the half of a pseudonym that is the person's own now: made when somebody began, it would tell
    by its number who began when.
    """
    locked = _locked(wave)
    if not locked.is_planned:
        raise WaveNotPlanned(_("Det har redan öppnat."))
    invitations = people_to_ask(locked)
    if not invitations:
        raise NobodyToAsk(_("Det finns ingen att fråga här än. Läs in personal först."))
    Invitation.objects.bulk_create(invitations, batch_size=BATCH)
    make_missing_seeds([each.user_id for each in invitations])
    locked.state = Wave.State.OPEN
    locked.save(update_fields=["state"])
    record("wave.opened", locked, by=by, organisation_id=_place(locked), asked=len(invitations))
    transaction.on_commit(partial(send_invitations.enqueue, locked.pk))
    return locked


@transaction.atomic
def close_wave(wave: Wave, *, by: User | None, because: str = "") -> Wave:
    """Nobody answers after this. `because`: why before its day."""
    locked = _locked(wave)
    if not locked.is_open:
        raise WaveNotOpen(_("Det är inte öppet."))
    locked.state = Wave.State.CLOSED
    locked.closed_early_because = because
    locked.save(update_fields=["state", "closed_early_because"])
    empty_box(locked)
    record("wave.closed", locked, by=by, organisation_id=_place(locked), early=bool(because))
    return locked


def _locked(wave: Wave) -> Wave:
    return Wave.objects.select_for_update(of=("self",)).select_related("measurement", "version").get(pk=wave.pk)


def _place(wave: Wave) -> int:
    return wave.measurement.organisation_id
