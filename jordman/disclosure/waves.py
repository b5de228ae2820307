"""A later wave beside an earlier one, so that one taken from the other says nothing about a few.

Three rules. What the same people were shown by in the earlier wave is handed to the attacker (totals, and tables whose
columns last), so both releases together are as safe as one when nobody has come or gone. A group that both waves tell
of shows a table's split again only when the split is the same or differs by many: by at least the threshold in each
column that differs when the columns last, by at least the threshold of people in all when they do not. And a total is
shown again with any difference, since how many have answered is not what they answered; but where a unit has moved in
or out, a total that differs differs by at least the threshold.

Not protected: somebody who knows that nobody else came, left or changed, in a table whose earlier and later groups are
not the same; and more than two waves put together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from jordman.disclosure.common import Common, Told, less
from jordman.disclosure.counted import CrossTable
from jordman.disclosure.covering import Problem
from jordman.disclosure.layers import Counts, Layer
from jordman.disclosure.patterns import Pattern, Shown
from jordman.disclosure.places import Nest, Place, nest
from jordman.disclosure.released import Released
from jordman.disclosure.tables import FOLDED


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier release against the places of now. `shown` has for each layer counts by the earlier place's number."""

    nest: Nest
    shown: tuple[Mapping[int, Counts], ...]
    lasting: tuple[bool, ...]
    moved: frozenset[str]  # leaves that are new, gone or elsewhere
    left: frozenset[str]  # the places that those lay under

    def told(self, at: int) -> Told:
        return Told(self.nest, self.shown[at])


def told_before(
    earlier: Released, now: Nest, columns: Mapping[str, tuple[str, ...]], tables: Sequence[CrossTable]
) -> Before:
    """An earlier release, for comparing with the tables that are split now."""
    then = nest([Place(key, above) for key, above in earlier.above.items()])
    index = {key: place for place, key in enumerate(then.keys)}
    totals = {index[key]: (count,) for key, count in earlier.totals.items()}
    splits = [_split(earlier, table.name, columns[table.name], index) for table in tables]
    moved = _moved(then, now)
    left = frozenset(then.keys[place] for key in moved & index.keys() for place in then.ancestors[index[key]])
    return Before(then, (totals, *splits), (True, *(table.is_lasting for table in tables)), moved, left)


def with_what_is_known(problem: Problem, earlier: Before) -> Problem:
    """The problem with the earlier release in the attacker's hands."""
    index = {key: place for place, key in enumerate(problem.nest.keys)}
    ancestors = problem.nest.ancestors
    others = frozenset[int]().union(*(ancestors[index[key]] for key in earlier.moved & index.keys()))
    others |= frozenset(index[key] for key in earlier.left if key in index)
    handed, barred = [], []
    for layer, told, is_lasting in zip(problem.layers, earlier.shown, earlier.lasting, strict=True):
        totals = layer.totals(problem.nest)
        then = {
            index[key]: told[place] for place, key in enumerate(earlier.nest.keys) if place in told and key in index
        }
        changes = {place: less(totals[place], then[place]) for place in others & then.keys()}
        handed.append(frozenset(then) - others)
        barred.append(
            frozenset(at for at, change in changes.items() if _is_small(change, layer, is_lasting=is_lasting))
        )
    return replace(problem, handed=tuple(handed), barred=tuple(barred))


def without_small_changes(problem: Problem, pattern: Pattern, earlier: Before) -> Pattern:
    """The pattern less what would tell of a few together with the earlier release."""
    found: list[Shown] = []
    for at, layer in enumerate(problem.layers):
        shown = pattern.shown[at] & found[0] if at else pattern.shown[at]
        common = Common(problem.nest, layer, shown, earlier.told(at), earlier.moved)
        waiting = list(common.groups)
        while waiting:
            group = waiting.pop()
            if not _tells(common, group, layer, earlier.lasting[at], is_total=not at):
                continue
            waiting.extend((group, *common.hide(_dispensable(problem, group, common.shown))))
        found.append(common.shown)
    return Pattern(tuple(found))


def _tells(common: Common, group: Shown, layer: Layer, is_lasting: bool, *, is_total: bool) -> bool:
    if group not in common.groups:
        return False
    around = common.around(group)
    if around.is_unknown or (is_total and not around.has_moved):
        return False
    return _is_small(less(around.now, around.then), layer, is_lasting=is_lasting)


def _dispensable(problem: Problem, group: Shown, shown: Shown) -> int:
    """The place to hide so that the group becomes larger: the smallest shown one in it, or its own."""
    own = min(group, key=lambda place: (problem.weights[place], problem.people[place], place))
    inside = [place for place in problem.nest.below(own)[:-1] if place in shown]
    return min(inside, key=lambda place: (problem.weights[place], problem.people[place], place), default=own)


def _is_small(changes: Counts, layer: Layer, *, is_lasting: bool) -> bool:
    if is_lasting:
        return any(0 < abs(change) < layer.threshold for change in changes)
    more = sum(change for change in changes if change > 0)
    less = -sum(change for change in changes if change < 0)
    return 0 < max(more, less) < layer.threshold


def _split(
    earlier: Released, table: str, columns: Sequence[str], index: Mapping[str, int]
) -> dict[int, tuple[int, ...]]:
    """The earlier splits of a table, folded as the columns are now; none when the columns were others."""
    parts = [frozenset(name.split(FOLDED)) for name in columns]
    before = earlier.names_in(table) if table in earlier.columns else ()
    if frozenset().union(*parts) != frozenset().union(*before):
        return {}
    at = [next(number for number, part in enumerate(parts) if names <= part) for names in before]
    found = {}
    for key, counts in earlier.splits[table].items():
        sums = [0] * len(parts)
        for number, count in zip(at, counts, strict=True):
            sums[number] += count
        found[index[key]] = tuple(sums)
    return found


def _moved(then: Nest, now: Nest) -> frozenset[str]:
    """The leaves that do not lie where they lay, among the places that are in both."""
    ways = [_ways_up(then), _ways_up(now)]
    return frozenset(key for key in ways[0].keys() | ways[1].keys() if ways[0].get(key) != ways[1].get(key))


def _ways_up(tree: Nest) -> dict[str, frozenset[str]]:
    ancestors = tree.ancestors
    return {tree.keys[leaf]: frozenset(tree.keys[place] for place in ancestors[leaf]) for leaf in tree.leaves}
