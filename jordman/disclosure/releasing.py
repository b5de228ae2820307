"""Which figures may be shown of many places over several tables, so that no small group can be computed.

The guarantee, for everything in a `Released`: over all its tables, all places and all double memberships, a group of
respondents whose number can be computed has at least the threshold, or is a nobody that was counted as safe; and for
any other group within a table, what is shown leaves room for at least the threshold between the fewest and the most
that it may be. A group that is left when a smaller one is taken from a larger one is a group too.

Why it holds: take all leaves that lie in the same shown places to be one group. All that is shown is made of sums of
such groups, which have no leaf in common. The rule is that each of them, in each column shown there, is large (or a
safe zero); so whatever is added and subtracted leads to sums of large groups. Within such a group the shown sums are
the margins of a table of which nothing else is known, and the margins are large: at least the threshold of people can
be moved around in it. `docs/adr/protected-cross-tables.md` has the whole of it; `tests/disclosure` attacks it.

A place shows all columns of a table or none, and only where it shows its total.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jordman.disclosure.cells import check_threshold
from jordman.disclosure.counted import CrossTable, folded, layer_of, people_of
from jordman.disclosure.covering import Cover, Problem, Solver, cover
from jordman.disclosure.layers import Layer
from jordman.disclosure.patterns import is_safe
from jordman.disclosure.places import Nest, Place, nest
from jordman.disclosure.released import HiddenShare, Released
from jordman.disclosure.waves import told_before, with_what_is_known, without_small_changes

__all__ = ["CrossTable", "HiddenShare", "Place", "Released", "release"]


class UnsafeError(RuntimeError):
    """What was chosen to be shown could not be proved safe, so there is no release."""


def release(
    places: Sequence[Place],
    tables: Sequence[CrossTable],
    threshold: int,
    *,
    is_zero_safe: bool = False,
    earlier: Released | None = None,
    solver: Solver | None = None,
) -> Released:
    """The figures of one wave.

    `is_zero_safe`: that nobody has answered at a place gives nothing away. `earlier`: the release of the wave before,
    of the same people (`waves`). `solver`: looks for a pattern that hides less (`solving`); only the worker has one.
    Raises ValueError when the tables do not split the same people, when counts are not of places with nothing below,
    when places lie under themselves, or when the threshold is under the floor or under that of the wave before.
    """
    check_threshold(threshold)
    if earlier is not None and threshold < earlier.threshold:
        raise ValueError("The threshold of a later wave is never lower than that of the one before.")
    tree = nest(places)
    people = Layer(people_of(tree, tables), 1, threshold, is_zero_safe, 1)
    columns = {table.name: folded(table, threshold, _columns_before(earlier, table)) for table in tables}
    split = [table for table in tables if columns[table.name]]
    layers = (people, *(layer_of(table, columns[table.name], tree, threshold) for table in split))
    nothing = (frozenset[int](),) * len(layers)
    problem = Problem(tree, layers, nothing, nothing)
    known = None if earlier is None else told_before(earlier, tree, columns, split)
    if known is not None:
        problem = with_what_is_known(problem, known)
    found = cover(problem)
    if solver is not None:
        found = solver(problem, found)
    if known is not None:
        pattern = without_small_changes(problem, found.pattern, known)
        found = replace(found, pattern=pattern, cost=problem.cost_of(pattern))
    if not is_safe(tree, layers, found.pattern):
        raise UnsafeError("Nothing is released.")
    return _released(tree, layers, found, columns, split)


def _columns_before(earlier: Released | None, table: CrossTable) -> tuple[str, ...]:
    return () if earlier is None else earlier.columns.get(table.name, ())


def _released(
    tree: Nest,
    layers: Sequence[Layer],
    found: Cover,
    columns: dict[str, tuple[str, ...]],
    split: Sequence[CrossTable],
) -> Released:
    totals, *splits = [layer.totals(tree) for layer in layers]
    shown, *shown_splits = [sorted(places) for places in found.pattern.shown]
    by_table = {
        table.name: {tree.keys[place]: counts[place] for place in where}
        for table, counts, where in zip(split, splits, shown_splits, strict=True)
    }
    return Released(
        threshold=layers[0].threshold,
        columns=columns,
        totals={tree.keys[place]: totals[place][0] for place in shown},
        splits={name: by_table.get(name, {}) for name in columns},
        hidden_share=_share(tree, layers, found),
        above={key: tuple(tree.keys[above] for above in over) for key, over in zip(tree.keys, tree.above, strict=True)},
    )


def _share(tree: Nest, layers: Sequence[Layer], found: Cover) -> HiddenShare:
    small = sum(not layer.is_safe((count,)) for layer in layers for counts in layer.totals(tree) for count in counts)
    cells = len(tree.keys) * sum(layer.cells for layer in layers)
    shown = sum(layer.cells * len(places) for layer, places in zip(layers, found.pattern.shown, strict=True))
    return HiddenShare(cells, cells - shown, small, found.cost, found.least)
