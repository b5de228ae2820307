"""What people are asked with: questions, scales and answers, in versions that never change."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "jordman.instruments"
    label = "instruments"

    def ready(self) -> None:
        # Models are not loaded before the apps are ready.
        from jordman.instruments.tasks import take_in_shipped  # noqa: PLC0415
        from jordman.organisations.set_up import AFTER_SET_UP  # noqa: PLC0415

        AFTER_SET_UP.append(lambda organisation: take_in_shipped.enqueue())
