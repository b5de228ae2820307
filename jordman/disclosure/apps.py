"""Figures that never expose anyone."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    name = "jordman.disclosure"
    label = "disclosure"
