"""Colleagues who lead and help: the call, the agreement, the hours and the log."""

from django.apps import AppConfig


class ChampionsConfig(AppConfig):
    name = "jordman.champions"
    label = "champions"
