"""Addresses of the instruments."""

from django.urls import URLPattern

app_name = "instruments"

urlpatterns: list[URLPattern] = []
