"""Sessions that one leads: the list, the room's screen, attendance, the sheet."""

from django.urls import URLPattern

app_name = "team_sessions"

urlpatterns: list[URLPattern] = []
