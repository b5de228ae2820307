"""Which modules a person may read because their unit has them in a series."""

from typing import Any

from django.db.models import QuerySet

from jordman.accounts.models import User
from jordman.organisations.models import Employment
from jordman.team_sessions.models import TeamSession


def ids_of_units_series(user: User) -> QuerySet[Any]:
    """Modules of sessions, planned or held, at a unit where the person works."""
    units = Employment.objects.current().filter(user=user).values("unit")
    return TeamSession.objects.called().filter(unit__in=units).values("module")
