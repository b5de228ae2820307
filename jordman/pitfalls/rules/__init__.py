"""The known patterns of failure, one small pure function each. A rule proposes; people decide."""

from jordman.pitfalls.rules.anchoring import NOBODY_TAKES_OVER, ONLY_AT_THE_TOP, ORDERED_NOT_OWNED, SLOGANS
from jordman.pitfalls.rules.champions import NO_TIME
from jordman.pitfalls.rules.change import NOT_READY, NOTHING_CHANGED
from jordman.pitfalls.rules.managers import MANAGER_LEFT_OUT, NO_HOURS, WEAK_LEAD
from jordman.pitfalls.rules.meetings import LONG_LECTURES, NO_QUESTION
from jordman.pitfalls.rules.reach import TOO_FEW
from jordman.pitfalls.rules.record import Rule
from jordman.pitfalls.rules.repetition import NOTHING_AFTER, SINGLE_EFFORT
from jordman.pitfalls.rules.technology import BOUGHT_NOT_LEARNT, ONLY_TRIED, TOO_SOON

__all__ = ["RULES", "Rule"]

# In the order that pages show them: the five of the report, then what stops a start, then what wears an effort down.
RULES: dict[str, Rule] = {
    rule.key: rule
    for rule in (
        *(SINGLE_EFFORT, TOO_FEW, ONLY_TRIED, MANAGER_LEFT_OUT, NOTHING_CHANGED),
        *(ONLY_AT_THE_TOP, NOT_READY, TOO_SOON, NO_HOURS, NO_TIME, WEAK_LEAD, LONG_LECTURES, NO_QUESTION),
        *(BOUGHT_NOT_LEARNT, NOTHING_AFTER, ORDERED_NOT_OWNED, SLOGANS, NOBODY_TAKES_OVER),
    )
}
