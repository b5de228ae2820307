"""The unit's meeting days, plans that can be shared, series, sessions and who was there."""

from jordman.team_sessions.models.guesses import WrongCode
from jordman.team_sessions.models.invitations import CalendarEntry
from jordman.team_sessions.models.plans import PlanItem, SessionPlan
from jordman.team_sessions.models.presence import CatchUp, Phone, Presence
from jordman.team_sessions.models.room import RecallShown, Temperature, Thought
from jordman.team_sessions.models.series import MeetingDay, Series
from jordman.team_sessions.models.sessions import TeamSession

__all__ = [
    "CalendarEntry",
    "CatchUp",
    "MeetingDay",
    "Phone",
    "PlanItem",
    "Presence",
    "RecallShown",
    "Series",
    "SessionPlan",
    "TeamSession",
    "Temperature",
    "Thought",
    "WrongCode",
]
