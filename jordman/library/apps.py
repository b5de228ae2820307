"""Modules, their steps and tools; authoring and review."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "jordman.library"
    label = "library"
