"""A whole Level Up from one click."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.library.models import Module
from jordman.organisations.models import Organisation
from jordman.programmes.level_up import (
    STARTERS,
    Template,
    TemplateBlock,
    TemplateModule,
    dates_of,
    read_template,
    sessions_of,
    starter_keys,
)
from jordman.programmes.models import Block, ModuleRule, Programme
from jordman.programmes.modules import level_in_programme, modules_for


@dataclass(frozen=True)
class Started:
    """`missing` are titles of modules in the template that nobody has published yet."""

    programme: Programme
    missing: tuple[str, ...]


@transaction.atomic
def start_level_up(*, by: User | None, organisation: Organisation, year: int) -> Started:
    """Make a draft of Level Up for `year`, of the modules that are published and readable here."""
    template, dates = read_template(), dates_of(year)
    programme = Programme.objects.create(
        organisation=organisation,
        name=f"{template.name} {year}",
        purpose=template.purpose,
        status=Programme.Status.DRAFT,
        target_people=template.target_people,
        target_women_percent=template.target_women_percent,
        weekly_minutes=template.weekly_minutes,
        enrolment_closes_on=dates.main_opens_on + timedelta(weeks=template.enrolment_closes_weeks_into_main, days=-3),
        starts_on=dates.base_opens_on,
        ends_on=dates.main_closes_on,
    )
    blocks = _make_blocks(programme, template, year)
    found = {module.key: module for module in modules_for(programme).filter(key__in=_wanted(template))}
    for each in template.blocks:
        _make_rules(blocks[each.key], _rules_for(each, template, found))
    for starter in STARTERS:
        starter(programme, sessions_of(year), by)
    record("programme.started_from_template", programme, by=by, organisation_id=organisation.pk, year=year)
    return Started(programme, tuple(missing_modules(template, set(found))))


def missing_modules(template: Template, found: set[str]) -> list[str]:
    return [each.title for block in template.blocks for each in block.modules if each.key not in found]


def _wanted(template: Template) -> set[str]:
    return {each.key for block in template.blocks for each in block.modules} | starter_keys()


def _make_blocks(programme: Programme, template: Template, year: int) -> dict[str, Block]:
    dates = dates_of(year)
    blocks: dict[str, Block] = {}
    for position, each in enumerate(template.blocks, start=1):
        blocks[each.key] = Block.objects.create(
            programme=programme,
            name=each.name,
            position=position,
            opens_on=dates.opens_on(each.key),
            closes_on=dates.closes_on(each.key),
            gated_by=blocks.get(each.gated_by),
        )
    return blocks


def _rules_for(
    block: TemplateBlock, template: Template, found: dict[str, Module]
) -> list[tuple[Module, TemplateModule]]:
    """The template's own lines first, then every other starter module whose category belongs in this block."""
    named = {each.key for other in template.blocks for each in other.modules}
    rules = [(found[each.key], each) for each in block.modules if each.key in found]
    others = (module for key, module in sorted(found.items()) if key not in named)
    return rules + [
        (module, TemplateModule(module.key, module.title, level=level_in_programme(module)))
        for module in others
        if template.others.get(module.category_id) == block.key
    ]


def _make_rules(block: Block, rules: list[tuple[Module, TemplateModule]]) -> None:
    ModuleRule.objects.bulk_create(
        ModuleRule(
            block=block,
            module=module,
            position=position,
            requirement=line.requirement,
            orientation=line.orientation,
            level=line.level,
            is_joint=line.is_joint,
        )
        for position, (module, line) in enumerate(rules, start=1)
    )
