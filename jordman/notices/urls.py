"""Addresses of this room."""

from django.urls import path

from jordman.notices import views

app_name = "notices"

urlpatterns = [
    path("", views.preferences, name="preferences"),
    path("av/<str:token>/", views.mute_by_link, name="mute"),
]
