"""Live sessions: sign-up, attendance, recordings, groups."""

from django.apps import AppConfig


class LiveSessionsConfig(AppConfig):
    name = "jordman.live_sessions"
    label = "live_sessions"

    def ready(self) -> None:
        # Models are not loaded before the apps are ready.
        from jordman.live_sessions.actions.sessions import plan_template  # noqa: PLC0415
        from jordman.programmes.level_up import STARTERS  # noqa: PLC0415

        STARTERS.append(plan_template)
