"""Setting time aside for a term."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations.models import Organisation
from jordman.workplaces.errors import NoTimeForThis
from jordman.workplaces.models import ReservedTime


@transaction.atomic
def choose_term(unit: Organisation, *, by: User, starts_on: date, ends_on: date, people: int) -> ReservedTime:
    """The term, and for how many. A term that was chosen before keeps its hours."""
    reserved, is_new = ReservedTime.objects.select_for_update().get_or_create(
        unit=unit, starts_on=starts_on, defaults={"ends_on": ends_on, "people": people, "set_by": by}
    )
    before = None if is_new else {"people": reserved.people, "ends_on": reserved.ends_on.isoformat()}
    reserved.ends_on, reserved.people, reserved.set_by = ends_on, people, by
    reserved.save(update_fields=["ends_on", "people", "set_by", "set_at"])
    after = {"people": people, "ends_on": ends_on.isoformat()}
    record("reserved_time.term_chosen", reserved, by=by, organisation_id=unit.pk, before=before, after=after)
    return reserved


def set_training_hours(reserved: ReservedTime, *, by: User, hours: Decimal) -> ReservedTime:
    """Raises NoTimeForThis for none."""
    if hours <= 0:
        raise NoTimeForThis(_("Utan tid för utbildning blir det inga pass. Skriv minst en halv timme."))
    return _set(reserved, "training_hours", hours, by=by)


def set_talk_hours(reserved: ReservedTime, *, by: User, hours: Decimal) -> ReservedTime:
    """Raises NoTimeForThis for none: what is not talked about is seldom done."""
    if hours <= 0:
        raise NoTimeForThis(
            _("Samtalet efteråt är det som gör att något ändras i vardagen. Skriv minst en halv timme.")
        )
    return _set(reserved, "talk_hours", hours, by=by)


@transaction.atomic
def _set(reserved: ReservedTime, name: str, hours: Decimal, *, by: User) -> ReservedTime:
    """Every change stays in the log with what it was."""
    locked = ReservedTime.objects.select_for_update().get(pk=reserved.pk)
    before = getattr(locked, name)
    if before == hours:
        return locked
    setattr(locked, name, hours)
    locked.set_by = by
    locked.save(update_fields=[name, "set_by", "set_at"])
    record(
        "reserved_time.hours_set",
        locked,
        by=by,
        organisation_id=locked.unit_id,
        what=name,
        before=None if before is None else str(before),
        after=str(hours),
    )
    return locked
