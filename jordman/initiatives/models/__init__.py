"""An initiative with its phases and units, and the systems that are taken into use."""

from jordman.initiatives.models.initiatives import (
    Aim,
    Anchoring,
    Goal,
    Initiative,
    InitiativeUnit,
    Phase,
    PhaseGate,
    Training,
    Turn,
)
from jordman.initiatives.models.rollouts import Rollout, RolloutUnit, System

__all__ = [
    "Aim",
    "Anchoring",
    "Goal",
    "Initiative",
    "InitiativeUnit",
    "Phase",
    "PhaseGate",
    "Rollout",
    "RolloutUnit",
    "System",
    "Training",
    "Turn",
]
