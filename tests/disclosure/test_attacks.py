"""Whoever solves for what is hidden, from everything that is shown at once, gets to no small group."""

from collections.abc import Hashable, Iterator
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jordman.disclosure.protection import protect
from jordman.disclosure.tables import ProtectedTable, Row, Table
from tests.disclosure.attacker import Attacker, Group, cells_of, shown_groups

THRESHOLD = 5
SEXES = ("woman", "man", "unknown")
ROLES = ("operational", "strategic")
DONE = ("done", "not")
ALL = frozenset[Hashable]()
bounded = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = settings(bounded, max_examples=12)


class Enrolled:
    """People by organisation, sex, role and whether they have done a block; the atoms are every combination."""

    def __init__(self, counts: dict[tuple[str, str, str, str], int]) -> None:
        self.counts = counts
        self.atoms = list(counts)
        # Nobody is listed who has no one enrolled.
        keys = sorted({atom[0] for atom in counts if counts[atom]})
        self.rows = {key: self.where(0, key) for key in keys}
        self.splits = {
            "sex": (1, SEXES, True),
            "role": (2, ROLES, True),
            "done": (3, DONE, False),
        }

    def where(self, place: int, value: str) -> Group:
        return frozenset(atom for atom in self.atoms if atom[place] == value)

    def people(self, group: Group) -> int:
        return sum(self.counts[atom] for atom in self.atoms if atom in group)

    def columns(self, split: str) -> dict[str, Group]:
        place, names, _is_zero_safe = self.splits[split]
        return {name: self.where(place, name) for name in names}

    def table(self, split: str) -> Table:
        _place, names, is_zero_safe = self.splits[split]
        columns = self.columns(split).values()
        rows = (Row(key, tuple(self.people(row & column) for column in columns)) for key, row in self.rows.items())
        return Table(names, tuple(rows), is_zero_safe=is_zero_safe)

    def shown(self, split: str) -> ProtectedTable:
        return protect(self.table(split), THRESHOLD)

    def released(self) -> Iterator[Group]:
        for split in self.splits:
            yield from shown_groups(self.shown(split), self.rows, self.columns(split))

    def cells(self, split: str) -> list[Group]:
        return list(cells_of(self.shown(split), self.rows, self.columns(split)).values())


def enrolled(organisations: int, highest: int, sexes: tuple[str, ...] = SEXES) -> st.SearchStrategy[Enrolled]:
    keys = [f"o{number}" for number in range(organisations)]
    atoms = list(product(keys, sexes, ROLES, DONE))
    counts = st.one_of(st.just(0), st.integers(0, highest))
    return st.lists(counts, min_size=len(atoms), max_size=len(atoms)).map(
        lambda drawn: Enrolled(dict(zip(atoms, drawn, strict=True)))
    )


@bounded
@given(enrolled(3, 6))
def test_no_union_of_cells_that_can_be_computed_is_small(world: Enrolled) -> None:
    attacker = Attacker(world.atoms, world.released())
    for split, (_place, _names, is_zero_safe) in world.splits.items():
        for group in attacker.known_unions(world.cells(split)):
            people = world.people(group)
            assert people >= THRESHOLD or (people == 0 and is_zero_safe), (split, group)


@few
@given(enrolled(2, 7, SEXES[:2]))
def test_no_group_whatever_that_can_be_computed_is_small(world: Enrolled) -> None:
    attacker = Attacker(world.atoms, world.released())
    for group in attacker.known_unions([frozenset([atom]) for atom in world.atoms]):
        people = world.people(group)
        # A zero is only known of who people are, never of what they have done.
        is_of_both = group & world.where(3, "done") and group & world.where(3, "not")
        assert people >= THRESHOLD or (people == 0 and is_of_both), group


@bounded
@given(enrolled(3, 6))
def test_who_knows_how_many_are_enrolled_everywhere_still_learns_nothing_about_small_groups(world: Enrolled) -> None:
    """As whoever leads a programme does: she has the list of names."""
    names = [row & column for row in world.rows.values() for column in world.columns("sex").values()]
    attacker = Attacker(world.atoms, [*world.released(), *names])
    for group in attacker.known_unions(world.cells("done")):
        # Whole organisations are what she knew already.
        rest = group - ALL.union(*(row for row in world.rows.values() if row <= group))
        assert not rest or world.people(rest) >= THRESHOLD, rest


@bounded
@given(enrolled(4, 6), st.sampled_from(["sex", "role", "done"]))
def test_a_hidden_cell_may_as_well_be_large(world: Enrolled, split: str) -> None:
    """Bounds do not give it away either: in a table of sums a cell can be as large as the smaller of its two sums."""
    shown = world.shown(split)
    cells = cells_of(shown, world.rows, world.columns(split))
    hidden = [row for row in shown.rows if row.cells and not row.cells[0].is_shown]
    without_total = sum(world.people(world.rows[row.key]) for row in hidden if not row.total.is_shown)
    for row, column in product(hidden, shown.columns):
        union = sum(world.people(cells[other.key, column]) for other in hidden)
        assert min(row.total.value or without_total, union) >= THRESHOLD or union == 0


class Spent:
    """Minutes by person and month, counted as the ledger's sums count them."""

    def __init__(self, people: list[tuple[str, str, str]], minutes: list[list[int]]) -> None:
        self.months = [f"m{number}" for number in range(len(minutes[0]))] if minutes else []
        self.people = people
        self.minutes = minutes
        self.atoms = list(product(self.months, ("o0", "o1"), SEXES, ROLES))

    def who(self, group: Group) -> set[int]:
        """Those whose time it is."""
        return {
            index
            for index, (place, spent) in enumerate(zip(self.people, self.minutes, strict=True))
            for month, minutes in zip(self.months, spent, strict=True)
            if minutes and (month, *place) in group
        }

    def where(self, place: int, values: tuple[str, ...]) -> dict[str, Group]:
        return {value: frozenset(atom for atom in self.atoms if atom[place] == value) for value in values}

    def count(self, group: Group, *, in_months: bool) -> int:
        """The people of a sum over months: at least as many as in the month with most of them."""
        if in_months:
            return len(self.who(group))
        return max((len(self.who(group & month)) for month in self.where(0, tuple(self.months)).values()), default=0)

    def tables(self) -> Iterator[tuple[Table, dict[str, Group], dict[str, Group]]]:
        sexes = self.where(2, SEXES)
        everyone = {"everyone": frozenset[Hashable](self.atoms)}
        for place, keys, columns in ((0, tuple(self.months), sexes), (3, ROLES, sexes), (1, ("o0", "o1"), everyone)):
            rows = self.where(place, keys)
            counted = tuple(
                Row(key, tuple(self.count(row & column, in_months=place == 0) for column in columns.values()))
                for key, row in rows.items()
            )
            yield Table(tuple(columns), counted, shares_people=place == 0), rows, columns


places = st.tuples(st.sampled_from(["o0", "o0", "o1"]), st.sampled_from(SEXES[:2] * 4 + SEXES), st.sampled_from(ROLES))


@bounded
@given(st.data(), st.integers(2, 4))
def test_no_time_that_can_be_computed_is_that_of_a_few(data: st.DataObject, months: int) -> None:
    people = data.draw(st.lists(places, min_size=1, max_size=40))
    spent = st.lists(st.sampled_from([0, 0, 60]), min_size=months, max_size=months)
    world = Spent(people, [data.draw(spent) for _person in people])
    tables = [(protect(table, THRESHOLD), rows, columns) for table, rows, columns in world.tables()]
    attacker = Attacker(world.atoms, [group for table in tables for group in shown_groups(*table)])
    for shown, rows, columns in tables:
        cells = list(cells_of(shown, rows, columns).values()) or list(rows.values())
        for group in attacker.known_unions(cells):
            assert len(world.who(group)) >= THRESHOLD, group
