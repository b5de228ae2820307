"""Saying that a warning does not fit here, and taking that back."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.initiatives.models import Initiative
from jordman.organisations.models import Organisation
from jordman.pitfalls.errors import TooLong
from jordman.pitfalls.models import Dismissal
from jordman.pitfalls.rules import Rule

LONGEST = timedelta(days=90)


@transaction.atomic
def dismiss_pitfall(rule: Rule, *, by: User, where: Organisation | Initiative, reason: str, until: date) -> Dismissal:
    """The warning is not shown there until that day, 90 days away at most. Saying it again replaces what was said."""
    if not timezone.localdate() <= until <= timezone.localdate() + LONGEST:
        raise TooLong(_("Välj en dag inom 90 dagar. Därefter frågar vi igen."))
    at = {"initiative": where} if isinstance(where, Initiative) else {"organisation": where}
    Dismissal.objects.filter(rule=rule.key, withdrawn_on=None, **at).update(withdrawn_on=timezone.localdate())
    dismissal = Dismissal.objects.create(rule=rule.key, by=by, reason=reason, until=until, **at)
    record("pitfall.dismissed", dismissal, by=by, organisation_id=organisation_of(dismissal), rule=rule.key)
    return dismissal


@transaction.atomic
def take_back(dismissal: Dismissal, *, by: User) -> None:
    """The rule judges again, at once."""
    taken = Dismissal.objects.filter(pk=dismissal.pk, withdrawn_on=None).update(withdrawn_on=timezone.localdate())
    if taken:
        where = organisation_of(dismissal)
        record("pitfall.dismissal_withdrawn", dismissal, by=by, organisation_id=where, rule=dismissal.rule)


def organisation_of(dismissal: Dismissal) -> int | None:
    """Whose matter it is: the unit's, the place's or the initiative's home."""
    return dismissal.initiative.organisation_id if dismissal.initiative else dismissal.organisation_id
