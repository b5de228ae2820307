"""Turning reminders on and off."""

from collections.abc import Collection

from django.db import transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.notices.kinds import KINDS
from jordman.notices.models import Muted


@transaction.atomic
def choose_reminders(user: User, *, by: User, wanted: Collection[str]) -> None:
    """Keep the kinds in `wanted` and turn the rest off."""
    Muted.objects.filter(user=user, kind__in=wanted).delete()
    Muted.objects.bulk_create([Muted(user=user, kind=key) for key in KINDS if key not in wanted], ignore_conflicts=True)
    record("reminders.chosen", user, by=by)


@transaction.atomic
def mute(user: User, *, by: User, kind: str) -> None:
    """Turn one kind off."""
    Muted.objects.get_or_create(user=user, kind=kind)
    record("reminders.muted", user, by=by, kind=kind)
