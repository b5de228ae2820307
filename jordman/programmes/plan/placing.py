"""Which rules are in a person's plan, why, and what stands in the way of what.

The order of thought: what is in the plan (`_place`), what must come along because something else needs it
(`_bring_along`), and what each block still lacks (`_find_missing`).
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from jordman.programmes.plan.choosing import Options
from jordman.programmes.plan.reasons import Reason, ReasonKind
from jordman.programmes.plan.shapes import BlockFacts, PlanInput, RuleFacts


@dataclass(slots=True)
class Placed:
    """A rule that is in the plan: why, and whether the block is unfinished without it."""

    why: Reason
    counts: bool
    is_chosen: bool = False


class Placing:
    """Every rule of the programme, and the place of those that are in this person's plan."""

    def __init__(self, given: PlanInput) -> None:
        self.given = given
        self.blocks = {block.id: block for block in sorted(given.blocks, key=lambda block: (block.position, block.id))}
        self.rules = self._in_order()
        self.started = frozenset(given.started)
        self.options = self._read_options()
        self.placed: dict[int, Placed] = {}
        for rule in self.rules.values():
            placed = self._place(rule)
            if placed is not None:
                self.placed[rule.id] = placed
        self._bring_along()
        self.missing_in = self._find_missing()

    def _in_order(self) -> dict[int, RuleFacts]:
        order = {block_id: index for index, block_id in enumerate(self.blocks)}

        def place(rule: RuleFacts) -> tuple[int, int, int, int]:
            return order[rule.block_id], rule.category, rule.position, rule.id

        return {rule.id: rule for rule in sorted(self.given.rules, key=place)}

    # What is true of one rule and this person

    def has_begun(self, rule: RuleFacts) -> bool:
        return rule.module_id in self.given.done or rule.module_id in self.started

    def is_mandatory(self, rule: RuleFacts) -> bool:
        if rule.level not in ("any", self.given.level):
            return False
        if rule.requirement == "orientation":
            return rule.orientation == self.given.orientation
        return rule.requirement == "all"

    def is_for_person(self, rule: RuleFacts) -> bool:
        return self.is_mandatory(rule) or rule.is_for(self.given.orientation, self.given.level)

    def is_open_option(self, rule: RuleFacts) -> bool:
        """One of a choice set's modules that is neither chosen nor begun."""
        placed = self.placed.get(rule.id)
        return (
            placed is not None
            and placed.why.kind == ReasonKind.CHOICE_SET
            and not placed.is_chosen
            and not self.has_begun(rule)
        )

    def unmet_prerequisites(self, rule: RuleFacts) -> list[RuleFacts]:
        """Those meant for somebody else do not count, and neither does a rule that is gone."""
        found = (self.rules.get(rule_id) for rule_id in rule.prerequisites)
        return [
            first
            for first in found
            if first is not None and first.module_id not in self.given.done and self.is_for_person(first)
        ]

    # What is in the plan

    def _read_options(self) -> dict[int, Options]:
        sets = {facts.id: Options(facts) for facts in self.given.choice_sets}
        for rule in self.rules.values():
            options = self._options_of(rule, sets)
            if options is not None:
                options.members.append(rule)
                options.taken += rule.id in self.given.chosen or self.has_begun(rule)
                options.done += rule.module_id in self.given.done
        return sets

    def _options_of(self, rule: RuleFacts, sets: dict[int, Options]) -> Options | None:
        if rule.choice_set_id is None or rule.requirement != "elective":
            return None
        return sets.get(rule.choice_set_id) if rule.is_for(self.given.orientation, self.given.level) else None

    def _place(self, rule: RuleFacts) -> Placed | None:
        if self.is_mandatory(rule):
            kind = ReasonKind.ORIENTATION if rule.requirement == "orientation" else ReasonKind.ALL
            return Placed(Reason(kind, orientation=rule.orientation), counts=True)
        is_chosen = rule.id in self.given.chosen
        options = self._options_of(rule, self.options)
        if options is not None:
            is_in = is_chosen or self.has_begun(rule) or options.open_places > 0
            return Placed(options.reason, counts=False, is_chosen=is_chosen) if is_in else None
        if is_chosen:
            return Placed(Reason(ReasonKind.CHOSEN), counts=False, is_chosen=True)
        if rule.module_id in self.given.done:
            return Placed(Reason(ReasonKind.DONE), counts=False)
        return Placed(Reason(ReasonKind.STARTED), counts=False) if rule.module_id in self.started else None

    def _bring_along(self) -> None:
        """What a module in the plan needs first is in the plan too, so that nothing leads to a closed door.

        An option of a choice set brings nothing along before it is chosen.
        """
        in_plan = [self.rules[rule_id] for rule_id in self.placed]
        waiting = [rule for rule in in_plan if not self.has_begun(rule) and not self.is_open_option(rule)]
        while waiting:
            needing = waiting.pop()
            counts = self.placed[needing.id].counts
            for rule in self.unmet_prerequisites(needing):
                there = self.placed.get(rule.id)
                if there is not None and (there.counts or not counts) and not self.is_open_option(rule):
                    continue
                reason = Reason(ReasonKind.NEEDED, name=needing.title)
                self.placed[rule.id] = Placed(reason, counts, is_chosen=rule.id in self.given.chosen)
                waiting.append(rule)

    # What stands in the way

    def _find_missing(self) -> dict[int, list[str]]:
        missing: dict[int, list[str]] = {block_id: [] for block_id in self.blocks}
        for rule_id, placed in self.placed.items():
            rule = self.rules[rule_id]
            if placed.counts and rule.module_id not in self.given.done:
                missing[rule.block_id].append(rule.title)
        for options in self.options.values():
            if options.lacks and options.block_id is not None:
                words = _("%(number)s till i %(name)s") % {"number": options.lacks, "name": options.facts.name}
                missing[options.block_id].append(words)
        return missing

    def gate(self, block: BlockFacts) -> tuple[str, ...]:
        """What is missing in the blocks before this one, the earliest first."""
        names: list[str] = []
        passed = {block.id}
        at = block.gated_by
        while at is not None and at in self.blocks and at not in passed:
            names = [*self.missing_in[at], *names]
            passed.add(at)
            at = self.blocks[at].gated_by
        return tuple(names)
