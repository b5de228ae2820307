"""Programmes, enrolments and the personal plan."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "jordman.programmes"
    label = "programmes"
