"""Preparing a unit, and what became of it."""

from django.urls import URLPattern

app_name = "workplaces"

urlpatterns: list[URLPattern] = []
