"""Looks for a pattern that hides less, with OR-Tools CP-SAT. Only the worker imports this module.

The rests of `choosing` as whole numbers, for all layers at once. A small problem is solved as a whole, the double
memberships with it; in a large one each tree whose top is shown in all layers is solved by itself, since nothing in it
bears on what lies outside. Whatever comes of it is checked as any pattern is, and when time runs out what there was
before stands.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from jordman.disclosure.covering import Cover, Problem, is_least
from jordman.disclosure.layers import Layer
from jordman.disclosure.patterns import Pattern, Shown, is_safe

WHOLE = 4_000  # cells of a problem that is solved as a whole
LARGEST = 30_000  # cells of a part; a larger one would take more time than there is
PART_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class CpSat:
    """A `covering.Solver` that takes at most so many seconds of solving."""

    seconds: float = 20.0

    def __call__(self, problem: Problem, cover: Cover) -> Cover:
        if is_least(cover):
            return cover
        width = sum(layer.cells for layer in problem.layers)
        if len(problem.nest.keys) * width <= WHOLE:
            return _solved(problem, cover, problem.nest.order, None, self.seconds)
        ends = time.monotonic() + self.seconds
        for top in list(_tops(problem, cover)):
            left = ends - time.monotonic()
            if left <= 0:
                break
            places = problem.nest.below(top)
            if len(places) * width <= LARGEST:
                cover = _solved(problem, cover, places, top, min(left, PART_SECONDS))
        return cover


def _tops(problem: Problem, cover: Cover) -> Iterator[int]:
    """The lowest places, shown in all layers, below which more is paid than is known to be needed."""
    nest = problem.nest
    everywhere = frozenset.intersection(*cover.pattern.shown)
    paid = [0] * len(nest.keys)
    has_top = [False] * len(nest.keys)
    for place in nest.order:
        own = problem.cost(place, *(at for at, shown in enumerate(cover.pattern.shown) if place not in shown))
        paid[place] = own + sum(paid[child] for child in nest.children[place])
        has_top[place] = any(has_top[child] for child in nest.children[place])
        is_top = place in everywhere and paid[place] > cover.least_below[place]
        if is_top and not has_top[place]:
            has_top[place] = True
            yield place


def _solved(problem: Problem, cover: Cover, places: Sequence[int], top: int | None, seconds: float) -> Cover:
    model = _Model(problem, cover, places, top)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    solver.parameters.random_seed = 1
    status = solver.solve(model.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return cover
    # Where memberships are double the attacker is handed more than he has, so something cheaper might be safe.
    if top is None and status == cp_model.OPTIMAL and not problem.nest.extras:
        cover = replace(cover, least=round(solver.objective_value))
    pattern = model.pattern(solver)
    cost = problem.cost_of(pattern)
    if cost >= cover.cost or not is_safe(problem.nest, problem.layers, pattern):
        return cover
    return replace(cover, pattern=pattern, cost=cost)


class _Model:
    """Places from the leaves up. `rest` and `part` are as in `choosing`: what is hidden below, and what goes on up."""

    def __init__(self, problem: Problem, cover: Cover, places: Sequence[int], top: int | None) -> None:
        self.model = cp_model.CpModel()
        self.problem = problem
        self.cover = cover
        self.places = places
        self.top = top
        self.shown = {(place, at): self.model.new_bool_var("") for at in range(len(problem.layers)) for place in places}
        for at, layer in enumerate(problem.layers):
            self._link(at)
            self._layer(at, layer)
        costs = (problem.cost(place, at) * (1 - shown) for (place, at), shown in self.shown.items())
        self.model.minimize(sum(costs))

    def pattern(self, solver: cp_model.CpSolver) -> Pattern:
        found = []
        for at, before in enumerate(self.cover.pattern.shown):
            here = {place for place in self.places if solver.boolean_value(self.shown[place, at])}
            found.append(frozenset(before.difference(self.places) | here))
        return Pattern(tuple(found))

    def _link(self, at: int) -> None:
        """A split needs its total; what is barred stays so; in a part, the top and what crosses stay as they are."""
        before = self.cover.pattern.shown[at]
        for place in self.places:
            shown = self.shown[place, at]
            self.model.add_hint(shown, place in before)
            if at:
                self.model.add_implication(shown, self.shown[place, 0])
            if place in self.problem.barred[at]:
                self.model.add(shown == 0)
            elif self.top is not None and (place == self.top or place in self.problem.nest.extras):
                self.model.add(shown == int(place in before))

    def _ends(self, at: int) -> dict[int, cp_model.IntVar]:
        """Where the rest becomes known: at a shown place, and where double memberships of a shown place meet."""
        ends = {}
        handed = self._handed(at)
        extras = self.problem.nest.extras
        for place in self.places:
            shown = self.shown[place, at]
            over = [above for above, below in extras.items() if place in below] if self.top is None else []
            if place in handed:
                ends[place] = self.model.new_constant(1)
            elif over:
                ends[place] = self.model.new_bool_var("")
                for one in (shown, *(self.shown[above, at] for above in over)):
                    self.model.add_implication(one, ends[place])
            else:
                ends[place] = shown
        return ends

    def _handed(self, at: int) -> Shown:
        if self.top is not None:
            return self.cover.closed[at]
        extras = self.problem.nest.extras
        wanted = self.problem.handed[at]
        return self.cover.closed[at] & wanted.union(*(extras.get(place, ()) for place in wanted))

    def _layer(self, at: int, layer: Layer) -> None:
        nest = self.problem.nest
        ends = self._ends(at)
        parts: dict[int, list[cp_model.LinearExprT]] = {}
        filled: dict[int, cp_model.IntVar] = {}
        sums = layer.sums(nest)
        for place in self.places:
            end = ends[place]
            below = nest.children[place]
            own = layer.at(place) if place in nest.leaves else (0,) * layer.width
            rest = [own[column] + sum(parts[child][column] for child in below) for column in range(layer.width)]
            is_filled = self._any([filled[child] for child in below], place in nest.leaves)
            self._safe(layer, rest, end, is_filled)
            filled[place] = self.model.new_bool_var("")
            self.model.add_bool_or([is_filled.negated(), end, filled[place]])
            parts[place] = [self._left(one, most, end) for one, most in zip(rest, sums[place], strict=True)]

    def _any(self, several: list[cp_model.IntVar], is_leaf: bool) -> cp_model.IntVar:
        if is_leaf or not several:
            return self.model.new_constant(int(is_leaf))
        found = self.model.new_bool_var("")
        self.model.add_max_equality(found, several)
        return found

    def _safe(
        self, layer: Layer, rest: list[cp_model.LinearExprT], end: cp_model.IntVar, is_filled: cp_model.IntVar
    ) -> None:
        for one in rest:
            if layer.is_zero_safe:
                is_nobody = self.model.new_bool_var("")
                self.model.add(one == 0).only_enforce_if(is_nobody)
                self.model.add(one >= layer.threshold).only_enforce_if(end, is_nobody.negated())
            else:
                self.model.add(one >= layer.threshold).only_enforce_if(end, is_filled)

    def _left(self, one: cp_model.LinearExprT, most: int, end: cp_model.IntVar) -> cp_model.LinearExprT:
        left = self.model.new_int_var(0, most, "")
        self.model.add(left == 0).only_enforce_if(end)
        self.model.add(left == one).only_enforce_if(end.negated())
        return left
