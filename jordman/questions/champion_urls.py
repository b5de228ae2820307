"""Questions that reach a champion."""

from django.urls import URLPattern

app_name = "champion_questions"

urlpatterns: list[URLPattern] = []
