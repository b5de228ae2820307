"""Promising the team something, keeping it, and saying another day."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations.models import Organisation
from jordman.workplaces.models import Promise


@transaction.atomic
def make_promise(unit: Organisation, *, by: User, text: str, due_on: date) -> Promise:
    """The same promise for the same day, made twice, is one: a second press changes nothing."""
    same = Promise.objects.filter(unit=unit, text=text, due_on=due_on, kept_on=None).first()
    if same is not None:
        return same
    promise = Promise.objects.create(unit=unit, text=text, due_on=due_on, first_due_on=due_on, made_by=by)
    record("promise.made", promise, by=by, organisation_id=unit.pk, due_on=due_on.isoformat())
    return promise


@transaction.atomic
def keep_promise(promise: Promise, *, by: User) -> Promise:
    if promise.is_kept:
        return promise
    promise.kept_on = timezone.localdate()
    promise.save(update_fields=["kept_on"])
    record("promise.kept", promise, by=by, organisation_id=promise.unit_id)
    return promise


@transaction.atomic
def reopen_promise(promise: Promise, *, by: User) -> Promise:
    """It was not kept after all."""
    if not promise.is_kept:
        return promise
    promise.kept_on = None
    promise.save(update_fields=["kept_on"])
    record("promise.reopened", promise, by=by, organisation_id=promise.unit_id)
    return promise


@transaction.atomic
def move_promise(promise: Promise, *, by: User, text: str, due_on: date) -> Promise:
    """Another day, or other words. The first day stays, so that the team sees that it was moved."""
    before = promise.due_on
    if (promise.text, before) == (text, due_on):
        return promise
    promise.text, promise.due_on = text, due_on
    if before != due_on:
        promise.reminded_at = None
    promise.save(update_fields=["text", "due_on", "reminded_at"])
    days = {"before": before.isoformat(), "after": due_on.isoformat()}
    record("promise.changed", promise, by=by, organisation_id=promise.unit_id, **days)
    return promise
