"""What a manager says of themselves."""

from django.db import transaction
from django.utils import timezone

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.workplaces.models import ManagerPreparation


@transaction.atomic
def say_module_done(*, by: User) -> ManagerPreparation:
    """Their own word, whatever they have read here: they may have learnt it elsewhere."""
    return _say(by, "says_module_done_on", "manager.said_prepared", is_so=True)


@transaction.atomic
def take_back_module_done(*, by: User) -> ManagerPreparation:
    return _say(by, "says_module_done_on", "manager.took_back_prepared", is_so=False)


@transaction.atomic
def say_points_read(*, by: User) -> ManagerPreparation:
    return _say(by, "read_points_on", "manager.read_talking_points", is_so=True)


def _say(by: User, name: str, action: str, *, is_so: bool) -> ManagerPreparation:
    kept, _is_new = ManagerPreparation.objects.get_or_create(user=by)
    if (getattr(kept, name) is not None) == is_so:
        return kept
    setattr(kept, name, timezone.localdate() if is_so else None)
    kept.save(update_fields=[name])
    record(action, kept, by=by)
    return kept
