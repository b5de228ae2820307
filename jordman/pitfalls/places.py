"""A municipality, a provider or a department: in how many of its units each rule shows."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from jordman.disclosure.cells import Cell, protect_count
from jordman.organisations.models import Organisation
from jordman.pitfalls import dismissals
from jordman.pitfalls.access import find_units_below
from jordman.pitfalls.facts import MunicipalityFacts, Spread
from jordman.pitfalls.gathering.units import gather_units
from jordman.pitfalls.judging import UNIT_RULES, judge_unit, spread_of
from jordman.pitfalls.models import Dismissal
from jordman.pitfalls.rules import RULES, Rule
from jordman.pitfalls.showing import SaidNotToFit
from jordman.pitfalls.spreading import in_many_units
from jordman.pitfalls.verdicts import Shows, Verdict


@dataclass(frozen=True)
class UnitSeen:
    """A unit that shows a rule, and what is seen there."""

    pk: int
    name: str
    seen: str


@dataclass(frozen=True)
class RuleAtPlace:
    """A rule's counts. Each is a cell: for rules about one person, a few units are a few people."""

    rule: Rule
    shows: Cell
    silent: Cell
    too_early: Cell
    dismissed: Cell
    in_many: Verdict

    @property
    def is_in_many(self) -> bool:
        return isinstance(self.in_many, Shows)


@dataclass(frozen=True)
class Judged:
    """All units of a place with what every rule says of them."""

    units: dict[int, str]
    verdicts: dict[int, dict[Rule, Verdict]]
    dismissed: dict[tuple[int, str], Dismissal] = field(default_factory=dict)

    def facts(self) -> MunicipalityFacts:
        spreads = spread_of(self.verdicts.items(), self.dismissed)
        return MunicipalityFacts(timezone.localdate(), len(self.units), spreads)

    def showing(self, rule: Rule) -> list[UnitSeen]:
        """In the order of their names: which shows most is nobody's business."""
        found = ((unit, self.verdicts[unit].get(rule)) for unit in self.units)
        return [
            UnitSeen(unit, self.units[unit], verdict.evidence)
            for unit, verdict in found
            if isinstance(verdict, Shows) and (unit, rule.key) not in self.dismissed
        ]


def judge(place: Organisation) -> Judged:
    units = dict(find_units_below(place).values_list("pk", "name"))
    facts = gather_units(units)
    verdicts = {unit: judge_unit(facts[unit]) for unit in units}
    return Judged(units, verdicts, dismissals.at_many([*units, place.pk]))


def rules_at(judged: Judged) -> list[RuleAtPlace]:
    facts = judged.facts()
    return [_at_place(rule, facts) for rule in UNIT_RULES]


def _at_place(rule: Rule, facts: MunicipalityFacts) -> RuleAtPlace:
    spread = facts.spreads.get(rule.key, Spread())
    counts = (spread.shows, spread.silent, spread.too_early, spread.dismissed)
    return RuleAtPlace(rule, *_cells(counts, is_protected=rule.about_one_person), in_many_units(rule, facts))


def _cells(counts: Iterable[int], *, is_protected: bool) -> tuple[Cell, Cell, Cell, Cell]:
    """All four or none: three of them and the number of units tell the fourth."""
    shown = tuple(counts)
    if is_protected and any(0 < count < settings.SMALL_GROUP_THRESHOLD for count in shown):
        hidden = protect_count(0, settings.SMALL_GROUP_THRESHOLD)
        return hidden, hidden, hidden, hidden
    one, two, three, four = map(Cell, shown)
    return one, two, three, four


@dataclass(frozen=True)
class WholePlace:
    """A pitfall of the place itself: most of its units show it."""

    rule: Rule
    seen: str
    proposal: str
    dismiss_url: str
    details_url: str


def of_the_whole(
    place: Organisation, judged: Judged, rows: Iterable[RuleAtPlace], *, may_dismiss: bool
) -> list[WholePlace]:
    return [
        WholePlace(
            row.rule,
            row.in_many.evidence,
            str(row.rule.for_many),
            reverse("pitfalls:dismiss_place", args=[place.pk, row.rule.key]) if may_dismiss else "",
            reverse("pitfalls:place_rule", args=[place.pk, row.rule.key]),
        )
        for row in rows
        if isinstance(row.in_many, Shows) and (place.pk, row.rule.key) not in judged.dismissed
    ]


def said_of_the_whole(place: Organisation, judged: Judged, *, may_take_back: bool) -> list[SaidNotToFit]:
    """What was said not to fit the place as a whole. A department that is a workplace says so for itself."""
    return [
        SaidNotToFit(RULES[key], row, reverse("pitfalls:take_back", args=[row.pk]) if may_take_back else "")
        for (pk, key), row in judged.dismissed.items()
        if pk == place.pk and place.is_employer and key in RULES
    ]
