"""Every role that can be granted, with what it may do, so that a non-programmer can review it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jordman.access.permissions import Permission as P


@dataclass(frozen=True)
class Role:
    key: str
    name: str | Promise
    description: str | Promise
    permissions: frozenset[P]


ROLES: dict[str, Role] = {
    role.key: role
    for role in (
        Role(
            "administrator",
            _("Administratör"),
            _("Läser in personal, ger roller och sköter organisationens inställningar."),
            frozenset({P.ORGANISATION_ADMINISTER, P.ORGANISATION_VIEW}),
        ),
        Role(
            "programme_lead",
            _("Programledare"),
            _("Bygger program, ser vem som är anmäld och programmets läge. Ser aldrig svar eller resultat."),
            frozenset(
                {
                    P.PROGRAMME_LEAD,
                    P.PROGRAMME_REPORT,
                    P.EVALUATION_VIEW,
                    P.LIVE_SESSION_LEAD,
                    P.ORGANISATION_VIEW,
                    P.MEASUREMENT_LEAD,
                    P.MEASUREMENT_VIEW,
                }
            ),
        ),
        Role(
            "supplier",
            _("Utbildare"),
            _("Skriver moduler för sin organisation. Ser inte deltagare."),
            frozenset({P.LIBRARY_WRITE}),
        ),
        Role(
            "reviewer",
            _("Granskare av horisontella principer"),
            _("Läser utkast och godkänner jämställdhet, mångfald och inkludering. Ser inte deltagare."),
            frozenset({P.LIBRARY_REVIEW}),
        ),
        Role(
            "session_leader",
            _("Livepassledare"),
            _("Leder livepass och prickar av närvaro."),
            frozenset({P.LIVE_SESSION_LEAD}),
        ),
        Role(
            "unit_manager",
            _("Enhetschef"),
            _("Ser sin enhets plan och tid. Ser aldrig en enskild persons lärande."),
            frozenset({P.UNIT_LEAD, P.TEAM_SESSION_LEAD, P.CHAMPION_APPOINT}),
        ),
        Role(
            "champion",
            _("Digitaliseringsstöd"),
            _("Leder pass på enheten och hjälper kollegor."),
            frozenset({P.TEAM_SESSION_LEAD, P.CHAMPION_SERVE}),
        ),
        Role(
            "project_leader",
            _("Lokal projektledare"),
            _("Driver satsningar och ser hur enheterna har det. Ser aldrig en enskild persons lärande."),
            frozenset(
                {
                    P.INITIATIVE_LEAD,
                    P.INITIATIVE_VIEW,
                    P.CHAMPION_APPOINT,
                    P.EVALUATION_VIEW,
                    P.MEASUREMENT_LEAD,
                    P.MEASUREMENT_VIEW,
                }
            ),
        ),
        Role(
            "strategic_manager",
            _("Strategisk chef"),
            _("Ser satsningar och enheter i sitt område som grupper. Ser inga personer."),
            frozenset({P.INITIATIVE_VIEW, P.MEASUREMENT_VIEW}),
        ),
        Role(
            "regional_strategist",
            _("Regional strateg"),
            _("Ser skyddade summor för kommunerna i sitt område. Ser inga personer."),
            frozenset({P.PROGRAMME_REPORT, P.ORGANISATION_VIEW, P.INITIATIVE_VIEW, P.MEASUREMENT_VIEW}),
        ),
        Role(
            "evaluator",
            _("Utvärderare"),
            _("Skriver utvärderingar och ser skyddade summor för uppdraget. Ser inga personer."),
            frozenset({P.PROGRAMME_REPORT, P.MEASUREMENT_VIEW, P.EVALUATION_VIEW, P.EVALUATION_WRITE}),
        ),
    )
}


def roles_with(permission: P) -> list[str]:
    """Keys of the roles that hold `permission`."""
    return [role.key for role in ROLES.values() if permission in role.permissions]
