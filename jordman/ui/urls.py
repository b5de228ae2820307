"""Pages about the service, open to everyone, and the gallery of components."""

from django.urls import path

from jordman.ui import views

app_name = "ui"

urlpatterns = [
    path("om/vem-ser-vad/", views.who_sees_what, name="who_sees_what"),
    path("om/personuppgifter/", views.personal_data, name="personal_data"),
    path("om/tillganglighet/", views.accessibility, name="accessibility"),
    path("om/hjalp/", views.help_page, name="help"),
    path("ui/", views.gallery, name="gallery"),
]
