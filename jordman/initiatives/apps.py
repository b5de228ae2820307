"""A joint effort with an aim, phases and units, and the systems that it takes into use."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "jordman.initiatives"
    label = "initiatives"

    def ready(self) -> None:
        # Models are there only now.
        from jordman.initiatives.module_notes import notes_of  # noqa: PLC0415
        from jordman.learning.notes import MODULE_NOTES  # noqa: PLC0415

        MODULE_NOTES.append(notes_of)
