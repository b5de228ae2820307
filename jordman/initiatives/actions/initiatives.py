"""An initiative as a whole: make it, change it, pause it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.initiatives.aims import TEXTS
from jordman.initiatives.errors import InitiativeClosed, WrongState
from jordman.initiatives.models import Initiative, Training, Turn
from jordman.organisations.models import Organisation


def lock(initiative: Initiative) -> Initiative:
    """The initiative as it is now, held until the transaction ends. Raises InitiativeClosed."""
    initiative = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if initiative.is_closed:
        raise InitiativeClosed(_("Satsningen är avslutad. Öppna den igen om ni vill ändra."))
    return initiative


def note_turn(initiative: Initiative, kind: Turn.Kind, *, phase: str = "", text: str = "") -> Turn:
    return Turn.objects.create(
        initiative=initiative, kind=kind, phase=phase or initiative.phase, text=text, on=timezone.localdate()
    )


@transaction.atomic
def create_initiative(*, by: User, organisation: Organisation, **facts: Any) -> Initiative:
    """Begin one in its first phase. What to see it by is proposed by its aim; whoever makes it leads it."""
    facts.setdefault("leader", by)
    facts["measures"] = facts.get("measures") or str(TEXTS[facts["aim"]].measures)
    initiative = Initiative.objects.create(organisation=organisation, **facts)
    record("initiative.created", initiative, by=by, organisation_id=organisation.pk, aim=initiative.aim)
    return initiative


@transaction.atomic
def change_initiative(initiative: Initiative, *, by: User, **facts: Any) -> Initiative:
    """New name, goal, days, texts or mandate."""
    initiative = lock(initiative)
    for name, value in facts.items():
        setattr(initiative, name, value)
    initiative.save(update_fields=list(facts))
    _record("initiative.changed", initiative, by=by, fields=sorted(facts))
    return initiative


@transaction.atomic
def describe_trainings(initiative: Initiative, *, by: User, trainings: Mapping[str, tuple[str, date | None]]) -> None:
    """How each kind of training is done here. A kind without a description counts as missing."""
    initiative = lock(initiative)
    for kind, (how, starts_on) in trainings.items():
        if how:
            values = {"how": how, "starts_on": starts_on}
            Training.objects.update_or_create(initiative=initiative, kind=kind, defaults=values)
        else:
            initiative.trainings.filter(kind=kind).delete()
    kinds = sorted(kind for kind, (how, _starts_on) in trainings.items() if how)
    _record("initiative.trainings_described", initiative, by=by, kinds=kinds)


@transaction.atomic
def pause_initiative(initiative: Initiative, *, by: User, crowded_out_by: str) -> Initiative:
    """Stop for a while, and say what came before it."""
    initiative = lock(initiative)
    if initiative.is_paused:
        raise WrongState(_("Satsningen är redan pausad."))
    initiative.paused_on, initiative.crowded_out_by = timezone.localdate(), crowded_out_by
    initiative.save(update_fields=["paused_on", "crowded_out_by"])
    note_turn(initiative, Turn.Kind.PAUSED, text=crowded_out_by)
    _record("initiative.paused", initiative, by=by)
    return initiative


@transaction.atomic
def resume_initiative(initiative: Initiative, *, by: User) -> Initiative:
    """Go on. What crowded it out stays in what has happened."""
    initiative = lock(initiative)
    if not initiative.is_paused:
        raise WrongState(_("Satsningen är redan i gång."))
    initiative.paused_on, initiative.crowded_out_by = None, ""
    initiative.save(update_fields=["paused_on", "crowded_out_by"])
    note_turn(initiative, Turn.Kind.RESUMED)
    _record("initiative.resumed", initiative, by=by)
    return initiative


def _record(action: str, initiative: Initiative, *, by: User, **details: object) -> None:
    record(action, initiative, by=by, organisation_id=initiative.organisation_id, **details)
