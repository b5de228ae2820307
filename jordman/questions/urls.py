"""Asking, one's own questions, and help articles."""

from django.urls import URLPattern

app_name = "questions"

urlpatterns: list[URLPattern] = []
