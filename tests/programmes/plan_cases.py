"""A small Level Up as plain facts, and programmes that hypothesis makes up."""

from datetime import date, timedelta

from hypothesis import strategies as st

from jordman.programmes.plan import BlockFacts, ChoiceSetFacts, Done, PlanInput, RuleFacts

MAY = date(2026, 5, 4)
JUNE = date(2026, 6, 10)
AUGUST = date(2026, 8, 17)
OCTOBER = date(2026, 10, 1)

BASE = BlockFacts(1, "Basblock", 1, MAY, date(2026, 6, 30))
MAIN = BlockFacts(2, "Huvudblock", 2, AUGUST, gated_by=1)


def rule(rule_id: int, title: str, block: BlockFacts = MAIN, **fields: object) -> RuleFacts:
    given: dict[str, object] = {
        "id": rule_id,
        "block_id": block.id,
        "module_id": 100 + rule_id,
        "key": f"modul-{rule_id}",
        "title": title,
        "minutes": 10,
        "category": 1 if block is BASE else 2,
        "position": rule_id,
        "requirement": "all",
    }
    return RuleFacts(**{**given, **fields})  # type: ignore[arg-type]


INTRODUCTION = rule(1, "Introduktion live", BASE, minutes=60)
PLATFORM = rule(2, "Hitta rätt i Jordmån", BASE)
OUTLOOK = rule(3, "Mejl och kalender", BASE, requirement="elective")
BASICS = rule(4, "Grunderna", category=3, level="basic")
BEYOND = rule(5, "Längre", category=3, level="advanced")
EVERYDAY = rule(6, "Leda i vardagen", category=4, requirement="orientation", orientation="operational")
STEERING = rule(7, "Styra på håll", category=4, requirement="orientation", orientation="strategic")
RULES = (INTRODUCTION, PLATFORM, OUTLOOK, BASICS, BEYOND, EVERYDAY, STEERING)
BASE_DONE = {101: Done(JUNE, "live"), 102: Done(JUNE)}


def given(**fields: object) -> PlanInput:
    facts: dict[str, object] = {
        "blocks": (BASE, MAIN),
        "rules": RULES,
        "orientation": "operational",
        "level": "basic",
        "today": OCTOBER,
    }
    return PlanInput(**{**facts, **fields})  # type: ignore[arg-type]


@st.composite
def rules(draw: st.DrawFn, rule_id: int, blocks: int, sets: list[ChoiceSetFacts]) -> RuleFacts:
    requirement = draw(st.sampled_from(["all", "orientation", "elective"]))
    needs_orientation = requirement == "orientation"
    orientation = draw(st.sampled_from(["operational", "strategic"])) if needs_orientation else ""
    in_set = requirement == "elective" and sets and draw(st.booleans())
    return RuleFacts(
        id=rule_id,
        block_id=draw(st.integers(1, blocks)),
        module_id=1000 + draw(st.integers(1, 14)),
        key=f"modul-{rule_id}",
        title=f"Modul {rule_id}",
        minutes=draw(st.integers(1, 90)),
        category=draw(st.integers(1, 6)),
        position=draw(st.integers(0, 9)),
        requirement=requirement,
        orientation=orientation,
        level=draw(st.sampled_from(["any", "basic", "advanced"])),
        opens_on=draw(st.none() | st.dates(date(2026, 5, 1), date(2026, 12, 1))),
        choice_set_id=draw(st.sampled_from(sets)).id if in_set else None,
        prerequisites=tuple(draw(st.sets(st.integers(1, 20), max_size=2))),
    )


@st.composite
def programmes(draw: st.DrawFn) -> PlanInput:
    """Any programme, sound or not: blocks that gate each other, prerequisites in rings, sets without options."""
    blocks = draw(st.integers(1, 4))
    sets = [ChoiceSetFacts(number, f"Val {number}", draw(st.integers(1, 4))) for number in range(1, 3)]
    module_ids = st.integers(1001, 1014)
    return PlanInput(
        blocks=tuple(
            BlockFacts(
                number,
                f"Block {number}",
                draw(st.integers(1, 4)),
                MAY + timedelta(days=draw(st.integers(0, 200))),
                gated_by=draw(st.none() | st.integers(1, 4)),
            )
            for number in range(1, blocks + 1)
        ),
        rules=tuple(draw(rules(number, blocks, sets)) for number in range(1, draw(st.integers(0, 14)) + 1)),
        orientation=draw(st.sampled_from(["operational", "strategic"])),
        level=draw(st.sampled_from(["basic", "advanced"])),
        today=draw(st.dates(date(2026, 4, 1), date(2026, 12, 31))),
        choice_sets=tuple(sets),
        chosen=frozenset(draw(st.sets(st.integers(1, 20), max_size=4))),
        done=dict.fromkeys(draw(st.sets(module_ids, max_size=6)), Done(JUNE)),
        started=tuple(draw(st.lists(module_ids, max_size=3, unique=True))),
    )
