"""A unit's champions, for its manager."""

from django.urls import URLPattern

app_name = "unit_champions"

urlpatterns: list[URLPattern] = []
