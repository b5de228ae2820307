"""The rules that say when an effort shows a known pattern of failure."""

from django.apps import AppConfig


class PitfallsConfig(AppConfig):
    name = "jordman.pitfalls"
    label = "pitfalls"

    def ready(self) -> None:
        # Models are there only now.
        from jordman.initiatives.showing import SECTIONS  # noqa: PLC0415
        from jordman.pitfalls.showing import section_of  # noqa: PLC0415

        SECTIONS.append(section_of)
