"""The protected picture of a wave, counted once. Pure: people without names in, figures that may be shown out.

Everything goes through `jordman.disclosure.releasing`: a mean is given where, and only where, the number of people that
it rests on may be given. Shares on base level are given as a share where both those on it and those under it are enough
in every part; else as a wide band of the whole group, so that a table of them leads to no small group.
Imports scipy, by `summaries`: for the worker, commands and tests.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Any

from jordman.assessments.bands import careful_band
from jordman.assessments.measures import Measure, Value
from jordman.assessments.summaries import Summary, summarise
from jordman.disclosure.releasing import CrossTable, Place, Released, release

OWN = ":own"
DECIMALS = 3
ROLES = ("staff", "operational", "strategic", "")
SEXES = ("woman", "man", "unknown", "")


@dataclass(frozen=True)
class Node:
    """A place as it was when the wave was released; `above` are those directly above, the main one first."""

    key: str
    name: str
    kind: str
    above: tuple[str, ...] = ()


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
    taking_part = _participation(counted)
    rows: dict[str, dict[str, Any]] = {
        node.key: {
            "key": node.key,
            "name": node.name,
            "kind": node.kind,
            "above": list(node.above),
            "answered": everybody.people(node.key),
            "asked": taking_part.get(node.key),
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
    for key, row in rows.items():
        if row["answered"] is None or group.people(key) is None:
            continue
        people = group.at(key)
        _put(row["values"], measure.key, summarise([each.values[measure.key] for each in people]))
        for name, columns, of in (("roles", ROLES, _role), ("sexes", SEXES, _sex)):
            for column in group.shown(name, columns, key):
                values = [each.values[measure.key] for each in people if of(each) == column]
                _put(row[name].setdefault(column, {}), measure.key, summarise(values))
        if measure.key in counted.cuts:
            row["shares"][measure.key] = group.share(measure.key, counted.cuts[measure.key], key)


def _put(values: dict[str, Any], measure: str, summary: Summary | None) -> None:
    if summary is not None:
        values[measure] = [round(each, DECIMALS) for each in (summary.mean, summary.low, summary.high)]


def _role(each: Answered) -> str:
    return each.role


def _sex(each: Answered) -> str:
    return each.sex


class _Group:
    """Some of those who have answered, with what may be known of how many they are at each place."""

    def __init__(self, counted: Counted, people: Sequence[Answered]) -> None:
        self._counted = counted
        self._at: dict[str, list[Answered]] = defaultdict(list)
        above = ancestors(counted.nodes)
        for each in people:
            for key in above[each.place]:
                self._at[key].append(each)
        self._released = _release(
            counted,
            (
                _table("roles", ROLES, ((each.place, each.role) for each in people), is_zero_safe=True),
                _table("sexes", SEXES, ((each.place, each.sex) for each in people), is_zero_safe=True),
                *(self._cut_table(measure, cut, people) for measure, cut in counted.cuts.items()),
            ),
        )

    @staticmethod
    def _cut_table(measure: str, cut: float, people: Iterable[Answered]) -> CrossTable:
        """Zero is no safe number: that nobody is under tells of everybody."""
        sides = ((each.place, _side(each.values[measure], cut)) for each in people if measure in each.values)
        return _table(f"cut:{measure}", ("under", "on"), sides)

    def at(self, key: str) -> list[Answered]:
        return self._at[key]

    def people(self, key: str) -> int | None:
        """How many they are at the place, or None when that is not shown."""
        cell = self._released.totals[key]
        return cell.value

    def shown(self, table: str, columns: Sequence[str], key: str) -> list[str]:
        """Columns of a split whose groups may be shown at the place; those of nobody are left out."""
        cells = self._released.tables[table][key]
        return [column for column, cell in zip(columns, cells, strict=True) if column and cell.value]

    def share(self, measure: str, cut: float, key: str) -> dict[str, float | int]:
        under, on = self._released.tables[f"cut:{measure}"][key]
        if under.value and on.value:
            return {"share": round(on.value / (on.value + under.value), DECIMALS)}
        sides = Counter(_side(each.values[measure], cut) for each in self._at[key])
        return {"band": careful_band(on=sides["on"], under=sides["under"], threshold=self._counted.threshold)}


def _side(value: Value, cut: float) -> str:
    return "on" if value.value >= cut else "under"


def _participation(counted: Counted) -> dict[str, int]:
    """How many were asked, where both those who have answered and those who have not are enough to be known."""
    here = Counter(each.place for each in counted.answered)
    counts = {key: (here[key], max(0, asked - here[key])) for key, asked in counted.asked.items()}
    released = _release(counted, (CrossTable("part", ("answered", "not"), _at_leaves(counted, counts)),))
    shown = {node.key: released.tables["part"][node.key] for node in counted.nodes}
    return {key: one.value + other.value for key, (one, other) in shown.items() if one.value and other.value}


def _add_estimates(counted: Counted, rows: dict[str, dict[str, Any]]) -> None:
    """The middle band of the managers' estimates, where the managers are enough."""
    if not counted.estimated:
        return
    managers = {key: (number,) for key, number in Counter(each.place for each in counted.estimated).items()}
    released = _release(counted, (CrossTable("managers", ("managers",), _at_leaves(counted, managers)),))
    above = ancestors(counted.nodes)
    bands: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for each in counted.estimated:
        for key in above[each.place]:
            for item, band in each.bands.items():
                bands[key][item].append(band)
    for key, row in rows.items():
        if number := released.totals[key].value:
            middle = {item: median_low(found) for item, found in bands[key].items() if len(found) >= counted.threshold}
            row["estimates"] = {"managers": number, "bands": middle}


# Places


def ancestors(nodes: Sequence[Node]) -> dict[str, frozenset[str]]:
    """For each place itself and all above it, each once however many ways lead there."""
    above = {node.key: node.above for node in nodes}
    found: dict[str, frozenset[str]] = {}

    def climb(key: str) -> frozenset[str]:
        if key not in found:
            found[key] = frozenset({key}).union(*(climb(each) for each in above[key]))
        return found[key]

    for node in nodes:
        climb(node.key)
    return found


def _places(counted: Counted) -> tuple[Place, ...]:
    """A place that has places below it gets one more for those who are counted at the place itself."""
    parents = {above for node in counted.nodes for above in node.above}
    own = (Place(key + OWN, (key,)) for key in sorted(parents))
    return (*(Place(node.key, node.above) for node in counted.nodes), *own)


def _release(counted: Counted, tables: Sequence[CrossTable]) -> Released:
    places = _places(counted)
    kept = tuple(_moved(table, {place.key for place in places}) for table in tables)
    return release(places, kept, counted.threshold)


def _moved(table: CrossTable, keys: set[str]) -> CrossTable:
    counts = {key + OWN if key + OWN in keys else key: counts for key, counts in table.counts.items()}
    return CrossTable(table.name, table.columns, counts, table.is_zero_safe)


def _at_leaves(counted: Counted, counts: Mapping[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    known = {node.key for node in counted.nodes}
    return {key: each for key, each in counts.items() if key in known}


def _table(
    name: str, columns: tuple[str, ...], people: Iterable[tuple[str, str]], *, is_zero_safe: bool = False
) -> CrossTable:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for place, column in people:
        found[place][column] += 1
    counts = {place: tuple(numbers[column] for column in columns) for place, numbers in found.items()}
    return CrossTable(name, columns, counts, is_zero_safe)
