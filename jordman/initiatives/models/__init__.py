"""An initiative with its phases and units, and the systems that are taken into use."""

from jordman.initiatives.models.initiatives import Anchoring, Initiative, InitiativeUnit, PhaseGate, Training
from jordman.initiatives.models.rollouts import Rollout, RolloutUnit, System

__all__ = ["Anchoring", "Initiative", "InitiativeUnit", "PhaseGate", "Rollout", "RolloutUnit", "System", "Training"]
