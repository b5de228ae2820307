"""The tree of organisations, employments and role grants."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "jordman.organisations"
    label = "organisations"
