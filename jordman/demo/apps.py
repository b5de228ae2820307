"""A Swedish demonstration to look at."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "jordman.demo"
    label = "demo"
