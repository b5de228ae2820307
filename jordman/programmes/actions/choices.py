"""What a person chooses in their own plan. The log says that they chose, never what or why."""

from django.db import transaction
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.programmes.errors import NotElective, ProgrammeClosed
from jordman.programmes.models import ElectiveChoice, Enrolment, ModuleRule
from jordman.programmes.moving import place_of
from jordman.programmes.tallies import move_enrolment


@transaction.atomic
def choose_level(enrolment: Enrolment, *, by: User, level: str) -> Enrolment:
    enrolment = _lock(enrolment)
    enrolment.level, enrolment.has_chosen = level, True
    enrolment.save(update_fields=["level", "has_chosen"])
    record("level.chosen", enrolment, by=by)
    return enrolment


@transaction.atomic
def choose_orientation(enrolment: Enrolment, *, by: User, orientation: str) -> Enrolment:
    """Change what the person's part of the programme is meant for; they are counted anew."""
    enrolment = _lock(enrolment)
    was = place_of(enrolment)
    enrolment.orientation, enrolment.has_chosen = orientation, True
    enrolment.save(update_fields=["orientation", "has_chosen"])
    move_enrolment(enrolment, was)
    record("orientation.chosen", enrolment, by=by)
    return enrolment


@transaction.atomic
def choose_elective(enrolment: Enrolment, *, by: User, rule: ModuleRule) -> None:
    """Put a module in the plan. A second press changes nothing. Raises NotElective for what is in it anyway."""
    enrolment = _lock(enrolment)
    if rule.block.programme_id != enrolment.programme_id or is_mandatory_for(enrolment, rule):
        raise NotElective(_("Den modulen ingår redan i din plan."))
    _choice, is_new = ElectiveChoice.objects.get_or_create(enrolment=enrolment, rule=rule)
    if is_new:
        record("elective.chosen", enrolment, by=by)


@transaction.atomic
def drop_elective(enrolment: Enrolment, *, by: User, rule: ModuleRule) -> None:
    """Take a chosen module out of the plan again. What is done in it stays."""
    enrolment = _lock(enrolment)
    gone, _rows = ElectiveChoice.objects.filter(enrolment=enrolment, rule=rule).delete()
    if gone:
        record("elective.dropped", enrolment, by=by)


def is_mandatory_for(enrolment: Enrolment, rule: ModuleRule) -> bool:
    if rule.requirement == ModuleRule.Requirement.ELECTIVE or rule.level not in ("any", enrolment.level):
        return False
    return rule.requirement == ModuleRule.Requirement.ALL or rule.orientation == enrolment.orientation


def _lock(enrolment: Enrolment) -> Enrolment:
    """The row as it is now, held to the end, so that two tabs never count one person twice."""
    locked = Enrolment.objects.select_for_update(of=("self",)).select_related("programme").get(pk=enrolment.pk)
    if not locked.programme.is_open or locked.withdrawn_at is not None:
        raise ProgrammeClosed(_("Programmet är inte öppet, så planen går inte att ändra."))
    return locked
