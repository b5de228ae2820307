"""Pages and files that gather from many rooms; no tables."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "jordman.reports"
    label = "reports"
