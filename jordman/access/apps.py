"""Permissions and roles: two short lists."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "jordman.access"
    label = "access"
