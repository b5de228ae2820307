"""Two waves beside each other: nobody is found by taking one from the other."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from jordman.disclosure.patterns import Pattern, is_safe
from jordman.disclosure.places import nest
from jordman.disclosure.releasing import CrossTable, HiddenShare, Place, Released, release
from tests.disclosure.attacker import Group
from tests.disclosure.releases import THRESHOLD, Solver, World, links, shown_groups, solver_of, worlds
from tests.disclosure.test_releasing import layers_of, released_of

bounded = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def later_of(world: World, earlier: Released) -> Released:
    return release(world.places, world.tables, THRESHOLD, is_zero_safe=world.is_zero_safe, earlier=earlier)


def released_as(world: World, pattern: Pattern) -> Released:
    """What a pattern shows, however it came to be."""
    tree, layers = nest(world.places), layers_of(world)
    totals, *splits = (layer.totals(tree) for layer in layers)
    return Released(
        THRESHOLD,
        {table.name: table.columns for table in world.tables},
        {tree.keys[place]: totals[place][0] for place in pattern.shown[0]},
        {
            table.name: {tree.keys[place]: counts[place] for place in shown}
            for table, counts, shown in zip(world.tables, splits, pattern.shown[1:], strict=True)
        },
        HiddenShare(0, 0, 0, 0, None),
        {place.key: place.above for place in world.places},
    )


def thinned(world: World, pattern: Pattern) -> Pattern:
    """The pattern with as much more hidden as it takes to be safe, the last places first."""
    tree, layers = nest(world.places), layers_of(world)
    for place in reversed(range(len(tree.keys))):
        if is_safe(tree, layers, pattern):
            break
        pattern = Pattern(tuple(shown - {place} for shown in pattern.shown))
    return pattern


@bounded
@given(worlds(places=8, columns=(2,), doubles=0), st.data())
def test_the_same_people_twice_are_as_safe_as_once(world: World, data: st.DataObject) -> None:
    """Whatever the first release hid and showed, the second beside it tells of no small group."""
    order = nest(world.places).order
    shown = data.draw(st.sets(st.sampled_from(order)))
    splits = frozenset(data.draw(st.sets(st.sampled_from(order)))) & shown
    earlier = released_as(world, thinned(world, Pattern((frozenset(shown), splits))))
    later = later_of(world, earlier)
    assume(later.columns["t0"] == world.tables[0].columns)
    solver = Solver(world, [*shown_groups(world, earlier), *shown_groups(world, later)], list(links(world)))
    table = world.tables[0]
    for place in world.places:
        for columns in (table.columns, *([column] for column in table.columns)):
            assert not solver.pins_down(world.group(table, place.key, columns))


def changed(world: World, data: st.DataObject) -> World:
    """Some come and some go, one or many at a time."""
    tables = []
    for table in world.tables:
        change = st.sampled_from([0, 0, 0, 1, -1, 3, 6, -6])
        counts = {key: max(0, count + data.draw(change)) for key, count in table.counts.items()}
        tables.append(replace(table, counts=counts))
    return World(world.places, tuple(tables), world.is_zero_safe)


def known_in_both(world: World, first: Released, second: Released, column: str) -> Iterator[Group]:
    """The smallest groups of a column that both releases tell of."""
    table = world.tables[0]
    leaves = [key for key, own in world.leaves.items() if own == {key}]
    cells = [world.group(table, leaf, [column]) for leaf in leaves]
    each = [set(solver_of(world, released).exact.known_unions(cells)) for released in (first, second)]
    both = [group for group in each[0] & each[1] if group]
    return (group for group in both if not any(other < group for other in both))


@bounded
@given(worlds(places=9, columns=(2,), doubles=1, highest=16), st.data())
def test_a_column_that_lasts_never_changes_by_a_few(world: World, data: st.DataObject) -> None:
    world = World(world.places, tuple(replace(table, is_lasting=True) for table in world.tables), world.is_zero_safe)
    after = changed(world, data)
    earlier = released_of(world)
    later = later_of(after, earlier)
    names = world.tables[0].columns
    assume(earlier.columns["t0"] == later.columns["t0"] == names)
    for column in names:
        for group in known_in_both(world, earlier, later, column):
            change = abs(after.people(group) - world.people(group))
            assert change == 0 or change >= THRESHOLD, group


def towns(places: Mapping[str, str], columns: str = "wm", **units: tuple[int, ...]) -> World:
    above = sorted({*places.values()})
    tree = (Place("all"), *(Place(key, ("all",)) for key in above), *(Place(key, (up,)) for key, up in places.items()))
    counts = {(key, name): count for key, row in units.items() for name, count in zip(columns, row, strict=True)}
    return World(tree, (CrossTable("sex", tuple(columns), counts, is_zero_safe=True),))


IN_ONE = {"a": "x", "b": "x", "c": "x", "d": "y"}


def test_who_came_to_a_unit_is_not_what_is_left_of_two_waves() -> None:
    first = towns(IN_ONE, a=(10, 10), b=(10, 10), c=(30, 30), d=(50, 50))
    second = towns(IN_ONE, a=(10, 11), b=(10, 10), c=(30, 30), d=(50, 50))
    earlier = released_of(first)
    assert earlier.splits["sex"]["a"] == (10, 10)
    later = later_of(second, earlier)
    assert "a" not in later.splits["sex"]
    # Neither is it left when the other units are taken from what lies over them.
    assert "x" not in later.splits["sex"] or "b" not in later.splits["sex"]
    # How many have answered is told.
    assert later.totals["a"] == 21
    assert later_of(first, earlier).splits == earlier.splits


def test_results_may_change_when_many_have_answered_otherwise() -> None:
    def wave(*units: tuple[int, ...]) -> World:
        world = towns(IN_ONE, "123", **dict(zip("abcd", units, strict=True)))
        table = CrossTable("band", ("1", "2", "3"), world.tables[0].counts)
        return World(world.places, (table,))

    first = wave((10, 10, 5), (10, 10, 10), (30, 30, 30), (50, 50, 50))
    many = wave((5, 11, 9), (15, 10, 6), (30, 24, 36), (50, 50, 50))
    assert set(later_of(many, released_of(first)).splits["band"]) == {"a", "b", "c", "d", "x", "y", "all"}
    few = wave((5, 11, 9), (9, 10, 11), (30, 24, 36), (50, 50, 50))
    # The smallest of the others is hidden with the unit where one answered otherwise.
    assert set(later_of(few, released_of(first)).splits["band"]) == {"c", "d", "x", "y", "all"}


def test_a_unit_that_moved_is_not_the_difference_of_two_totals() -> None:
    first = towns(IN_ONE, a=(2, 1), b=(10, 10), c=(30, 30), d=(50, 50))
    moved = towns({**IN_ONE, "a": "y"}, a=(2, 1), b=(10, 10), c=(30, 30), d=(50, 50))
    earlier = released_of(first)
    assert earlier.totals["x"] == 83
    later = later_of(moved, earlier)
    assert "x" not in later.totals
    assert "y" not in later.totals


def test_the_threshold_is_never_lowered_afterwards() -> None:
    world = towns(IN_ONE, a=(20, 10), b=(10, 10), c=(30, 30), d=(50, 50))
    earlier = released_of(world)
    with pytest.raises(ValueError, match="never lower"):
        release(world.places, world.tables, 4, earlier=earlier)


def test_other_columns_than_before_are_another_table() -> None:
    world = towns(IN_ONE, a=(20, 10), b=(10, 10), c=(30, 30), d=(50, 50))
    table = CrossTable(
        "sex", ("a", "b"), {(key, {"w": "a", "m": "b"}[c]): n for (key, c), n in world.tables[0].counts.items()}
    )
    later = release(world.places, (table,), THRESHOLD, earlier=released_of(world))
    assert later.columns["sex"] == ("a", "b")
    assert later.splits["sex"]["a"] == (20, 10)
