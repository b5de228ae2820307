"""Everything that can be permitted, in one list. A permission is noun then verb."""

from enum import StrEnum


class Permission(StrEnum):
    """Held through a role at an organisation, and there at everything below it.

    Nothing here lets anyone read another person's answers, quiz results, questions, reflections or self-checks:
    there is no such permission to grant.
    """

    CHAMPION_APPOINT = "champion.appoint"
    CHAMPION_SERVE = "champion.serve"
    EVALUATION_VIEW = "evaluation.view"
    EVALUATION_WRITE = "evaluation.write"
    INITIATIVE_LEAD = "initiative.lead"
    INITIATIVE_VIEW = "initiative.view"
    LIBRARY_REVIEW = "library.review"
    LIBRARY_WRITE = "library.write"
    LIVE_SESSION_LEAD = "live_session.lead"
    MEASUREMENT_LEAD = "measurement.lead"
    MEASUREMENT_VIEW = "measurement.view"
    ORGANISATION_ADMINISTER = "organisation.administer"
    ORGANISATION_VIEW = "organisation.view"
    PROGRAMME_LEAD = "programme.lead"
    PROGRAMME_REPORT = "programme.report"
    TEAM_SESSION_LEAD = "team_session.lead"
    UNIT_LEAD = "unit.lead"
