"""Running the house."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "jordman.operations"
    label = "operations"
