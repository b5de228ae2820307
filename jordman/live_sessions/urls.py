"""Addresses of this room."""

from django.urls import URLPattern

app_name = "live_sessions"

urlpatterns: list[URLPattern] = []
