"""A joint effort with an aim, phases and units, and the systems that it takes into use."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "jordman.initiatives"
    label = "initiatives"
