"""The modules of a block, and the rule for each."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.library.models import Module
from jordman.programmes.errors import ModuleUnavailable, PrerequisiteLoop
from jordman.programmes.loops import find_loop
from jordman.programmes.models import Block, ModuleRule, Programme
from jordman.programmes.modules import level_in_programme, new_modules_for
from jordman.programmes.structures import changed


@transaction.atomic
def add_modules(
    block: Block, *, by: User | None, modules: Collection[Module], requirement: str = ModuleRule.Requirement.ELECTIVE
) -> list[ModuleRule]:
    """Put modules last in a block, all at once or none.

    Raises ModuleUnavailable when one is already in the programme or is not shared with its organisation.
    """
    Programme.objects.select_for_update().get(pk=block.programme_id)
    ids = [module.pk for module in modules]
    if new_modules_for(block.programme).filter(pk__in=ids).count() != len(set(ids)):
        raise ModuleUnavailable(_("En av modulerna finns redan i programmet eller går inte att använda. Välj igen."))
    last = block.rules.aggregate(last=Max("position"))["last"] or 0
    rules = [
        ModuleRule.objects.create(
            block=block, module=module, position=last + place, requirement=requirement, level=level_in_programme(module)
        )
        for place, module in enumerate(modules, start=1)
    ]
    record("block.modules_added", block, by=by, organisation_id=block.programme.organisation_id, modules=ids)
    return rules


@transaction.atomic
def change_rule(rule: ModuleRule, *, by: User | None, prerequisites: Iterable[ModuleRule], **facts: Any) -> ModuleRule:
    """Set for whom, how and after what. Raises PrerequisiteLoop when modules would come to wait for each other.

    What is mandatory for all has no orientation, and only electives stand in a choice set.
    """
    firsts = list(prerequisites)
    _refuse_loop(rule, firsts)
    for name, value in facts.items():
        setattr(rule, name, value)
    if rule.requirement == ModuleRule.Requirement.ALL:
        rule.orientation = ""
    if rule.requirement != ModuleRule.Requirement.ELECTIVE:
        rule.choice_set = None
    rule.save()
    rule.prerequisites.set(firsts)
    record("rule.changed", rule, by=by, organisation_id=rule.block.programme.organisation_id, fields=sorted(facts))
    return rule


def _refuse_loop(rule: ModuleRule, firsts: list[ModuleRule]) -> None:
    programme_id = rule.block.programme_id
    through = ModuleRule.prerequisites.through
    rows = through.objects.filter(from_modulerule__block__programme_id=programme_id)
    links: dict[int, list[int]] = {rule.pk: [first.pk for first in firsts]}
    for waiting, first in rows.exclude(from_modulerule=rule).values_list("from_modulerule_id", "to_modulerule_id"):
        links.setdefault(waiting, []).append(first)
    ring = find_loop(links)
    if not ring:
        return
    other = next((first for first in firsts if first.pk in ring), rule)
    raise PrerequisiteLoop(
        _("%(module)s och %(other)s skulle vänta på varandra. Ta bort ett av kraven.")
        % {"module": rule.module.title, "other": other.module.title}
    )


@transaction.atomic
def move_rule(rule: ModuleRule, *, by: User, steps: int) -> None:
    """Swap places with the module before (-1) or after (1) in the same block and category."""
    rules = list(
        ModuleRule.objects.select_for_update(of=("self",))
        .filter(block=rule.block, module__category=rule.module.category_id)
        .order_by("position", "pk")
    )
    here = next(place for place, other in enumerate(rules) if other.pk == rule.pk)
    there = here + steps
    if not 0 <= there < len(rules):
        return
    positions = sorted(other.position for other in rules)
    rules.insert(there, rules.pop(here))
    for place, other in enumerate(rules):
        other.position = max(positions[place], rules[place - 1].position + 1 if place else 0)
    ModuleRule.objects.bulk_update(rules, ["position"])
    changed(Q(blocks=rule.block_id))
    record("rule.moved", rule, by=by, organisation_id=rule.block.programme.organisation_id)


@transaction.atomic
def remove_rule(rule: ModuleRule, *, by: User) -> None:
    """Take the module out of the programme. What people have done in it stays theirs."""
    record("rule.removed", rule, by=by, organisation_id=rule.block.programme.organisation_id, module=rule.module_id)
    rule.delete()
