"""On a module's page: the system that it belongs to, when that starts, and at which units."""

from collections import defaultdict
from datetime import date

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.initiatives.models import RolloutUnit
from jordman.library.models import Module
from jordman.organisations.models import Employment
from jordman.ui.words import day

MOST_UNITS = 6


def notes_of(user: User, module: Module) -> list[str]:
    """A sentence for each rollout that reaches a unit where the person works, with the other units that it reaches."""
    own = RolloutUnit.objects.filter(unit__in=Employment.objects.current().filter(user=user).values("unit"))
    links = RolloutUnit.objects.filter(
        rollout__module=module, rollout__in=own.values("rollout"), rollout__cancelled_on=None
    ).annotate(came_on=Coalesce("installed_on", F("rollout__starts_on")))
    rows = links.order_by("came_on", "rollout", "unit__name").values_list(
        "rollout", "rollout__system__name", "came_on", "unit__name"
    )
    found: defaultdict[tuple[int, str, date], list[str]] = defaultdict(list)
    for rollout_id, system, came_on, unit in rows:
        found[rollout_id, system, came_on].append(unit)
    return [_sentence(system, came_on, units) for (_id, system, came_on), units in found.items()]


def _sentence(system: str, came_on: date, units: list[str]) -> str:
    shown = ", ".join(units[:MOST_UNITS])
    if len(units) > MOST_UNITS:
        shown = _("%(units)s och %(number)s till") % {"units": shown, "number": len(units) - MOST_UNITS}
    return _("Hör till %(system)s, som börjar %(day)s på %(units)s.") % {
        "system": system,
        "day": day(came_on),
        "units": shown,
    }
