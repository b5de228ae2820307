"""Monthly participants and hours, as the European Social Fund wants them."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "jordman.participation"
    label = "participation"
