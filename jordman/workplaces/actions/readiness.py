"""Answering what works at the unit and what does not."""

from datetime import date

from django.db import transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations.models import Organisation
from jordman.workplaces.models import Readiness


@transaction.atomic
def answer_readiness(
    unit: Organisation, *, by: User, item: str, state: str, note: str = "", due_on: date | None = None
) -> Readiness:
    """What works needs no note and no day."""
    if state == Readiness.State.GREEN:
        note, due_on = "", None
    answered, _is_new = Readiness.objects.update_or_create(
        unit=unit, item=item, defaults={"state": state, "note": note, "due_on": due_on}
    )
    record("readiness.answered", answered, by=by, organisation_id=unit.pk, item=item, state=state)
    return answered
