"""A programme as its lead sees it while building: blocks, categories, and for each module what its rule says. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jordman.programmes.plan import BlockFacts, ChoiceSetFacts, RuleFacts
from jordman.programmes.plan.reasons import FOR_ORIENTATION, day_in_words, in_words
from jordman.programmes.readiness import ProgrammeFacts

LEVELS: dict[str, str | Promise] = {"basic": gettext_lazy("Grundnivå"), "advanced": gettext_lazy("Avancerad nivå")}


@dataclass(frozen=True)
class RuleLine:
    id: int
    title: str
    minutes: int
    for_whom: str
    notes: tuple[str, ...]
    is_published: bool


@dataclass(frozen=True)
class CategoryLines:
    number: int
    name: str
    lines: tuple[RuleLine, ...]


@dataclass(frozen=True)
class SetLine:
    facts: ChoiceSetFacts
    options: int


@dataclass(frozen=True)
class BlockLines:
    facts: BlockFacts
    gate: str
    categories: tuple[CategoryLines, ...]
    sets: tuple[SetLine, ...]

    @property
    def modules(self) -> int:
        return sum(len(category.lines) for category in self.categories)


def overview(
    programme: ProgrammeFacts, names: Mapping[int, str], sets_in: Mapping[int, Iterable[int]]
) -> tuple[BlockLines, ...]:
    """`names` are those of the categories; `sets_in` says which choice sets belong to which block."""
    blocks = {block.id: block for block in programme.blocks}
    return tuple(
        BlockLines(
            block,
            blocks[block.gated_by].name if block.gated_by in blocks else "",
            _categories(programme, block, names),
            _sets(programme, sets_in.get(block.id, ())),
        )
        for block in programme.blocks
    )


def _sets(programme: ProgrammeFacts, ids: Iterable[int]) -> tuple[SetLine, ...]:
    wanted = set(ids)
    return tuple(
        SetLine(facts, sum(rule.choice_set_id == facts.id for rule in programme.rules))
        for facts in programme.choice_sets
        if facts.id in wanted
    )


def _categories(programme: ProgrammeFacts, block: BlockFacts, names: Mapping[int, str]) -> tuple[CategoryLines, ...]:
    rules = sorted(programme.rules_in(block.id), key=lambda rule: (rule.category, rule.position, rule.id))
    numbers = sorted({rule.category for rule in rules})
    return tuple(
        CategoryLines(
            number,
            names.get(number, ""),
            tuple(_line(programme, rule) for rule in rules if rule.category == number),
        )
        for number in numbers
    )


def _line(programme: ProgrammeFacts, rule: RuleFacts) -> RuleLine:
    is_published = rule.id not in programme.unpublished
    return RuleLine(rule.id, rule.title, rule.minutes, for_whom(rule), tuple(_notes(programme, rule)), is_published)


def for_whom(rule: RuleFacts) -> str:
    if rule.requirement == "all":
        return _("Obligatorisk för alla")
    if rule.requirement == "orientation":
        return str(FOR_ORIENTATION[rule.orientation])
    return _("Valbar")


def _notes(programme: ProgrammeFacts, rule: RuleFacts) -> list[str]:
    """What else the rule says, each as a few words."""
    sets = {facts.id: facts for facts in programme.choice_sets}
    titles = {other.id: other.title for other in programme.rules}
    chosen = sets.get(rule.choice_set_id) if rule.choice_set_id else None
    firsts = tuple(titles[first] for first in rule.prerequisites if first in titles)
    notes = [
        str(LEVELS.get(rule.level, "")),
        _("Tas gemensamt") if rule.is_joint else "",
        _("Minst %(at_least)s i %(name)s") % {"at_least": chosen.at_least, "name": chosen.name} if chosen else "",
        _("Efter %(modules)s") % {"modules": in_words(firsts)} if firsts else "",
        _("Öppnar %(day)s") % {"day": day_in_words(rule.opens_on)} if rule.opens_on else "",
    ]
    return [note for note in notes if note]
