"""Addresses of attendance files: below the session that they are for."""

from django.urls import path

from jordman.integrations.attendance_files import views

app_name = "attendance_files"

urlpatterns = [
    path("livepass/<int:pk>/narvaro/fil/", views.hand_in, name="hand_in"),
    path("livepass/<int:pk>/narvaro/fil/spara/", views.save, name="save"),
]
