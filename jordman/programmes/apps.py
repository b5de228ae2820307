"""Programmes, the personal plan, enrolment."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "jordman.programmes"
    label = "programmes"

    def ready(self) -> None:
        # Models can be imported only when every room has been read.
        from jordman.library.access import also_readable_through  # noqa: PLC0415
        from jordman.programmes import structures  # noqa: PLC0415
        from jordman.programmes.modules import ids_of_enrolled  # noqa: PLC0415

        also_readable_through(ids_of_enrolled)
        structures.listen()
