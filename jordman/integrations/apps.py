"""One folder for each integration."""

from django.apps import AppConfig


class IntegrationsConfig(AppConfig):
    name = "jordman.integrations"
    label = "integrations"
