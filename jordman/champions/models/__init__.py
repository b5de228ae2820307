"""Calls and applications, the agreement, and the hours that were set aside and used."""

from jordman.champions.models.calls import Application, Call
from jordman.champions.models.hours import HourUse, SupportEntry
from jordman.champions.models.mandates import Mandate

__all__ = ["Application", "Call", "HourUse", "Mandate", "SupportEntry"]
