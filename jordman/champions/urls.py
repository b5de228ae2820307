"""Calls, one's own application and mandate, the log, the network."""

from django.urls import URLPattern

app_name = "champions"

urlpatterns: list[URLPattern] = []
