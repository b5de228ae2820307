"""What stops a programme from opening, all of it at once. Pure: facts in, sentences out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from jordman.programmes.loops import find_loop
from jordman.programmes.plan import BlockFacts, ChoiceSetFacts, RuleFacts
from jordman.programmes.plan.reasons import in_words

MANDATORY = ("all", "orientation")


@dataclass(frozen=True)
class ProgrammeFacts:
    """The programme as it is built; `unpublished` holds ids of rules whose module nobody can read yet."""

    starts_on: date
    ends_on: date
    blocks: tuple[BlockFacts, ...]
    rules: tuple[RuleFacts, ...]
    choice_sets: tuple[ChoiceSetFacts, ...] = ()
    unpublished: frozenset[int] = frozenset()

    def rules_in(self, block_id: int) -> list[RuleFacts]:
        return [rule for rule in self.rules if rule.block_id == block_id]

    def mandatory_in(self, block_id: int) -> list[RuleFacts]:
        return [rule for rule in self.rules_in(block_id) if rule.requirement in MANDATORY]


def obstacles(programme: ProgrammeFacts) -> list[str]:
    """Sentences that say what to mend. An empty list: the programme can open."""
    if not programme.blocks:
        return [_("Lägg till minst ett block.")]
    return [
        *_modules(programme),
        *_dates(programme),
        *_gates(programme),
        *_choice_sets(programme),
        *_waiting_rings(programme),
    ]


def _modules(programme: ProgrammeFacts) -> Iterator[str]:
    for block in programme.blocks:
        if not programme.rules_in(block.id):
            yield _("%(block)s saknar moduler. Lägg till minst en, eller ta bort blocket.") % {"block": block.name}
    for rule in programme.rules:
        if rule.id in programme.unpublished:
            yield _("%(module)s är inte publicerad. Publicera den, eller ta bort den ur programmet.") % {
                "module": rule.title
            }


def _dates(programme: ProgrammeFacts) -> Iterator[str]:
    for block in programme.blocks:
        if not programme.starts_on <= block.opens_on <= programme.ends_on:
            yield _("%(block)s öppnar utanför programmets tid. Ändra blockets eller programmets datum.") % {
                "block": block.name
            }


def _gates(programme: ProgrammeFacts) -> Iterator[str]:
    names = {block.id: block.name for block in programme.blocks}
    links = gate_links(programme.blocks)
    ring = find_loop(links)
    if ring:
        yield _("Blocken väntar på varandra: %(blocks)s. Ta bort ett av villkoren.") % {
            "blocks": in_words(tuple(names[block_id] for block_id in ring))
        }
    sets_in = {rule.block_id for rule in programme.rules if rule.choice_set_id}
    for block in programme.blocks:
        gate = block.gated_by
        if gate in names and not programme.mandatory_in(gate) and gate not in sets_in:
            yield _("%(gate)s ska låsa upp %(block)s, men inget i det är obligatoriskt.") % {
                "gate": names[gate],
                "block": block.name,
            }


def _choice_sets(programme: ProgrammeFacts) -> Iterator[str]:
    for chosen in programme.choice_sets:
        options = sum(rule.choice_set_id == chosen.id for rule in programme.rules)
        if options < chosen.at_least:
            yield _("%(name)s kräver %(at_least)s moduler men har %(options)s att välja bland.") % {
                "name": chosen.name,
                "at_least": chosen.at_least,
                "options": options,
            }


def _waiting_rings(programme: ProgrammeFacts) -> Iterator[str]:
    """Modules that can never be reached: prerequisites and gates together."""
    titles = {rule.id: rule.title for rule in programme.rules}
    gated_by = {block.id: block.gated_by for block in programme.blocks}
    behind = {block_id: [rule.id for rule in programme.mandatory_in(block_id)] for block_id in gated_by}
    links = {
        rule.id: [first for first in rule.prerequisites if first in titles]
        + behind.get(gated_by[rule.block_id] or 0, [])
        for rule in programme.rules
    }
    ring = find_loop(links)
    if ring and not find_loop(gate_links(programme.blocks)):
        yield _("Modulerna väntar på varandra: %(modules)s. Ta bort ett av kraven.") % {
            "modules": in_words(tuple(titles[rule_id] for rule_id in ring))
        }


def gate_links(blocks: tuple[BlockFacts, ...]) -> dict[int, list[int]]:
    return {block.id: [block.gated_by] if block.gated_by else [] for block in blocks}
