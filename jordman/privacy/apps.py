"""The register of personal data, and the person's rights built on it."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "jordman.privacy"
    label = "privacy"
