"""Needs mapping: workshops, hypotheses, interviews, verdicts, and the decisions that came of them."""

from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "jordman.needs"
    label = "needs"
