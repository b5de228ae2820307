"""What people are asked with: questions, scales and answers, in versions that never change."""

from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "jordman.instruments"
    label = "instruments"
