"""Mail and reminders."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "jordman.notices"
    label = "notices"
