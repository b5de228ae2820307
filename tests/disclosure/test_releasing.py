"""Whoever solves for what is hidden, from all tables and all places at once, gets to no small group."""

from collections.abc import Hashable
from itertools import chain, combinations, product

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from jordman.disclosure.counted import layer_of, people_of
from jordman.disclosure.covering import Problem
from jordman.disclosure.layers import Layer
from jordman.disclosure.patterns import Pattern, is_safe
from jordman.disclosure.places import nest
from jordman.disclosure.releasing import CrossTable, Place, Released, release
from jordman.disclosure.solving import CpSat
from tests.disclosure.attacker import Group
from tests.disclosure.releases import THRESHOLD, Solver, World, atoms_of, solver_of, worlds

bounded = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
few = settings(bounded, max_examples=20)


def released_of(world: World, solver: CpSat | None = None) -> Released:
    return release(world.places, world.tables, THRESHOLD, is_zero_safe=world.is_zero_safe, solver=solver)


def cells_of(world: World, table: CrossTable) -> list[Group]:
    leaves = [key for key, own in world.leaves.items() if own == {key}]
    return [world.group(table, leaf, [column]) for leaf, column in product(leaves, table.columns)]


@bounded
@given(worlds())
def test_no_group_of_a_table_that_can_be_computed_is_small(world: World) -> None:
    attacker = solver_of(world, released_of(world)).exact
    for table in world.tables:
        cells = cells_of(world, table)
        assume(len(cells) <= 12)
        for group in attacker.known_unions(cells):
            assert world.is_harmless(group), group


@few
@given(worlds(places=4, columns=(2, 2), doubles=1))
def test_no_group_over_two_tables_that_can_be_computed_is_small(world: World) -> None:
    """Women here and managers there."""
    attacker = solver_of(world, released_of(world)).exact
    cells = list(chain.from_iterable(cells_of(world, table) for table in world.tables))
    assume(len(cells) <= 12)
    for group in attacker.known_unions(cells):
        leaves = [{leaf for name, leaf, _ in atoms_of(group) if name == table.name} for table in world.tables]
        if not set.intersection(*leaves):
            assert world.is_harmless(group), group


@few
@given(worlds(places=10, doubles=3, columns=(2, 3, 2)), st.data())
def test_no_bounds_are_narrower_than_the_threshold(world: World, data: st.DataObject) -> None:
    solver = solver_of(world, released_of(world))
    groups: list[Group] = []
    for table in world.tables:
        groups += [world.group(table, place.key, table.columns) for place in world.places]
        groups += [world.group(table, place.key, [column]) for place in world.places for column in table.columns]
        groups += [one - other for one, other in combinations(groups[-6:], 2)]
        cells = cells_of(world, table)
        drawn = data.draw(st.lists(st.sampled_from(cells), min_size=1, unique=True))
        groups.append(frozenset[Hashable]().union(*drawn))
    for group in {group for group in groups if group}:
        assert not solver.pins_down(group), (group, solver.bounds(group))


@few
@given(worlds(places=6, columns=(2,), doubles=0), st.data())
def test_the_attacker_finds_the_leak_in_whatever_is_not_safe(world: World, data: st.DataObject) -> None:
    """On a tree the rule is no stricter than it must be: a pattern that breaks it gives a small group away."""
    tree = nest(world.places)
    layers = layers_of(world)
    shown = [frozenset(data.draw(st.sets(st.sampled_from(tree.order)))) for _layer in layers]
    pattern = Pattern((shown[0] | shown[1], shown[1]))
    figures = []
    table = world.tables[0]
    for place in pattern.shown[0]:
        group = world.group(table, tree.keys[place], table.columns)
        figures.append((group, world.people(group)))
    for place, column in product(pattern.shown[1], table.columns):
        group = world.group(table, tree.keys[place], [column])
        figures.append((group, world.people(group)))
    attacker = Solver(world, figures).exact
    cells = cells_of(world, table)
    assume(len(cells) <= 12)
    leaks = [group for group in attacker.known_unions(cells) if not world.is_harmless(group)]
    assert bool(leaks) != is_safe(tree, layers, pattern), leaks


def layers_of(world: World) -> tuple[Layer, ...]:
    tree = nest(world.places)
    people = Layer(people_of(tree, world.tables), 1, THRESHOLD, world.is_zero_safe, 1)
    return people, *(layer_of(table, table.columns, tree, THRESHOLD) for table in world.tables)


def least(world: World) -> int:
    """By trying all patterns."""
    tree, layers = nest(world.places), layers_of(world)
    problem = Problem(tree, layers, (), ())
    subsets = [frozenset(some) for size in range(len(tree.order) + 1) for some in combinations(tree.order, size)]
    safe = [[some for some in subsets if is_safe(tree, [layer], Pattern((some,)))] for layer in layers]
    best = problem.cost_of(Pattern((frozenset(),) * len(layers)))
    for totals in safe[0]:
        splits = [
            min((some for some in each if some <= totals), key=lambda some: problem.cost_of(Pattern((some,))))
            for each in safe[1:]
        ]
        best = min(best, problem.cost_of(Pattern((totals, *splits))))
    return best


def unfolded(world: World, released: Released) -> bool:
    return all(released.columns[table.name] == table.columns for table in world.tables)


@bounded
@given(worlds(places=8, columns=(2,), doubles=0))
def test_a_tree_with_one_table_hides_the_least_there_is(world: World) -> None:
    released = released_of(world)
    assume(unfolded(world, released))
    assert released.hidden_share.is_least
    assert released.hidden_share.cost == least(world)


@few
@given(worlds(places=7, columns=(2, 3), doubles=0))
def test_with_several_tables_the_solver_hides_the_least_there_is(world: World) -> None:
    released = released_of(world, CpSat(10))
    assume(unfolded(world, released))
    share = released.hidden_share
    assert share.is_least
    assert share.cost == least(world)
    without = released_of(world).hidden_share
    assert without.cost >= share.cost >= (without.least or 0)


@few
@given(worlds(places=9, doubles=3))
def test_what_the_solver_finds_is_as_safe(world: World) -> None:
    solver = solver_of(world, released_of(world, CpSat(10)))
    for table, place in product(world.tables, world.places):
        for column in table.columns:
            assert not solver.pins_down(world.group(table, place.key, [column]))


def test_a_leak_that_is_planted_is_found() -> None:
    """The attacker is worth something: with one figure too many he knows what the release hides."""
    world = municipality(a=(3, 0), b=(6, 6), c=(20, 20))
    solver = solver_of(world, released_of(world))
    small = world.group(world.tables[0], "a", ["w", "m"])
    assert not solver.pins_down(small)
    assert not any(group == small for group in solver.exact.known_unions(cells_of(world, world.tables[0])))
    planted = (world.group(world.tables[0], "b", ["w", "m"]), 12)
    leaking = Solver(world, [*solver.shown, planted], solver.pairs)
    assert leaking.bounds(small) == (3, 3)
    assert leaking.pins_down(small)
    assert any(group == small for group in leaking.exact.known_unions(cells_of(world, world.tables[0])))


def municipality(**units: tuple[int, int]) -> World:
    places = (Place("all"), *(Place(key, ("all",)) for key in units))
    counts = {(key, column): count for key, row in units.items() for column, count in zip("wm", row, strict=True)}
    return World(places, (CrossTable("sex", ("w", "m"), counts, is_zero_safe=True),))
