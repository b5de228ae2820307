"""Jordmån: digital competence in health and social care, learned at work, together, without shame."""

from importlib.metadata import version

__version__ = version("jordman")
