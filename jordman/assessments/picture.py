"""The protected picture of a wave, counted once. Pure: people without names in, figures that may be shown out.

Everything goes through `jordman.disclosure.releasing`: a mean is given where, and only where, the number of people that
it rests on may be given. Shares on base level are given as a share where both those on it and those under it are enough
in every part; else as a wide range of the whole group, in which a part of nobody as well as one of the threshold falls.
Imports scipy, by `summaries`: for the worker, commands and tests.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor
from statistics import median_low
from typing import Any

from jordman.assessments.bands import range_of
from jordman.assessments.measures import Kind, Measure, Value
from jordman.assessments.nodes import Node, ancestors
from jordman.assessments.summaries import summarise
from jordman.disclosure.releasing import CrossTable, Place, Released, release
from jordman.disclosure.tables import FOLDED
from jordman.disclosure.values import ABOVE, BELOW, mean_is_safe, mean_table

OWN = ":own"
DECIMALS = 3
POINTS = "points"
ENDS = (ABOVE, BELOW)
# A role or a sex that is not stored, since too few were asked in it.
WIDE = "wide"
ROLES = ("staff", "operational", "strategic", WIDE)
SEXES = ("woman", "man", "unknown", WIDE)


@dataclass(frozen=True)
class Answered:
    """Somebody's answers without a name: place, role and sex as wide as they were stored, and a value by measure."""

    place: str
    role: str
    sex: str
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Estimated:
    """A manager's estimate of their team: a band by item."""

    place: str
    bands: Mapping[str, int]


@dataclass(frozen=True)
class Counted:
    """All that a picture is made of. `asked` is how many were asked at each place, as wide as answers are stored."""

    nodes: Sequence[Node]
    measures: Sequence[Measure]
    asked: Mapping[str, int]
    answered: Sequence[Answered]
    threshold: int
    cuts: Mapping[str, float]
    estimated: Sequence[Estimated] = ()


def figures_of(counted: Counted) -> dict[str, Any]:
    """Plain data for a snapshot: a row for each place with what may be shown of it."""
    everybody = _Group(counted, counted.answered)
    asked = _participation(counted)
    rows: dict[str, dict[str, Any]] = {
        node.key: {
            "key": node.key,
            "name": node.name,
            "kind": node.kind,
            "above": list(node.above),
            "answered": everybody.people(node.key),
            "asked": asked.get(node.key),
            "values": {},
            "roles": {},
            "sexes": {},
            "shares": {},
        }
        for node in counted.nodes
    }
    for measure in counted.measures:
        _add_measure(counted, measure, everybody, rows)
    _add_estimates(counted, rows)
    return {
        "threshold": counted.threshold,
        "measures": [measure.key for measure in counted.measures],
        "places": list(rows.values()),
    }


def _add_measure(counted: Counted, measure: Measure, everybody: "_Group", rows: dict[str, dict[str, Any]]) -> None:
    having = [each for each in counted.answered if measure.key in each.values]
    group = everybody if len(having) == len(counted.answered) else _Group(counted, having)
    means = _Means(counted, measure, having)
    for key, row in rows.items():
        if row["answered"] is None or group.people(key) is None:
            continue
        if means.shows(key):
            _put(row["values"], measure.key, [each.values[measure.key] for each in group.at(key)])
            _add_groups(measure, group, row)
        if share := group.share(measure.key, key):
            row["shares"][measure.key] = share


def _add_groups(measure: Measure, group: "_Group", row: dict[str, Any]) -> None:
    """Means of roles and of sexes: of all that may be told apart at the place, or of none."""
    for name, of in (("roles", _role), ("sexes", _sex)):
        values = {
            column: [each.values[measure.key] for each in group.at(row["key"]) if of(each) in column.split(FOLDED)]
            for column in group.shown(name, row["key"])
        }
        if all(_is_mean_safe(measure, each, group.threshold) for each in values.values()):
            for column, each in values.items():
                _put(row[name].setdefault(column, {}), measure.key, each)


def _put(row: dict[str, Any], measure: str, values: Sequence[Value]) -> None:
    if summary := summarise(values):
        row[measure] = [round(each, DECIMALS) for each in (summary.mean, summary.low, summary.high)]


def _role(each: Answered) -> str:
    return each.role


def _sex(each: Answered) -> str:
    return each.sex


class _Group:
    """Some of those who have answered, with what may be known of how many they are at each place."""

    def __init__(self, counted: Counted, people: Sequence[Answered]) -> None:
        self.threshold = counted.threshold
        self._at: dict[str, list[Answered]] = defaultdict(list)
        above = ancestors(counted.nodes)
        for each in people:
            for key in above[each.place]:
                self._at[key].append(each)
        self._cuts = {
            measure: cut for measure, cut in counted.cuts.items() if all(measure in each.values for each in people)
        }
        self._released = _release(
            counted,
            (
                _table("roles", ROLES, ((each.place, each.role) for each in people), is_zero_safe=True),
                _table("sexes", SEXES, ((each.place, each.sex) for each in people), is_zero_safe=True),
                *(_cut_table(measure, cut, people) for measure, cut in self._cuts.items()),
            ),
        )

    def at(self, key: str) -> list[Answered]:
        return self._at[key]

    def people(self, key: str) -> int | None:
        """How many they are at the place, or None when that is not shown."""
        return self._released.total(key).value

    def shown(self, table: str, key: str) -> list[str]:
        """Columns of a split whose groups may be shown at the place: some folded, as "man+unknown"; empty ones not."""
        cells = zip(self._released.columns[table], self._released.cells(key, table), strict=True)
        return [column for column, cell in cells if cell.value and column != WIDE]

    def share(self, measure: str, key: str) -> dict[str, float | int] | None:
        if measure not in self._cuts:
            return None
        name, cut = _cut_name(measure), self._cuts[measure]
        cells = dict(zip(self._released.columns[name], self._released.cells(key, name), strict=True))
        on, under = cells.get("on"), cells.get("under")
        if on and under and on.value and under.value:
            return {"share": round(on.value / (on.value + under.value), DECIMALS)}
        sides = Counter(_side(each.values[measure], cut) for each in self._at[key])
        given = range_of(sides["on"], sides["under"], self.threshold)
        return {"low": given[0], "high": given[1]} if given else None


class _Means:
    """At which places the mean of a measure may be shown, beside how many it rests on.

    A mean at an end of the scale tells what everybody answered. So answers, rounded to whole ones, go through a table
    of points above the lowest answer and under the highest. Ability has no such ends: nobody's EAP score is at one.
    """

    def __init__(self, counted: Counted, measure: Measure, people: Sequence[Answered]) -> None:
        self._released: Released | None = None
        self._is_free = measure.kind is Kind.ABILITY
        if people and not self._is_free:
            answers: dict[str, list[int]] = defaultdict(list)
            for each in people:
                answers[each.place].append(_whole(each.values[measure.key]))
            table = mean_table(POINTS, answers, _scale(measure))
            self._released = _release(counted, (table,))

    def shows(self, key: str) -> bool:
        if self._released is None:
            return self._is_free
        cells = self._released.cells(key, POINTS)
        return len(cells) == len(ENDS) and all(cell.is_shown for cell in cells)


def _is_mean_safe(measure: Measure, values: Sequence[Value], threshold: int) -> bool:
    total = sum(map(_whole, values))
    return measure.kind is Kind.ABILITY or mean_is_safe(total, len(values), _scale(measure), threshold)


def _whole(value: Value) -> int:
    return floor(value.value + 0.5)


def _scale(measure: Measure) -> tuple[int, int]:
    return int(measure.low), int(measure.high)


def _cut_name(measure: str) -> str:
    return f"cut:{measure}"


def _cut_table(measure: str, cut: float, people: Iterable[Answered]) -> CrossTable:
    """Zero is no safe number: that nobody is under tells of everybody."""
    return _table(
        _cut_name(measure), ("under", "on"), ((each.place, _side(each.values[measure], cut)) for each in people)
    )


def _side(value: Value, cut: float) -> str:
    return "on" if value.value >= cut else "under"


def _participation(counted: Counted) -> dict[str, int]:
    """How many were asked, where both those who have answered and those who have not are enough to be known."""
    here = Counter(each.place for each in counted.answered)
    counts = {(key, "answered"): here[key] for key in counted.asked}
    counts |= {(key, "not"): max(0, asked - here[key]) for key, asked in counted.asked.items()}
    if not sum(counts.values()):
        return {}
    released = _release(counted, (CrossTable("part", ("answered", "not"), counts, is_lasting=False),))
    shown = {node.key: [cell.value for cell in released.cells(node.key, "part")] for node in counted.nodes}
    return {key: sum(filter(None, values)) for key, values in shown.items() if values and all(values)}


def _add_estimates(counted: Counted, rows: dict[str, dict[str, Any]]) -> None:
    """The middle band of the managers' estimates (the lower of two middles), where the managers are enough."""
    if not counted.estimated:
        return
    managers = ((each.place, "managers") for each in counted.estimated)
    released = _release(counted, (_table("managers", ("managers",), managers),))
    above = ancestors(counted.nodes)
    bands: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for each in counted.estimated:
        for key in above[each.place]:
            for item, band in each.bands.items():
                bands[key][item].append(band)
    for key, row in rows.items():
        if number := released.total(key).value:
            middle = {item: median_low(found) for item, found in bands[key].items() if len(found) >= counted.threshold}
            row["estimates"] = {"managers": number, "bands": middle}


# Places


def _places(counted: Counted, used: set[str]) -> tuple[Place, ...]:
    """A place with places below it gets one more for those who are counted at the place itself, if there are any."""
    parents = {above for node in counted.nodes for above in node.above}
    own = (Place(key + OWN, (key,)) for key in sorted(parents & used))
    return (*(Place(node.key, node.above) for node in counted.nodes), *own)


def _release(counted: Counted, tables: Sequence[CrossTable]) -> Released:
    places = _places(counted, {key for table in tables for (key, _column), count in table.counts.items() if count})
    keys = {place.key for place in places}
    return release(places, tuple(_moved(table, keys) for table in tables), counted.threshold)


def _moved(table: CrossTable, keys: set[str]) -> CrossTable:
    """Counts of a place that has others below it belong to the one more that it has for that."""
    counts = {(key + OWN if key + OWN in keys else key, column): count for (key, column), count in table.counts.items()}
    return replace(table, counts={where: count for where, count in counts.items() if count})


def _table(
    name: str, columns: tuple[str, ...], people: Iterable[tuple[str, str]], *, is_zero_safe: bool = False
) -> CrossTable:
    return CrossTable(name, columns, Counter(people), is_zero_safe, is_lasting=is_zero_safe)
