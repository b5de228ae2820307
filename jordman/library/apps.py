"""Modules, their steps and tools; authoring and review."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "jordman.library"
    label = "library"

    def ready(self) -> None:
        # Models are not loaded before the apps are ready.
        from jordman.library.tasks import take_in_starter_library  # noqa: PLC0415
        from jordman.organisations.set_up import AFTER_SET_UP  # noqa: PLC0415

        AFTER_SET_UP.append(lambda organisation: take_in_starter_library.enqueue(organisation.pk))
