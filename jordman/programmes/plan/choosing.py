"""A choice set as one person meets it: the options meant for them, and how many they have to do."""

from dataclasses import dataclass, field

from jordman.programmes.plan.reasons import Reason, ReasonKind
from jordman.programmes.plan.shapes import ChoiceSetFacts, RuleFacts


@dataclass(slots=True)
class Options:
    facts: ChoiceSetFacts
    members: list[RuleFacts] = field(default_factory=list)
    taken: int = 0
    done: int = 0

    @property
    def needed(self) -> int:
        """Never more than there is to choose among."""
        return min(self.facts.at_least, len(self.members))

    @property
    def lacks(self) -> int:
        """How many are still to be done."""
        return max(0, self.needed - self.done)

    @property
    def open_places(self) -> int:
        """How many are still to be chosen."""
        return max(0, self.needed - self.taken)

    @property
    def reason(self) -> Reason:
        return Reason(ReasonKind.CHOICE_SET, name=self.facts.name, at_least=self.needed, of=len(self.members))

    @property
    def block_id(self) -> int | None:
        return self.members[0].block_id if self.members else None
