"""What the team's own page leads to in this room."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.team_sessions.team_links import Find, TeamLink


def picture(unit: Organisation) -> TeamLink:
    return TeamLink(_("Er målbild"), reverse("workplaces:picture", args=[unit.pk]))


def promises(unit: Organisation) -> TeamLink:
    return TeamLink(_("Det chefen har lovat"), reverse("workplaces:promises", args=[unit.pk]))


def routines(unit: Organisation) -> TeamLink:
    return TeamLink(_("Rutiner som har ändrats"), reverse("workplaces:routines", args=[unit.pk]))


LINKS: tuple[Find, ...] = (picture, promises, routines)
