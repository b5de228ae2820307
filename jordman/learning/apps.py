"""Progress through modules, recall and the time ledger."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "jordman.learning"
    label = "learning"

    def ready(self) -> None:
        # Models are not loaded before the apps are ready.
        from jordman.learning.tallies import COMPLETIONS, HOUR_PEOPLE, HOURS, follow_enrolment  # noqa: PLC0415
        from jordman.programmes.moving import FOLLOWERS  # noqa: PLC0415
        from jordman.programmes.tallies import REGISTER  # noqa: PLC0415

        REGISTER.extend((HOURS, HOUR_PEOPLE, COMPLETIONS))
        FOLLOWERS.append(follow_enrolment)
