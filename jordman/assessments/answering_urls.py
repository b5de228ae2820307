"""Addresses where people answer and see what they have answered."""

from django.urls import URLPattern

app_name = "answering"

urlpatterns: list[URLPattern] = []
