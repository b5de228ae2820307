"""A unit's series: planning them, and what the unit has learnt."""

from django.urls import URLPattern

app_name = "series"

urlpatterns: list[URLPattern] = []
