"""What was done, when and by whom."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "jordman.audit"
    label = "audit"
