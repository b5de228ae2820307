"""The unit's own 15 + 15 minutes: planned as a series, led by a colleague, counted once."""

from django.apps import AppConfig


class TeamSessionsConfig(AppConfig):
    name = "jordman.team_sessions"
    label = "team_sessions"

    def ready(self) -> None:
        # Models can be imported only when every room has been read.
        from jordman.library.access import also_readable_through  # noqa: PLC0415
        from jordman.live_sessions.feeding import also_in_the_calendar  # noqa: PLC0415
        from jordman.team_sessions.invitations import events_for  # noqa: PLC0415
        from jordman.team_sessions.readable import ids_of_units_series  # noqa: PLC0415

        also_readable_through(ids_of_units_series)
        also_in_the_calendar(events_for)
