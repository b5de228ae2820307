"""Joining a session from a phone, without an account."""

from django.urls import URLPattern

app_name = "join"

urlpatterns: list[URLPattern] = []
