"""Progress through modules, recall and the time ledger."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "jordman.learning"
    label = "learning"
