"""What a unit's manager prepares and promises, and what became of it."""

from django.apps import AppConfig


class WorkplacesConfig(AppConfig):
    name = "jordman.workplaces"
    label = "workplaces"

    def ready(self) -> None:
        # Models are not loaded before the apps are ready.
        from jordman.team_sessions.team_links import also_on_the_teams_page  # noqa: PLC0415
        from jordman.workplaces.for_the_team import LINKS  # noqa: PLC0415

        for link in LINKS:
            also_on_the_teams_page(link)
