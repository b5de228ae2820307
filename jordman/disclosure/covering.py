"""Which totals and which splits to hide: as few cells as possible, and never too few.

A table's split is shown only where the total is. Each layer alone is solved exactly on a tree (`choosing`), and so is
one table with its totals. With several tables the layers are solved one after the other: first each alone, which says
how few could do; then the totals, where it costs more to hide a place that the tables would show; then each table
among the places whose totals are shown. What is found is often the fewest there are, and is known to be when it meets
the sum of the layers alone. Where it does not, a solver may look for better (`solving`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Protocol

from jordman.disclosure.choosing import Choice, Chooser, Option
from jordman.disclosure.known import Known
from jordman.disclosure.layers import Layer
from jordman.disclosure.patterns import Pattern, Shown
from jordman.disclosure.places import Nest


@dataclass(frozen=True, slots=True)
class Problem:
    """`layers` are the totals and then the tables. `barred` are for each layer places that may not be shown;
    `handed` are for each layer places that the attacker is taken to know, when that can be."""

    nest: Nest
    layers: tuple[Layer, ...]
    barred: tuple[Shown, ...]
    handed: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """A safe pattern and the cells it hides; `least`: no safe pattern hides fewer, as far as is known.

    `least_below` is for each place what must be hidden below it when it is shown in all layers.
    """

    pattern: Pattern
    closed: tuple[Shown, ...]
    hidden: int
    least: int | None
    least_below: dict[int, float] = field(repr=False, default_factory=dict)


class Solver(Protocol):
    def __call__(self, problem: Problem, cover: Cover) -> Cover:
        """A pattern that hides no more than `cover` does, and what is the least possible if that became known."""


def cover(problem: Problem) -> Cover:
    people = problem.layers[0]
    small = frozenset(place for place, total in enumerate(people.totals(problem.nest)) if not people.is_safe(total))
    alone = [_alone(problem, at, small) for at in range(len(problem.layers))]
    least = sum(choice.cost for choice in alone) if all(choice.is_exact for choice in alone) else None
    below = {place: sum(choice.best[place] for choice in alone) for place in problem.nest.order}
    found = _one_by_one(problem, [_shown(choice) for choice in alone])
    found = replace(found, least=None if least is None else int(least), least_below=below)
    if len(problem.layers) == 2 and not problem.nest.extras and not is_least(found):
        return _both(problem, found)
    return found


def _alone(problem: Problem, at: int, small: Shown) -> Choice:
    """A layer as if there were no other, and no double memberships: at least so much must be hidden."""
    cells = problem.layers[at].cells
    nest, leaves = problem.nest, problem.nest.leaves

    def options(place: int) -> list[Option]:
        hide: Option = (cells, (False,))
        if place in small:
            return [hide]
        if place in nest.extras or not (place in leaves or nest.children[place]):
            return [(0, (False,))]
        return [(0, (True,)), hide]

    return Chooser(problem.nest, problem.layers[at : at + 1], (frozenset(),), options).choose()


def _one_by_one(problem: Problem, alone: Sequence[Shown]) -> Cover:
    tables = list(zip(problem.layers[1:], alone[1:], strict=True))
    cost = {
        place: problem.layers[0].cells + sum(layer.cells for layer, shown in tables if place in shown)
        for place in problem.nest.order
    }
    totals, closed = _layer(problem, 0, frozenset(problem.nest.order), cost)
    shown, known = [totals], [closed]
    for at, layer in enumerate(problem.layers[1:], start=1):
        split, its = _layer(problem, at, totals, dict.fromkeys(problem.nest.order, layer.cells), totals | closed)
        shown.append(split)
        known.append(its)
    pattern = Pattern(tuple(shown))
    return Cover(pattern, tuple(known), pattern.hidden_cells(problem.nest, problem.layers), None)


def _layer(
    problem: Problem, at: int, among: Shown, cost: dict[int, int], known: Shown | None = None
) -> tuple[Shown, Shown]:
    """The places to show of those among which it may choose, and the ones that were handed to the attacker."""
    may, closed = _closed(problem, at, among - problem.barred[at], known)

    def options(place: int) -> list[Option]:
        hide: Option = (cost[place], (False,))
        return [(0, (True,)), hide] if place in may else [hide]

    choice = Chooser(problem.nest, problem.layers[at : at + 1], (closed,), options).choose()
    return _shown(choice), closed


def _closed(problem: Problem, at: int, may: Shown, known: Shown | None) -> tuple[Shown, Shown]:
    """The places that may be shown when those where double memberships meet are handed out, and these."""
    handing = Known(problem.nest, problem.layers[at])
    crossing = sorted(may & problem.nest.extras.keys(), key=lambda place: sum(handing.left[place]), reverse=True)
    refused = {place for place in crossing if not handing.hand_all(problem.nest.extras[place])}
    for place in reversed(problem.nest.order):
        if place in problem.handed[at] and (known is None or place in known):
            handing.hand_all((place, *problem.nest.extras.get(place, ())))
    return may - refused, frozenset(handing.places)


def _both(problem: Problem, so_far: Cover) -> Cover:
    """The totals and one table at once."""
    cells = [layer.cells for layer in problem.layers]

    def options(place: int) -> list[Option]:
        found = [
            (sum(cell for cell, is_shown in zip(cells, shown, strict=True) if not is_shown), shown)
            for shown in product((True, False), repeat=len(cells))
            if shown[0] or not any(shown)
        ]
        return [
            option
            for option in found
            if not any(is_shown and place in bars for is_shown, bars in zip(option[1], problem.barred, strict=True))
        ]

    choice = Chooser(problem.nest, problem.layers, so_far.closed, options).choose()
    hidden = int(choice.cost)
    least = hidden if choice.is_exact else so_far.least
    if hidden >= so_far.hidden:
        return replace(so_far, least=least)
    pattern = Pattern(tuple(_shown(choice, at) for at in range(len(cells))))
    return replace(so_far, pattern=pattern, hidden=hidden, least=least)


def _shown(choice: Choice, at: int = 0) -> Shown:
    return frozenset(place for place, shown in choice.shown.items() if shown[at])


def is_least(found: Cover) -> bool:
    return found.least is not None and found.hidden == found.least
