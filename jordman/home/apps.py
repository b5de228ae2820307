"""The first page of the learner's place; no tables."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "jordman.home"
    label = "home"
