"""Addresses of this room."""

from django.urls import path
from django.views.generic import RedirectView

from jordman.accounts import views

app_name = "accounts"

urlpatterns = [
    # The library's own overview of second steps, of which we have none.
    path("konto/2fa/", RedirectView.as_view(pattern_name="mfa_list_webauthn")),
    path("in/<str:token>/", views.sign_in_by_link, name="sign_in_by_link"),
    path("mig/", views.me, name="me"),
    path("mig/uppgifter/", views.my_data, name="my_data"),
    path("mig/uppgifter/hamta/", views.download_my_data, name="download_my_data"),
    path("mig/radera/", views.erase_me, name="erase_me"),
]
