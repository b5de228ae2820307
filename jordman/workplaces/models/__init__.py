"""What a unit's manager and team write, promise and find out."""

from jordman.workplaces.models.applying import RoutineChange
from jordman.workplaces.models.managers import ManagerPreparation, Promise
from jordman.workplaces.models.preparing import Readiness, ReservedTime, TargetPicture

__all__ = ["ManagerPreparation", "Promise", "Readiness", "ReservedTime", "RoutineChange", "TargetPicture"]
