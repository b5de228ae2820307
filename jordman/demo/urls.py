"""Addresses of this room."""

from django.urls import path

from jordman.demo import views

app_name = "demo"

urlpatterns = [
    path("", views.choose, name="choose"),
    path("personer.json", views.sign_ins, name="sign_ins"),
]
