"""Which totals and which splits to hide: as little as possible, and never too little.

What it costs to hide a place is its cells, each times the places under it: a municipality's figure is worth more than
a unit's. Of two ways that cost the same, the one that hides fewer people is taken.

A table's split is shown only where the total is. Each layer alone is solved exactly on a tree (`choosing`), and so is
one table with its totals. With several tables the layers are solved one after the other: first each alone, which says
how little could do; then the totals, where it costs more to hide a place that the tables would show; then each table
among the places whose totals are shown. What is found is often the least there is, and is known to be when it meets
the sum of the layers alone. Where it does not, a solver may look for better (`solving`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Protocol

from jordman.disclosure.choosing import Choice, Chooser, Option
from jordman.disclosure.known import Known
from jordman.disclosure.layers import Layer
from jordman.disclosure.patterns import Pattern, Shown
from jordman.disclosure.places import Nest


@dataclass(frozen=True)
class Problem:
    """`layers` are the totals and then the tables. `barred` are for each layer places that may not be shown;
    `handed` are for each layer places that the attacker is taken to know, when that can be."""

    nest: Nest
    layers: tuple[Layer, ...]
    barred: tuple[Shown, ...]
    handed: tuple[Shown, ...]

    @cached_property
    def people(self) -> list[int]:
        return [people for (people,) in self.layers[0].totals(self.nest)]

    @cached_property
    def weights(self) -> list[int]:
        """How many places each place gathers, itself among them."""
        sizes = [1] * len(self.nest.keys)
        for place in self.nest.order:
            sizes[place] += sum(sizes[child] for child in self.nest.children[place])
        return [
            size + sum(sizes[extra] for extra in self.nest.extras.get(place, ())) for place, size in enumerate(sizes)
        ]

    @cached_property
    def scale(self) -> int:
        """More than all people of all places: costs times this, plus people, compares costs first."""
        return 1 + sum(self.people)

    def cost(self, place: int, *at: int) -> int:
        """Of hiding the place in these layers."""
        return self.weights[place] * sum(self.layers[one].cells for one in at)

    def fine_cost(self, place: int, *at: int) -> int:
        return self.cost(place, *at) * self.scale + self.people[place] * bool(at)

    def cost_of(self, pattern: Pattern) -> int:
        return sum(
            self.cost(place, at)
            for at, shown in enumerate(pattern.shown)
            for place in self.nest.order
            if place not in shown
        )


@dataclass(frozen=True, slots=True)
class Cover:
    """A safe pattern and what it costs; `least`: no safe pattern costs less, as far as is known.

    `least_below` is for each place what must be paid below it when it is shown in all layers.
    """

    pattern: Pattern
    closed: tuple[Shown, ...]
    cost: int
    least: int | None
    least_below: dict[int, int] = field(repr=False, default_factory=dict)


class Solver(Protocol):
    def __call__(self, problem: Problem, cover: Cover) -> Cover:
        """A pattern that costs no more than `cover` does, and what is the least possible if that became known."""


def cover(problem: Problem) -> Cover:
    small = [_small(problem, layer) for layer in problem.layers]
    alone = [_alone(problem, at, small[0] | small[at]) for at in range(len(problem.layers))]
    least = sum(choice.cost // problem.scale for choice in alone) if all(choice.is_exact for choice in alone) else None
    below = {place: sum(choice.best[place] // problem.scale for choice in alone) for place in problem.nest.order}
    found = replace(_one_by_one(problem, [_shown(choice) for choice in alone]), least=least, least_below=below)
    if len(problem.layers) == 2 and not problem.nest.extras and not is_least(found):
        return _both(problem, found)
    return found


def _small(problem: Problem, layer: Layer) -> Shown:
    return frozenset(place for place, counts in enumerate(layer.totals(problem.nest)) if not layer.is_safe(counts))


def _alone(problem: Problem, at: int, small: Shown) -> Choice:
    """A layer as if there were no other, and no double memberships: at least so much must be hidden."""
    nest, leaves = problem.nest, problem.nest.leaves

    def options(place: int) -> list[Option]:
        hide: Option = (problem.fine_cost(place, at), (False,))
        if place in small:
            return [hide]
        if place in nest.extras or not (place in leaves or nest.children[place]):
            return [(0, (False,))]
        return [(0, (True,)), hide]

    return Chooser(nest, problem.layers[at : at + 1], (frozenset(),), options).choose()


def _one_by_one(problem: Problem, alone: Sequence[Shown]) -> Cover:
    tables = range(1, len(problem.layers))
    cost = {
        place: problem.fine_cost(place, 0, *(at for at in tables if place in alone[at])) for place in problem.nest.order
    }
    totals, closed = _layer(problem, 0, frozenset(problem.nest.order), cost)
    shown, known = [totals], [closed]
    for at in tables:
        cost = {place: problem.fine_cost(place, at) for place in problem.nest.order}
        split, its = _layer(problem, at, totals, cost, totals | closed)
        shown.append(split)
        known.append(its)
    pattern = Pattern(tuple(shown))
    return Cover(pattern, tuple(known), problem.cost_of(pattern), None)


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

    def options(place: int) -> Iterator[Option]:
        for hidden in ((), (1,), (0, 1)):
            shown = tuple(at not in hidden for at in range(2))
            if not any(is_shown and place in bars for is_shown, bars in zip(shown, problem.barred, strict=True)):
                yield problem.fine_cost(place, *hidden), shown

    choice = Chooser(problem.nest, problem.layers, so_far.closed, options).choose()
    cost = choice.cost // problem.scale
    least = cost if choice.is_exact else so_far.least
    if cost >= so_far.cost:
        return replace(so_far, least=least)
    pattern = Pattern(tuple(_shown(choice, at) for at in range(2)))
    return replace(so_far, pattern=pattern, cost=cost, least=least)


def _shown(choice: Choice, at: int = 0) -> Shown:
    return frozenset(place for place, shown in choice.shown.items() if shown[at])


def is_least(found: Cover) -> bool:
    return found.least is not None and found.cost == found.least
