"""Every rule explained, and where the warnings stand."""

from django.urls import URLPattern

app_name = "pitfalls"

urlpatterns: list[URLPattern] = []
