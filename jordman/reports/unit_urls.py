"""Addresses of My unit."""

from django.urls import path

from jordman.reports.views import units

app_name = "unit"

urlpatterns = [
    path("", units.choose_unit, name="home"),
    path("<int:pk>/", units.show_unit, name="show"),
]
