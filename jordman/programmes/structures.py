"""Says when what learners see of a programme has changed, so that no process shows what it kept from before.

A programme carries a token that comes with it from the database. Whatever changes its blocks, rules, choice sets or
published modules gives it another one, in the same transaction. Rows that are changed past `save` and `delete`, in bulk
or with `update`, are followed by a call to `changed`.
"""

from collections.abc import Iterable
from uuid import uuid4

from django.db.models import Model, Q
from django.db.models.signals import m2m_changed, post_delete, post_save

from jordman.library.models import Category, Edition, Module
from jordman.programmes.models import Block, ChoiceSet, ModuleRule, Programme

# A draft is saved every few seconds while somebody writes, and changes none of these.
SHOWN = {"key", "category", "category_id", "edition", "edition_id"}


def changed(programmes: Q) -> None:
    """Give the programmes another token each."""
    for pk in Programme.objects.filter(programmes).order_by("pk").values_list("pk", flat=True).distinct():
        Programme.objects.filter(pk=pk).update(structure_token=uuid4())


def listen() -> None:
    """Follow every row that a structure is made of. Called once, when the room starts."""
    for model in (Block, ChoiceSet, ModuleRule):
        post_save.connect(_part_changed, model)
        post_delete.connect(_part_changed, model)
    m2m_changed.connect(_part_changed, ModuleRule.prerequisites.through)
    for shown in (Category, Edition, Module):
        post_save.connect(_module_changed, shown)


def _part_changed(instance: Block | ChoiceSet | ModuleRule, action: str = "", **about: object) -> None:
    if action.startswith("pre_"):
        return
    changed(Q(pk=instance.programme_id) if isinstance(instance, Block) else Q(blocks=instance.block_id))


def _module_changed(instance: Model, update_fields: Iterable[str] | None = None, **about: object) -> None:
    if isinstance(instance, Edition):
        changed(Q(blocks__rules__module=instance.module_id))
    elif update_fields is None or SHOWN & set(update_fields):
        where = "module" if isinstance(instance, Module) else "module__category"
        changed(Q(**{f"blocks__rules__{where}": instance.pk}))
