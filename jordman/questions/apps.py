"""Asking without shame: a question reaches a champion and never a manager."""

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "jordman.questions"
    label = "questions"
