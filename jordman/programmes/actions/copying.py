"""A programme once more, in another year."""

from datetime import date, timedelta

from django.db import transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.programmes.models import Block, ChoiceSet, ModuleRule, Programme


@transaction.atomic
def copy_programme(programme: Programme, *, by: User, name: str, starts_on: date) -> Programme:
    """Copy blocks, rules and sets to a draft, every date moved by whole weeks so that weekdays are kept. No people."""
    move = timedelta(weeks=round((starts_on - programme.starts_on).days / 7))
    copy = Programme.objects.create(
        organisation=programme.organisation,
        name=name,
        purpose=programme.purpose,
        status=Programme.Status.DRAFT,
        target_people=programme.target_people,
        target_women_percent=programme.target_women_percent,
        weekly_minutes=programme.weekly_minutes,
        enrolment_closes_on=_moved(programme.enrolment_closes_on, move),
        starts_on=programme.starts_on + move,
        ends_on=programme.ends_on + move,
    )
    blocks = _copy_blocks(programme, copy, move)
    _copy_rules(programme, blocks, _copy_sets(programme, blocks), move)
    record("programme.copied", copy, by=by, organisation_id=copy.organisation_id, source=programme.pk)
    return copy


def _moved(day: date | None, move: timedelta) -> date | None:
    return day + move if day else None


def _copy_blocks(programme: Programme, copy: Programme, move: timedelta) -> dict[int, Block]:
    originals = list(programme.blocks.order_by("position"))
    copies = {
        block.pk: Block.objects.create(
            programme=copy,
            name=block.name,
            position=block.position,
            opens_on=block.opens_on + move,
            closes_on=_moved(block.closes_on, move),
        )
        for block in originals
    }
    for block in originals:
        if block.gated_by_id in copies:
            Block.objects.filter(pk=copies[block.pk].pk).update(gated_by=copies[block.gated_by_id])
    return copies


def _copy_sets(programme: Programme, blocks: dict[int, Block]) -> dict[int, ChoiceSet]:
    return {
        each.pk: ChoiceSet.objects.create(block=blocks[each.block_id], name=each.name, at_least=each.at_least)
        for each in ChoiceSet.objects.filter(block__programme=programme).order_by("pk")
    }


def _copy_rules(programme: Programme, blocks: dict[int, Block], sets: dict[int, ChoiceSet], move: timedelta) -> None:
    originals = list(ModuleRule.objects.filter(block__programme=programme).prefetch_related("prerequisites"))
    copies = {
        rule.pk: ModuleRule.objects.create(
            block=blocks[rule.block_id],
            module_id=rule.module_id,
            position=rule.position,
            requirement=rule.requirement,
            orientation=rule.orientation,
            level=rule.level,
            is_joint=rule.is_joint,
            choice_set=sets.get(rule.choice_set_id) if rule.choice_set_id else None,
            opens_on=_moved(rule.opens_on, move),
        )
        for rule in originals
    }
    for rule in originals:
        copies[rule.pk].prerequisites.set(copies[first.pk] for first in rule.prerequisites.all())
