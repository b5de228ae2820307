"""Evaluations: questions, sources, findings with footnotes, quotes without identity, and reports that are kept."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    name = "jordman.evaluations"
    label = "evaluations"
