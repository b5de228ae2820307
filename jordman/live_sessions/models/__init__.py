"""Live sessions: the meeting, who signed up, who was there, and the groups that talk together."""

from jordman.live_sessions.models.feeds import CalendarFeed
from jordman.live_sessions.models.groups import GroupMember, NetworkGroup
from jordman.live_sessions.models.people import Attendance, SignUp
from jordman.live_sessions.models.sessions import LiveSession

__all__ = ["Attendance", "CalendarFeed", "GroupMember", "LiveSession", "NetworkGroup", "SignUp"]
