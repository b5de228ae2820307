"""A manager's estimate of the team. The person's own: it leaves no event in the log."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.assessments.measuring_errors import TooLateToEstimate
from jordman.assessments.models import ManagerEstimate, Wave
from jordman.organisations.models import Organisation


@transaction.atomic
def estimate_team(wave: Wave, *, by: User, unit: Organisation, bands: Mapping[str, int]) -> ManagerEstimate:
    """Before the wave's result is shown. A second time changes the first."""
    locked = Wave.objects.select_for_update().get(pk=wave.pk)
    if not (locked.is_open or locked.is_closed):
        raise TooLateToEstimate(_("Lagets bild är redan klar. En uppskattning görs innan."))
    made, _new = ManagerEstimate.objects.update_or_create(
        wave=locked, unit=unit, user=by, defaults={"bands": dict(bands)}
    )
    return made
