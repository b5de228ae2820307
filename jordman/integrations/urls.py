"""Addresses of this room: a folder of addresses for each integration."""

from django.urls import include, path

app_name = "integrations"

urlpatterns = [
    path("", include("jordman.integrations.staff_files.urls")),
]
