"""Which units take part, and which levels stand behind."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.initiatives.access import find_workplaces_in
from jordman.initiatives.actions.initiatives import lock
from jordman.initiatives.errors import NotTakingPart
from jordman.initiatives.models import Anchoring, Initiative, InitiativeUnit
from jordman.organisations.models import Organisation


@transaction.atomic
def choose_units(initiative: Initiative, *, by: User, employer: Organisation, unit_ids: Collection[int]) -> int:
    """Of one employer's units those, and no others, take part. Others' are left alone. Returns how many take part.

    Who leaves is kept with the day, and may come back. Raises NotTakingPart for a unit that cannot be chosen.
    """
    initiative = lock(initiative)
    wanted = set(unit_ids)
    possible = set(find_workplaces_in(initiative).filter(employer=employer).values_list("pk", flat=True))
    if not wanted <= possible:
        raise NotTakingPart(_("En enhet i listan finns inte längre. Ladda om sidan och välj igen."))
    links = {link.unit_id: link for link in initiative.unit_links.filter(unit__employer=employer)}
    now_in = {unit_id for unit_id, link in links.items() if link.left_on is None}
    today = timezone.localdate()
    initiative.unit_links.filter(unit__in=now_in - wanted).update(left_on=today)
    initiative.unit_links.filter(unit__in=wanted & (links.keys() - now_in)).update(left_on=None)
    InitiativeUnit.objects.bulk_create(
        [InitiativeUnit(initiative=initiative, unit_id=unit_id, joined_on=today) for unit_id in wanted - links.keys()]
    )
    record(
        "initiative.units_chosen",
        initiative,
        by=by,
        organisation_id=initiative.organisation_id,
        employer=employer.pk,
        joined=sorted(wanted - now_in),
        left=sorted(now_in - wanted),
    )
    return initiative.unit_links.taking_part().count()


@transaction.atomic
def anchor(
    initiative: Initiative, *, by: User, level: str, organisation: Organisation, on: date, how: str
) -> Anchoring:
    """A level stands behind: again means that the day or the way is corrected. Raises NotTakingPart."""
    initiative = lock(initiative)
    taking_part = initiative.unit_links.taking_part()
    mine = (
        taking_part.filter(unit=organisation)
        if level == Anchoring.Level.UNIT
        else taking_part.filter(unit__employer=organisation)
    )
    if not mine.exists():
        raise NotTakingPart(_("%(name)s är inte med i satsningen.") % {"name": organisation.name})
    anchoring, _made = Anchoring.objects.update_or_create(
        initiative=initiative, level=level, organisation=organisation, defaults={"on": on, "how": how}
    )
    record("initiative.anchored", anchoring, by=by, organisation_id=organisation.pk, level=level)
    return anchoring


@transaction.atomic
def take_back_anchoring(initiative: Initiative, *, by: User, level: str, organisation: Organisation) -> None:
    """It was noted by mistake, or does not hold any more."""
    initiative = lock(initiative)
    anchoring = initiative.anchorings.filter(level=level, organisation=organisation).first()
    if anchoring is not None:
        record("initiative.anchoring_taken_back", anchoring, by=by, organisation_id=organisation.pk, level=level)
        anchoring.delete()
