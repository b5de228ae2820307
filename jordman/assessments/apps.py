"""What a person can answer about what they know."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "jordman.assessments"
    label = "assessments"
