"""What a unit's manager prepares and promises, and what became of it."""

from django.apps import AppConfig


class WorkplacesConfig(AppConfig):
    name = "jordman.workplaces"
    label = "workplaces"
