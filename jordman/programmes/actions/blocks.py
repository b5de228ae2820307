"""The blocks of a programme, and the sets of modules to choose among in them."""

from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.programmes.errors import BlockInUse, GateLoop
from jordman.programmes.loops import find_loop
from jordman.programmes.models import Block, ChoiceSet, Programme
from jordman.programmes.structures import changed


@transaction.atomic
def add_block(programme: Programme, *, by: User | None, **facts: Any) -> Block:
    """Add a block last. `facts` are its own fields: name, opens_on, closes_on and gated_by."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    last = programme.blocks.aggregate(last=Max("position"))["last"] or 0
    block = Block.objects.create(programme=programme, position=last + 1, **facts)
    record("block.added", block, by=by, organisation_id=programme.organisation_id)
    return block


@transaction.atomic
def change_block(block: Block, *, by: User, **facts: Any) -> Block:
    """Raises GateLoop when the block would come to wait for itself."""
    for name, value in facts.items():
        setattr(block, name, value)
    _refuse_loop(block)
    block.save(update_fields=list(facts))
    record("block.changed", block, by=by, organisation_id=block.programme.organisation_id, fields=sorted(facts))
    return block


@transaction.atomic
def remove_block(block: Block, *, by: User) -> None:
    """Raises BlockInUse in an open programme, where people's plans and what they have finished hang on it."""
    programme = Programme.objects.select_for_update().get(pk=block.programme_id)
    if programme.is_open:
        raise BlockInUse(_("Programmet är öppet, så blocket kan inte tas bort. Ändra det, eller avsluta programmet."))
    record("block.removed", block, by=by, organisation_id=programme.organisation_id)
    block.delete()


@transaction.atomic
def move_block(block: Block, *, by: User, steps: int) -> None:
    """Swap places with the block before (-1) or after (1). At the end of the row nothing happens."""
    Programme.objects.select_for_update().get(pk=block.programme_id)
    blocks = list(block.programme.blocks.order_by("position"))
    here = next(place for place, other in enumerate(blocks) if other.pk == block.pk)
    there = here + steps
    if not 0 <= there < len(blocks):
        return
    blocks.insert(there, blocks.pop(here))
    beyond = max(each.position for each in blocks)
    # Two rounds, because two blocks may never share a position, not even for a moment.
    for start in (beyond, 0):
        for place, each in enumerate(blocks, start=start + 1):
            Block.objects.filter(pk=each.pk).update(position=place)
    changed(Q(pk=block.programme_id))
    record("block.moved", block, by=by, organisation_id=block.programme.organisation_id)


def _refuse_loop(block: Block) -> None:
    links = {pk: [gate] if gate else [] for pk, gate in block.programme.blocks.values_list("pk", "gated_by_id")}
    links[block.pk] = [block.gated_by_id] if block.gated_by_id else []
    if find_loop(links):
        raise GateLoop(_("Blocken skulle vänta på varandra. Välj ett annat villkor."))


# Choice sets


@transaction.atomic
def add_choice_set(block: Block, *, by: User | None, name: str, at_least: int) -> ChoiceSet:
    """Make a set of modules of which at least some are to be done."""
    made = ChoiceSet.objects.create(block=block, name=name, at_least=at_least)
    record("choice_set.added", made, by=by, organisation_id=block.programme.organisation_id)
    return made


@transaction.atomic
def change_choice_set(chosen: ChoiceSet, *, by: User, name: str, at_least: int) -> ChoiceSet:
    chosen.name, chosen.at_least = name, at_least
    chosen.save(update_fields=["name", "at_least"])
    record("choice_set.changed", chosen, by=by, organisation_id=chosen.block.programme.organisation_id)
    return chosen


@transaction.atomic
def remove_choice_set(chosen: ChoiceSet, *, by: User) -> None:
    """The set goes; its modules stay as electives."""
    record("choice_set.removed", chosen, by=by, organisation_id=chosen.block.programme.organisation_id)
    chosen.delete()
