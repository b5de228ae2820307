"""Live sessions: sign-up, attendance, recordings, groups."""

from django.apps import AppConfig


class LiveSessionsConfig(AppConfig):
    name = "jordman.live_sessions"
    label = "live_sessions"
