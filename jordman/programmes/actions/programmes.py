"""A programme as a whole: make it, change it, open it, close it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations.models import Organisation
from jordman.programmes.errors import NotReady
from jordman.programmes.loading import load_facts
from jordman.programmes.models import Programme
from jordman.programmes.readiness import obstacles


@transaction.atomic
def create_programme(*, by: User | None, organisation: Organisation, **facts: Any) -> Programme:
    """Make an empty draft. `facts` are the programme's own fields: name, purpose, dates, targets and weekly time."""
    programme = Programme.objects.create(organisation=organisation, status=Programme.Status.DRAFT, **facts)
    record("programme.created", programme, by=by, organisation_id=organisation.pk)
    return programme


@transaction.atomic
def change_programme(programme: Programme, *, by: User, **facts: Any) -> Programme:
    for name, value in facts.items():
        setattr(programme, name, value)
    programme.save(update_fields=list(facts))
    record("programme.changed", programme, by=by, organisation_id=programme.organisation_id, fields=sorted(facts))
    return programme


@transaction.atomic
def open_programme(programme: Programme, *, by: User | None) -> Programme:
    """Let people begin. Raises NotReady with everything that stops it."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.is_open:
        return programme
    found = obstacles(load_facts(programme))
    if found:
        raise NotReady(_("Programmet kan inte öppna än. Rätta det som står här."), found)
    return _set_status(programme, Programme.Status.OPEN, "programme.opened", by)


@transaction.atomic
def close_programme(programme: Programme, *, by: User | None) -> Programme:
    """End it. What people have done stays theirs, and it can be opened again."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.status == Programme.Status.CLOSED:
        return programme
    return _set_status(programme, Programme.Status.CLOSED, "programme.closed", by)


def _set_status(programme: Programme, status: Programme.Status, action: str, by: User | None) -> Programme:
    programme.status = status
    programme.save(update_fields=["status"])
    record(action, programme, by=by, organisation_id=programme.organisation_id)
    return programme
