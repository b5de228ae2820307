"""People who sign in, and their rights over their own data."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "jordman.accounts"
    label = "accounts"
