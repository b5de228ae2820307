"""What a unit's manager and team write, promise and find out."""

from jordman.workplaces.models.applying import RoutineChange
from jordman.workplaces.models.preparing import Promise, Readiness, ReservedTime, TargetPicture

__all__ = ["Promise", "Readiness", "ReservedTime", "RoutineChange", "TargetPicture"]
