"""Reads a programme into plain facts: a few questions to the database, however many people are in it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F
from django.utils.translation import get_language

from jordman.programmes.models import Block, ChoiceSet, ElectiveChoice, Enrolment, ModuleRule, Programme
from jordman.programmes.plan import (
    BlockFacts,
    ChoiceSetFacts,
    Done,
    Plan,
    PlanInput,
    RuleFacts,
    build_plan,
)
from jordman.programmes.readiness import ProgrammeFacts

if TYPE_CHECKING:
    from django.db.models import QuerySet

Row = dict[str, Any]
KEPT = 64


@dataclass(frozen=True)
class Structure:
    """A programme's blocks and rules. Modules that are not published are left out: nobody can do them."""

    blocks: tuple[BlockFacts, ...]
    rules: tuple[RuleFacts, ...]
    choice_sets: tuple[ChoiceSetFacts, ...]
    categories: Mapping[int, str]

    def plan_for(
        self,
        *,
        orientation: str,
        level: str,
        today: date,
        chosen: frozenset[int] = frozenset(),
        done: Mapping[int, Done] | None = None,
        started: tuple[int, ...] = (),
    ) -> Plan:
        return build_plan(
            PlanInput(
                self.blocks,
                self.rules,
                orientation,
                level,
                today,
                self.categories,
                self.choice_sets,
                chosen,
                done or {},
                started,
            )
        )


def load_plan(enrolment: Enrolment, done: Mapping[int, Done], today: date, *, started: tuple[int, ...] = ()) -> Plan:
    """The plan of one person. `done` and `started` are ids of modules, the one seen last first in `started`."""
    chosen = ElectiveChoice.objects.filter(enrolment=enrolment).values_list("rule_id", flat=True)
    return structure_of(enrolment.programme).plan_for(
        orientation=enrolment.orientation,
        level=enrolment.level,
        today=today,
        chosen=frozenset(chosen),
        done=done,
        started=started,
    )


def structure_of(programme: Programme) -> Structure:
    """The structure as a process keeps it: read anew when the programme's token says that it has changed."""
    return _kept_structure(programme.structure_token, programme.pk, get_language())


@lru_cache(maxsize=KEPT)
def _kept_structure(token: UUID, programme_id: int, language: str | None) -> Structure:
    return load_structure(programme_id)


def load_structure(programme_id: int) -> Structure:
    rows = _read_rows(programme_id, "module__edition").filter(module__edition__isnull=False)
    prerequisites = _read_prerequisites(programme_id)
    rules = list(rows)
    return Structure(
        blocks=_read_blocks(programme_id),
        rules=tuple(_facts(row, prerequisites) for row in rules),
        choice_sets=_sets(rules),
        categories={row["category"]: row["category_name"] for row in rules},
    )


def load_facts(programme: Programme) -> ProgrammeFacts:
    """The programme as its lead builds it: unpublished modules too, and sets that nothing is in yet."""
    rows = list(_read_rows(programme.pk, "module"))
    prerequisites = _read_prerequisites(programme.pk)
    sets = ChoiceSet.objects.filter(block__programme=programme).order_by("pk")
    return ProgrammeFacts(
        programme.starts_on,
        programme.ends_on,
        _read_blocks(programme.pk),
        tuple(_facts(row, prerequisites) for row in rows),
        tuple(ChoiceSetFacts(*row) for row in sets.values_list("pk", "name", "at_least")),
        frozenset(row["pk"] for row in rows if row["edition"] is None),
    )


def _read_blocks(programme_id: int) -> tuple[BlockFacts, ...]:
    rows = Block.objects.filter(programme_id=programme_id).order_by("position")
    return tuple(
        BlockFacts(*row) for row in rows.values_list("pk", "name", "position", "opens_on", "closes_on", "gated_by_id")
    )


def _read_rows(programme_id: int, text: str) -> "QuerySet[ModuleRule, Row]":
    """Rules with what their modules are called: by the edition to learners, as it is being written to the lead.

    Plain rows, because making a model of each module costs more than the whole plan.
    """
    words = {name: F(f"{text}__{name}") for name in ("title", "title_en", "summary", "summary_en", "minutes")}
    rules = ModuleRule.objects.filter(block__programme_id=programme_id).order_by("pk")
    rows: QuerySet[ModuleRule, Row] = rules.values(
        *("pk", "block_id", "module_id", "position", "requirement", "orientation", "level", "is_joint"),
        *("opens_on", "choice_set_id"),
        key=F("module__key"),
        category=F("module__category_id"),
        category_name=F("module__category__name"),
        edition=F("module__edition_id"),
        set_name=F("choice_set__name"),
        at_least=F("choice_set__at_least"),
        **words,
    )
    return rows


def _read_prerequisites(programme_id: int) -> dict[int, list[int]]:
    through = ModuleRule.prerequisites.through
    rows = through.objects.filter(from_modulerule__block__programme_id=programme_id)
    found: dict[int, list[int]] = defaultdict(list)
    for rule_id, first_id in rows.values_list("from_modulerule_id", "to_modulerule_id"):
        found[rule_id].append(first_id)
    return found


SAME = (
    *("block_id", "module_id", "key", "minutes", "category", "position", "requirement", "orientation", "level"),
    *("is_joint", "opens_on", "choice_set_id"),
)


def _facts(row: Row, prerequisites: Mapping[int, list[int]]) -> RuleFacts:
    english = (get_language() or "sv").startswith("en")
    return RuleFacts(
        id=row["pk"],
        title=(english and row["title_en"]) or row["title"],
        summary=(english and row["summary_en"]) or row["summary"],
        prerequisites=tuple(prerequisites.get(row["pk"], ())),
        **{name: row[name] for name in SAME},
    )


def _sets(rows: Iterable[Row]) -> tuple[ChoiceSetFacts, ...]:
    found = {
        row["choice_set_id"]: ChoiceSetFacts(row["choice_set_id"], row["set_name"], row["at_least"])
        for row in rows
        if row["choice_set_id"] is not None
    }
    return tuple(found.values())
