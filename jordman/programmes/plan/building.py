"""From rules, choices, dates and what is done to a plan, in one pass over the rules."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from jordman.programmes.plan.choosing import Options
from jordman.programmes.plan.placing import Placing
from jordman.programmes.plan.reasons import Lock, ReasonKind
from jordman.programmes.plan.shapes import (
    BlockFacts,
    Elective,
    Plan,
    PlanBlock,
    PlanCategory,
    PlanInput,
    PlanItem,
    RuleFacts,
    State,
)


def build_plan(given: PlanInput) -> Plan:
    """The plan of one person. Every rule is there at most once; nothing mandatory is left out."""
    placing = Placing(given)
    rules_in: dict[int, list[RuleFacts]] = {block_id: [] for block_id in placing.blocks}
    for rule_id in placing.rules:
        if rule_id in placing.placed:
            rule = placing.rules[rule_id]
            rules_in[rule.block_id].append(rule)
    blocks = tuple(_block(placing, facts, rules_in[facts.id]) for facts in placing.blocks.values())
    items = [item for block in blocks for item in block.items]
    return Plan(
        blocks,
        _all_categories(placing, items),
        _electives(placing),
        _next(items, given.started),
        minutes_done=sum(block.minutes_done for block in blocks),
        minutes_left=sum(block.minutes_left for block in blocks),
    )


def _block(placing: Placing, facts: BlockFacts, rules: list[RuleFacts]) -> PlanBlock:
    gate = placing.gate(facts)
    items = [_item(placing, rule, facts, gate) for rule in rules]
    here = [options for options in placing.options.values() if options.block_id == facts.id]
    return PlanBlock(
        facts,
        _categories(items, placing.given),
        _lock(facts.opens_on, gate, placing.given.today),
        mandatory_done=sum(item.counts and item.is_done for item in items)
        + sum(options.needed - options.lacks for options in here),
        mandatory_total=sum(item.counts for item in items) + sum(options.needed for options in here),
        minutes_done=sum(item.minutes for item in items if item.is_done),
        minutes_left=_minutes_left(items, here),
    )


def _item(placing: Placing, rule: RuleFacts, block: BlockFacts, gate: tuple[str, ...]) -> PlanItem:
    placed = placing.placed[rule.id]
    done = placing.given.done.get(rule.module_id)
    lock = None
    if done is not None:
        state = State.DONE
    elif rule.module_id in placing.started:
        state = State.STARTED
    else:
        opens_on = max(block.opens_on, rule.opens_on or date.min)
        first = gate or tuple(other.title for other in placing.unmet_prerequisites(rule))
        lock = _lock(opens_on, first, placing.given.today)
        state = State.LOCKED if lock else State.OPEN
    return PlanItem(rule, state, placed.why, placed.counts, placed.is_chosen, lock, done)


def _lock(opens_on: date, first: tuple[str, ...], today: date) -> Lock | None:
    waits = opens_on > today
    return Lock(opens_on if waits else None, first, today.year) if waits or first else None


def _is_open_option(item: PlanItem) -> bool:
    return item.why.kind == ReasonKind.CHOICE_SET and not item.is_chosen and item.state in (State.OPEN, State.LOCKED)


def _minutes_left(items: Iterable[PlanItem], sets: Iterable[Options]) -> int:
    """Of a choice set, as many of its first open options count as are still to be chosen."""
    left = 0
    of_options: dict[int | None, list[int]] = defaultdict(list)
    for item in items:
        if _is_open_option(item):
            of_options[item.rule.choice_set_id].append(item.minutes)
        elif not item.is_done:
            left += item.minutes
    return left + sum(sum(of_options[options.facts.id][: options.open_places]) for options in sets)


def _categories(items: Iterable[PlanItem], given: PlanInput) -> tuple[PlanCategory, ...]:
    grouped: dict[int, list[PlanItem]] = defaultdict(list)
    for item in items:
        grouped[item.rule.category].append(item)
    return tuple(
        PlanCategory(number, given.categories.get(number, ""), tuple(grouped[number])) for number in sorted(grouped)
    )


def _all_categories(placing: Placing, items: Iterable[PlanItem]) -> tuple[PlanCategory, ...]:
    """Every category of the programme in order, also one in which this person has chosen nothing yet."""
    names = placing.given.categories
    grouped = {category.number: category for category in _categories(items, placing.given)}
    numbers = {*names, *(rule.category for rule in placing.rules.values())}
    return tuple(grouped.get(number) or PlanCategory(number, names.get(number, ""), ()) for number in sorted(numbers))


def _electives(placing: Placing) -> tuple[Elective, ...]:
    given = placing.given
    found = []
    for rule in placing.rules.values():
        if rule.id in placing.placed and not placing.is_open_option(rule):
            continue
        options = placing.options.get(rule.choice_set_id) if rule.choice_set_id is not None else None
        is_for_you = rule.is_for(given.orientation, given.level)
        found.append(Elective(rule, is_for_you, options.facts if options and is_for_you else None))
    return tuple(found)


def _next(items: Iterable[PlanItem], started: tuple[int, ...]) -> PlanItem | None:
    """What was begun last, then what counts, then what was chosen, then an option of a set that is not full."""
    begun = {item.module_id: item for item in items if item.state == State.STARTED}
    for module_id in started:
        if module_id in begun:
            return begun[module_id]
    return min((item for item in items if item.state == State.OPEN), key=_rank, default=None)


def _rank(item: PlanItem) -> int:
    if item.counts:
        return 0
    return 2 if _is_open_option(item) else 1
