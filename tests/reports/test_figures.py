"""The figures are what the rows say, counted slowly; and nobody who has them all gets to a small group."""

import random
from collections.abc import Hashable, Iterator
from datetime import date
from itertools import product

import pytest

from jordman.disclosure.cells import Cell
from jordman.disclosure.models import Snapshot
from jordman.disclosure.tables import ProtectedTable
from jordman.learning.models import BlockCompletion, TimeEntry
from jordman.organisations.models import Organisation
from jordman.programmes.models import Enrolment, EnrolmentTally, Programme
from jordman.programmes.tallies import REGISTER, differences
from jordman.reports.counting import ORIENTATIONS, SEXES, alphabetical, count_enrolled, months_between
from jordman.reports.figures import Figures, count_figures, figures_from_json, figures_of
from jordman.reports.tasks import take_snapshots
from tests import factories as make
from tests.cast import World
from tests.disclosure.attacker import Attacker, Group, cells_of, shown_groups
from tests.reports.filling import TODAY, done, finish, hours, join, learn, level_up, sums

THRESHOLD = 3
MONTHS = (date(2026, 5, 4), date(2026, 6, 8), date(2026, 9, 7))


def populate(world: World, seed: int, organisations: int, people: int) -> list[Organisation]:
    """People who enrol, learn, finish blocks, change and leave, all through the actions that keep the sums."""
    world.enrolment.delete()
    luck = random.Random(seed)
    places = [
        make.make_organisation("municipality", f"Kommun {number}", world.county) for number in range(organisations)
    ]
    for _number in range(people):
        sex = luck.choice(SEXES[:2] * 4 + SEXES)
        one = join(world.programme, luck.choice(places), sex=sex, orientation=luck.choice(ORIENTATIONS))
        for month in MONTHS:
            for _time in range(luck.choice([0, 0, 1, 2])):
                learn(one, month, luck.choice([15, 60, 95]), f"module:{luck.randrange(4)}")
        if luck.random() < 0.6:
            finish(one, world.base)
            if luck.random() < 0.5:
                finish(one, world.main)
    return places


def figures(world: World, threshold: int = THRESHOLD) -> Figures:
    blocks = list(world.programme.blocks.order_by("position"))
    return count_figures(world.programme, blocks, TODAY, count_enrolled(world.programme), threshold)


class People:
    """The truth, read row by row: who each person is and what they have done."""

    def __init__(self, world: World) -> None:
        self.enrolments = list(Enrolment.objects.filter(programme=world.programme))
        self.entries = list(TimeEntry.objects.filter(programme=world.programme))
        self.done = set(BlockCompletion.objects.values_list("user_id", "block_id"))

    def count(self, **facts: object) -> int:
        return sum(self.fits(one, facts) for one in self.enrolments)

    def fits(self, one: Enrolment, facts: dict[str, object]) -> bool:
        return all(str(getattr(one, name)) in str(value).split("+") for name, value in facts.items())

    def hours(self, month: str = "", **facts: object) -> int:
        those = {one.user_id for one in self.enrolments if self.fits(one, facts)}
        minutes = sum(
            entry.minutes for entry in self.entries if entry.user_id in those and f"{entry.on}".startswith(month)
        )
        return (minutes + 30) // 60


def assert_true(cell: Cell, truth: int) -> None:
    assert cell.value in {None, truth}


@pytest.mark.parametrize("seed", range(3))
def test_every_figure_is_what_the_rows_say(world: World, seed: int) -> None:
    populate(world, seed, organisations=3, people=30)
    shown, people = figures(world), People(world)
    assert [differences(tally) for tally in REGISTER] == [[]] * len(REGISTER)
    assert shown.enrolled == Cell(30)
    for name, column_of in (("by_sex", "sex"), ("by_role", "orientation")):
        table: ProtectedTable = getattr(shown, name)
        assert {row.key for row in table.rows} == {str(one.organisation_id) for one in people.enrolments}
        for row in table.rows:
            assert_true(row.total, people.count(organisation_id=row.key))
            for column, cell in zip(table.columns, row.cells, strict=True):
                assert_true(cell, people.count(organisation_id=row.key, **{column_of: column}))
    for table, row_is in ((shown.hours_by_month, "month"), (shown.hours_by_role, "orientation")):
        for row in (*table.rows, table.total):
            where = {row_is: row.key} if row.key else {}
            assert_true(row.total, people.hours(**where))
            for column, cell in zip(table.columns, row.cells, strict=True):
                assert_true(cell, people.hours(**where, sex=column))
    for row in shown.hours_by_organisation.rows:
        assert_true(row.total, people.hours(organisation_id=row.key))
    for block in shown.blocks:
        assert_true(block.done, sum(done_block == block.block_id for _user, done_block in people.done))


def test_something_is_shown_after_all(world: World) -> None:
    populate(world, seed=1, organisations=2, people=40)
    shown = figures(world)
    assert all(row.total.is_shown for row in shown.by_sex.rows)
    assert shown.hours.is_shown
    assert any(cell.is_shown for row in shown.hours_by_month.rows for cell in row.cells)


# The attack


def _where(atoms: list[Hashable], place: int, values: tuple[str, ...]) -> dict[str, Group]:
    return {value: frozenset(atom for atom in atoms if atom[place] == value) for value in values}  # type: ignore[index]


class Shown:
    """Everything that is shown of one programme, as sums over atoms of people, and of their time."""

    def __init__(self, world: World, keys: tuple[str, ...]) -> None:
        self.figures, self.people, self.keys = figures(world), People(world), keys
        self.block = world.main.pk
        self.atoms: list[Hashable] = list(product(keys, SEXES, ORIENTATIONS, ("done", "not")))

    def members(self, group: Group) -> list[Enrolment]:
        return [
            one
            for one in self.people.enrolments
            if (str(one.organisation_id), one.sex, one.orientation, self._done(one)) in group
        ]

    def _done(self, one: Enrolment) -> str:
        return "done" if (one.user_id, self.block) in self.people.done else "not"

    def tables(self) -> Iterator[tuple[ProtectedTable, dict[str, Group], dict[str, Group]]]:
        shown = self.figures
        places, sexes = _where(self.atoms, 0, self.keys), _where(self.atoms, 1, SEXES)
        roles, states = _where(self.atoms, 2, ORIENTATIONS), _where(self.atoms, 3, ("done", "not"))
        yield shown.sexes, {"": frozenset(self.atoms)}, sexes
        yield shown.by_sex, places, sexes
        yield shown.by_role, places, roles
        yield shown.done_by_organisation, places, states
        yield shown.done_by_role, roles, states

    def released(self) -> Iterator[Group]:
        for table in self.tables():
            yield from shown_groups(*table)
        if self.figures.done_of(self.block).is_shown:
            yield _where(self.atoms, 3, ("done",))["done"]


@pytest.mark.parametrize("seed", range(4))
def test_nobody_computes_a_small_group_from_all_that_is_shown(world: World, seed: int) -> None:
    places = populate(world, seed, organisations=3, people=24 + 6 * seed)
    known = Shown(world, tuple(str(place.pk) for place in places))
    attacker = Attacker(known.atoms, known.released())
    for table, rows, columns in known.tables():
        cells = list(cells_of(table, rows, columns).values()) or list(rows.values())
        for group in attacker.known_unions(cells):
            people = len(known.members(group))
            says_who_is_there = table.columns != ("done", "not")
            assert people >= THRESHOLD or (people == 0 and says_who_is_there), group


@pytest.mark.parametrize("seed", range(4))
def test_nobody_computes_the_time_of_a_few_from_all_that_is_shown(world: World, seed: int) -> None:
    places = populate(world, seed, organisations=2, people=12 + 8 * seed)
    keys, shown, people = tuple(str(place.pk) for place in places), figures(world), People(world)
    months = tuple(row.key for row in shown.hours_by_month.rows)
    atoms: list[Hashable] = list(product(months, keys, SEXES, ORIENTATIONS))
    sexes, everyone = _where(atoms, 2, SEXES), {"everyone": frozenset(atoms)}
    tables = [
        (shown.hours_by_month, _where(atoms, 0, months), sexes),
        (shown.hours_by_role, _where(atoms, 3, ORIENTATIONS), sexes),
        (shown.hours_by_organisation, _where(atoms, 1, keys), everyone),
    ]
    attacker = Attacker(atoms, [group for table in tables for group in shown_groups(*table)])
    by_user = {one.user_id: (str(one.organisation_id), one.sex, one.orientation) for one in people.enrolments}
    empty = frozenset(atom for atom in atoms if not any(f"{entry.on}".startswith(atom[0]) for entry in people.entries))  # type: ignore[index]
    for table, rows, columns in tables:
        cells = list(cells_of(table, rows, columns).values()) or list(rows.values())
        for group in attacker.known_unions([cell for cell in cells if not cell <= empty]):
            who = {entry.user_id for entry in people.entries if (f"{entry.on:%Y-%m}", *by_user[entry.user_id]) in group}
            assert len(who) >= THRESHOLD, group


# Edges


def test_organisations_are_in_swedish_order() -> None:
    names = ["Örebro", "Älvdalen", "Zinkgruvan", "Åre", "ale", "Borås"]
    assert sorted(names, key=alphabetical) == ["ale", "Borås", "Zinkgruvan", "Åre", "Älvdalen", "Örebro"]


def test_months_run_over_the_new_year() -> None:
    assert [f"{month:%Y-%m}" for month in months_between(date(2026, 11, 30), date(2027, 1, 1))] == [
        "2026-11",
        "2026-12",
        "2027-01",
    ]
    assert months_between(date(2027, 1, 1), date(2026, 12, 31)) == ()


def test_figures_survive_being_kept(world: World) -> None:
    level_up(world.programme, world.county)
    hours(world.programme, world.municipality, "2026-05", woman=(400, 100), man=(200, 50), unknown=(3, 1))
    done(world.base, world.municipality, 150)
    shown = figures(world, threshold=5)
    assert figures_from_json(shown.to_json()) == shown


def test_few_who_have_not_stated_their_sex_do_not_hide_every_month(world: World) -> None:
    level_up(world.programme, world.county)
    sums(world.programme, world.municipality, unknown=9)
    for month in ("2026-05", "2026-06", "2026-09"):
        hours(world.programme, world.municipality, month, woman=(90, 90), man=(40, 40), unknown=(5, 2))
    hours(world.programme, world.other_municipality, "2026-09", unknown=(5, 5))
    shown = figures(world, threshold=5)
    assert shown.sexes.columns == SEXES
    assert shown.hours_by_month.columns == ("woman", "man+unknown")
    assert all(cell.is_shown for row in shown.hours_by_month.rows for cell in row.cells)


def test_those_who_have_left_are_no_gap_between_two_sums(world: World) -> None:
    """All strategic managers have left, but their time is in the month's sum: it has its own row, and is hidden."""
    sums(world.programme, world.municipality, women=20, men=20)
    hours(world.programme, world.municipality, "2026-05", woman=(20, 20), man=(20, 20))
    world.programme.hour_tallies.create(
        month=date(2026, 5, 1),
        organisation=world.municipality,
        orientation="strategic",
        sex="man",
        minutes=60,
        people=1,
    )
    shown = figures(world, threshold=5)
    assert shown.hours == Cell(41)
    assert shown.hours_by_role.total.total == Cell(41)
    assert [row.total.is_shown for row in shown.hours_by_role.rows] == [False, False]


def test_only_blocks_that_have_opened_are_counted(world: World) -> None:
    level_up(world.programme, world.county)
    blocks = list(world.programme.blocks.order_by("position"))
    spring = count_figures(world.programme, blocks, date(2026, 5, 20), count_enrolled(world.programme), 5)
    assert [block.block_id for block in spring.blocks] == [world.base.pk]


# The day's figures


def test_the_morning_makes_them_ready(world: World) -> None:
    level_up(world.programme, world.county)
    Programme.objects.filter(pk=world.other_programme.pk).update(status=Programme.Status.CLOSED)
    take_snapshots.enqueue()
    take_snapshots.enqueue()
    assert list(Snapshot.objects.values_list("about", flat=True)) == [f"programme:{world.programme.pk}"]


def test_what_has_too_few_people_is_not_kept(world: World) -> None:
    blocks = list(world.programme.blocks.order_by("position"))
    assert not figures_of(world.programme, blocks, TODAY).enrolled.is_shown
    assert not Snapshot.objects.exists()
    EnrolmentTally.objects.filter(programme=world.programme).delete()
    sums(world.programme, world.municipality, women=8)
    assert figures_of(world.programme, blocks, TODAY).enrolled == Cell(8)
