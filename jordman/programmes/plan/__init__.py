"""A person's own plan: a pure function of rules, choices, dates and what is done."""

from jordman.programmes.plan.building import build_plan
from jordman.programmes.plan.reasons import Lock, Reason, ReasonKind
from jordman.programmes.plan.shapes import (
    BlockFacts,
    ChoiceSetFacts,
    Done,
    Elective,
    Plan,
    PlanBlock,
    PlanCategory,
    PlanInput,
    PlanItem,
    RuleFacts,
    State,
)

__all__ = [
    "BlockFacts",
    "ChoiceSetFacts",
    "Done",
    "Elective",
    "Lock",
    "Plan",
    "PlanBlock",
    "PlanCategory",
    "PlanInput",
    "PlanItem",
    "Reason",
    "ReasonKind",
    "RuleFacts",
    "State",
    "build_plan",
]
