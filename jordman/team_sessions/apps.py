"""The unit's own 15 + 15 minutes: planned as a series, led by a colleague, counted once."""

from django.apps import AppConfig


class TeamSessionsConfig(AppConfig):
    name = "jordman.team_sessions"
    label = "team_sessions"
