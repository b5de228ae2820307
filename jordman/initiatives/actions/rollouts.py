"""Systems and their way into units."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.initiatives.actions.initiatives import lock
from jordman.initiatives.errors import NotTakingPart
from jordman.initiatives.models import Initiative, Rollout, RolloutUnit, System
from jordman.organisations.models import Organisation


@transaction.atomic
def add_system(*, by: User, organisation: Organisation, name: str, about: str = "") -> System:
    """Put a system in the register, or find the one that has the name."""
    system = System.objects.filter(organisation=organisation, name__iexact=name).first()
    if system is not None:
        return system
    system = System.objects.create(organisation=organisation, name=name, about=about)
    record("system.added", system, by=by, organisation_id=organisation.pk)
    return system


@transaction.atomic
def change_system(system: System, *, by: User, name: str, about: str) -> System:
    system.name, system.about = name, about
    system.save(update_fields=["name", "about"])
    record("system.changed", system, by=by, organisation_id=system.organisation_id)
    return system


@transaction.atomic
def plan_rollout(
    initiative: Initiative, *, by: User, organisation: Organisation, unit_ids: Collection[int], **facts: Any
) -> Rollout:
    """A system on its way into units of the initiative. Raises NotTakingPart."""
    initiative = lock(initiative)
    _require_units(initiative, unit_ids)
    rollout = Rollout.objects.create(initiative=initiative, organisation=organisation, **facts)
    RolloutUnit.objects.bulk_create([RolloutUnit(rollout=rollout, unit_id=unit_id) for unit_id in sorted(unit_ids)])
    record("rollout.planned", rollout, by=by, organisation_id=organisation.pk, units=len(unit_ids))
    return rollout


def _require_units(initiative: Initiative, unit_ids: Collection[int]) -> None:
    taking_part = initiative.unit_links.taking_part().filter(unit__in=unit_ids).count()
    if taking_part < len(set(unit_ids)):
        raise NotTakingPart(_("En enhet i listan är inte längre med. Ladda om sidan och välj igen."))


@transaction.atomic
def change_rollout(rollout: Rollout, *, by: User, unit_ids: Collection[int], **facts: Any) -> Rollout:
    """New days, training or units. What a unit that stays has noted is kept."""
    for name, value in facts.items():
        setattr(rollout, name, value)
    rollout.save(update_fields=list(facts))
    known = set(rollout.unit_links.values_list("unit_id", flat=True))
    wanted = set(unit_ids)
    if rollout.initiative is not None:
        _require_units(rollout.initiative, wanted - known)
    rollout.unit_links.filter(unit__in=known - wanted).delete()
    RolloutUnit.objects.bulk_create([RolloutUnit(rollout=rollout, unit_id=unit_id) for unit_id in wanted - known])
    record("rollout.changed", rollout, by=by, organisation_id=rollout.organisation_id, fields=sorted(facts))
    return rollout


@transaction.atomic
def set_verdict(rollout: Rollout, *, by: User, verdict: str, note: str, on: date | None) -> Rollout:
    """What IT has said. It is IT's verdict; somebody who leads the initiative writes it in."""
    return _set(rollout, "rollout.verdict_set", by, verdict=verdict, verdict_note=note, verdict_on=on)


@transaction.atomic
def follow_up(rollout: Rollout, *, by: User, follow_up_on: date | None, note: str, done_on: date | None) -> Rollout:
    """When it is followed up, and how it went."""
    facts = {"follow_up_on": follow_up_on, "follow_up_note": note, "followed_up_on": done_on}
    return _set(rollout, "rollout.followed_up" if done_on else "rollout.follow_up_planned", by, **facts)


@transaction.atomic
def decide_trial(rollout: Rollout, *, by: User, after_trial: str) -> Rollout:
    """What becomes of what was tried."""
    return _set(rollout, "rollout.trial_decided", by, after_trial=after_trial)


@transaction.atomic
def cancel_rollout(rollout: Rollout, *, by: User) -> Rollout:
    """It does not come. It leaves every list but stays in the log."""
    return _set(rollout, "rollout.cancelled", by, cancelled_on=timezone.localdate())


@transaction.atomic
def reinstate_rollout(rollout: Rollout, *, by: User) -> Rollout:
    return _set(rollout, "rollout.reinstated", by, cancelled_on=None)


def _set(rollout: Rollout, action: str, by: User, **facts: Any) -> Rollout:
    for name, value in facts.items():
        setattr(rollout, name, value)
    rollout.save(update_fields=list(facts))
    record(action, rollout, by=by, organisation_id=rollout.organisation_id)
    return rollout


# Per unit


@transaction.atomic
def set_installed(rollout: Rollout, *, by: User, days: Mapping[int, date | None]) -> None:
    """The day that the system came to each unit. None: on the day that the rollout starts."""
    for link in rollout.unit_links.filter(unit__in=days):
        link.installed_on = days[link.unit_id]
        link.save(update_fields=["installed_on"])
    record("rollout.installed", rollout, by=by, organisation_id=rollout.organisation_id, units=len(days))


@transaction.atomic
def mark_learnt(link: RolloutUnit, *, by: User) -> RolloutUnit:
    """The unit says itself that it can the system. Said twice it keeps the first day."""
    if link.learnt_on is None:
        link.learnt_on = timezone.localdate()
        link.save(update_fields=["learnt_on"])
        record("rollout.learnt", link, by=by, organisation_id=link.unit_id)
    return link


@transaction.atomic
def mark_not_learnt(link: RolloutUnit, *, by: User) -> RolloutUnit:
    """The unit takes it back."""
    if link.learnt_on is not None:
        link.learnt_on = None
        link.save(update_fields=["learnt_on"])
        record("rollout.not_learnt", link, by=by, organisation_id=link.unit_id)
    return link
