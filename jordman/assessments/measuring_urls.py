"""Addresses of those who measure."""

from django.urls import URLPattern

app_name = "measuring"

urlpatterns: list[URLPattern] = []
