"""What the hours were used for, written by the champion alone."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.champions.errors import OutsideMandate
from jordman.champions.models import HourUse, Mandate, SupportEntry


@transaction.atomic
def log_support(mandate: Mandate, *, by: User, topic: str, minutes: int, is_solved: bool, on: date) -> SupportEntry:
    """A colleague was helped. The log of the site says that something was noted, and not what about."""
    _must_hold(mandate, on)
    entry = SupportEntry.objects.create(mandate=mandate, on=on, topic=topic, minutes=minutes, is_solved=is_solved)
    record("support.logged", entry, by=by)
    return entry


@transaction.atomic
def change_support(entry: SupportEntry, *, by: User, topic: str, minutes: int, is_solved: bool, on: date) -> None:
    _must_hold(entry.mandate, on)
    entry.topic, entry.minutes, entry.is_solved, entry.on = topic, minutes, is_solved, on
    entry.save()
    record("support.changed", entry, by=by)


@transaction.atomic
def remove_support(entry: SupportEntry, *, by: User) -> None:
    record("support.removed", entry, by=by)
    entry.delete()


@transaction.atomic
def log_hours(mandate: Mandate, *, by: User, what: str, minutes: int, on: date) -> HourUse:
    """Time for something else than a colleague's question."""
    _must_hold(mandate, on)
    use = HourUse.objects.create(mandate=mandate, on=on, minutes=minutes, what=what)
    record("champion_hours.logged", use, by=by)
    return use


@transaction.atomic
def change_hours(use: HourUse, *, by: User, what: str, minutes: int, on: date) -> None:
    _must_hold(use.mandate, on)
    use.what, use.minutes, use.on = what, minutes, on
    use.save()
    record("champion_hours.changed", use, by=by)


@transaction.atomic
def remove_hours(use: HourUse, *, by: User) -> None:
    record("champion_hours.removed", use, by=by)
    use.delete()


def _must_hold(mandate: Mandate, on: date) -> None:
    """On a day that has come, from the first day of the mandate to its last."""
    if on > timezone.localdate():
        raise OutsideMandate(_("Dagen har inte kommit än. Välj i dag eller en dag som varit."))
    holds = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gte=on))
    if not Mandate.objects.agreed().filter(holds, pk=mandate.pk).exists():
        raise OutsideMandate(_("Uppdraget gällde inte den dagen. Välj en annan dag."))
