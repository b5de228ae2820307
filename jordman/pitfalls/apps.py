"""The rules that say when an effort shows a known pattern of failure."""

from django.apps import AppConfig


class PitfallsConfig(AppConfig):
    name = "jordman.pitfalls"
    label = "pitfalls"
