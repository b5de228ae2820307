"""What a release holds, in the cases that come up, and what it refuses."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from jordman.disclosure import solving
from jordman.disclosure.cells import SMALL, Cell
from jordman.disclosure.covering import Cover, Problem
from jordman.disclosure.patterns import Pattern
from jordman.disclosure.releasing import CrossTable, Place, Released, UnsafeError, release
from jordman.disclosure.solving import CpSat

BANDS = ("low", "middle", "high")


def counted(name: str, columns: tuple[str, ...], **rows: tuple[int, ...]) -> CrossTable:
    cells = {(key, column): count for key, row in rows.items() for column, count in zip(columns, row, strict=True)}
    return CrossTable(name, columns, cells, is_zero_safe=name in {"sex", "role"})


def under(above: str, *keys: str) -> tuple[Place, ...]:
    return tuple(Place(key, (above,)) for key in keys)


def seen(released: Released, table: str) -> dict[str, list[object]]:
    """Every place as its total and then its cells; a dot is hidden."""
    return {
        key: [cell.value if cell.is_shown else "." for cell in (released.total(key), *released.cells(key, table))]
        for key in released.above
    }


def test_a_unit_of_four_is_hidden_with_the_smallest_of_the_others() -> None:
    places = (Place("town"), *under("town", "a", "b", "c"))
    released = release(places, (counted("sex", ("w", "m"), a=(3, 1), b=(8, 7), c=(30, 20)),), 5)
    assert seen(released, "sex") == {
        "town": [69, 41, 28],
        "a": [".", ".", "."],
        "b": [".", ".", "."],
        "c": [50, 30, 20],
    }


def test_a_town_of_six_shows_how_many_they_are_and_the_next_town_shelters_nobody() -> None:
    places = (Place("all"), *under("all", "small", "large"), *under("small", "a", "b"), *under("large", "c", "d"))
    table = counted("sex", ("w", "m"), a=(2, 1), b=(2, 1), c=(20, 20), d=(20, 20))
    released = release(places, (table,), 5)
    assert seen(released, "sex") == {
        "all": [86, 44, 42],
        "small": [6, ".", "."],
        "large": [80, 40, 40],
        "a": [".", ".", "."],
        "b": [".", ".", "."],
        # The split of the small town is what is left of all, so a unit in the large one must shelter it.
        "c": [40, ".", "."],
        "d": [40, 20, 20],
    } or seen(released, "sex")["large"] == [80, ".", "."]


def test_rows_of_all_tables_have_the_same_total() -> None:
    places = (Place("town"), *under("town", "a", "b"))
    tables = (
        counted("sex", ("w", "m"), a=(20, 10), b=(10, 10)),
        counted("band", BANDS, a=(10, 10, 10), b=(1, 9, 10)),
    )
    released = release(places, tables, 5)
    assert released.total("a") == Cell(30)
    assert seen(released, "sex")["a"] == [30, 20, 10]
    assert seen(released, "band") == {"town": [50, 11, 19, 20], "a": [30, ".", ".", "."], "b": [20, ".", ".", "."]}


def test_two_memberships_are_counted_once_above_and_do_not_give_a_town_away() -> None:
    """The town is in both regions: the regions less all there is would be the town."""
    places = (Place("all"), *under("all", "west", "south"), *under("west", "a"), *under("south", "b"))
    places += (Place("town", ("south", "west")),)
    large = release(places, (counted("sex", ("w", "m"), a=(20, 20), b=(30, 30), town=(10, 10)),), 5)
    assert [large.total(key).value for key in ("all", "west", "south", "town")] == [120, 60, 80, 20]
    small = release(places, (counted("sex", ("w", "m"), a=(20, 20), b=(30, 30), town=(2, 1)),), 5)
    shown = {key for key in ("all", "west", "south") if small.total(key).is_shown}
    assert small.total("town") == SMALL
    assert shown != {"all", "west", "south"}


def test_everybody_answering_the_same_is_not_told() -> None:
    places = (Place("town"), *under("town", "a", "b"))
    released = release(places, (counted("band", BANDS, a=(0, 0, 20), b=(0, 0, 30)),), 5)
    # There are no columns to tell apart.
    assert released.columns["band"] == ()
    assert released.cells("a", "band") == ()
    assert released.total("a") == Cell(20)


def test_nobody_answering_is_told_only_where_that_is_safe() -> None:
    places = (Place("town"), *under("town", "a", "b", "c"))
    tables = (counted("sex", ("w", "m"), a=(0, 0), b=(10, 10), c=(30, 30)),)
    assert [release(places, tables, 5).total(key).value for key in "abc"] == [None, None, 60]
    safe = release(places, tables, 5, is_zero_safe=True)
    assert [safe.total(key).value for key in "abc"] == [0, 20, 60]
    nobody = release(places, (counted("sex", ("w", "m")),), 5)
    assert not nobody.totals


def test_a_column_that_is_small_everywhere_is_folded() -> None:
    places = (Place("town"), *under("town", "a", "b"))
    released = release(places, (counted("sex", ("w", "m", "x"), a=(20, 9, 1), b=(30, 8, 2)),), 5)
    assert released.columns["sex"] == ("w", "m+x")
    assert released.cell("a", "sex", "m+x") == Cell(10)
    assert released.cell("a", "sex", "m") == SMALL


def test_what_was_hidden_is_said_against_the_least_possible() -> None:
    places = (Place("town"), *under("town", "a", "b", "c"))
    share = release(places, (counted("sex", ("w", "m"), a=(3, 1), b=(8, 7), c=(30, 20)),), 5).hidden_share
    assert (share.hidden, share.cells, share.small) == (6, 12, 3)
    assert share.share == 0.5
    assert share.is_least
    assert share.over_least == 0
    assert replace(share, least=None).over_least is None


def test_a_release_survives_json_and_holds_nothing_hidden() -> None:
    places = (Place("town"), *under("town", "a", "b", "c"))
    released = release(places, (counted("sex", ("w", "m"), a=(3, 1), b=(8, 7), c=(30, 20)),), 5)
    kept = json.dumps(released.to_json())
    assert Released.from_json(json.loads(kept)) == released
    assert set(released.totals) == {"town", "c"}
    assert released.total("nowhere") == released.total("a") == SMALL


def test_a_leaf_may_lie_under_nothing() -> None:
    released = release((Place("a"), Place("b")), (counted("sex", ("w", "m"), a=(10, 10), b=(2, 1)),), 5)
    assert [released.total(key).value for key in "ab"] == [20, None]


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ((Place("a"), Place("a")), "same key"),
        ((Place("a", ("b",)),), "no place 'b'"),
        ((Place("a", ("b",)), Place("b", ("a",))), "under itself"),
        ((Place("town"), Place("a", ("town",)), Place("b", ("a",))), "only what has none"),
    ],
)
def test_places_that_cannot_be(places: tuple[Place, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        release(places, (counted("sex", ("w", "m"), a=(10, 10)),), 5)


def test_tables_that_cannot_be() -> None:
    table = counted("sex", ("w", "m"), a=(10, 10))
    for tables, words in (
        ((), "must be tables"),
        ((table, table), "same name"),
        ((table, counted("band", BANDS, a=(10, 9, 0))), "same people"),
        ((counted("sex", ("w", "m"), a=(10, -1)),), "negative"),
        ((replace(table, columns=("w", "x")),), "lacks"),
        ((replace(table, points=3),), "3 points"),
    ):
        with pytest.raises(ValueError, match=words):
            release((Place("a"),), tables, 5)
    with pytest.raises(ValueError, match="at least 3"):
        release((Place("a"),), (table,), 2)


def test_a_solver_that_errs_or_runs_out_of_time_makes_nothing_unsafe() -> None:
    places = (Place("town"), *under("town", "a", "b"))
    tables = (counted("sex", ("w", "m"), a=(3, 1), b=(8, 7)), counted("band", BANDS, a=(2, 1, 1), b=(5, 5, 5)))

    def err(problem: Problem, cover: Cover) -> Cover:
        everything = frozenset(problem.nest.order)
        return replace(cover, pattern=Pattern((everything,) * len(problem.layers)))

    with pytest.raises(UnsafeError):
        release(places, tables, 5, solver=err)
    assert release(places, tables, 5, solver=CpSat(0)).totals == release(places, tables, 5).totals


def test_a_large_problem_is_solved_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one table hides is no shelter for another, so one after the other is not the least here."""
    towns = [f"t{number}" for number in range(4)]
    units = [f"{town}-{letter}" for town in towns for letter in "abcd"]
    places = (Place("all"), *under("all", *towns), *(Place(unit, (unit[:2],)) for unit in units))
    sex = {unit: {"a": (1, 1), "b": (10, 10), "c": (6, 14), "d": (14, 6)}[unit[-1]] for unit in units}
    band = {unit: {"a": (1, 1, 0), "b": (18, 1, 1), "c": (8, 6, 6), "d": (6, 6, 8)}[unit[-1]] for unit in units}
    tables = (counted("sex", ("w", "m"), **sex), counted("band", BANDS, **band))
    plain = release(places, tables, 5)
    whole = release(places, tables, 5, solver=CpSat(10))
    monkeypatch.setattr(solving, "WHOLE", 0)
    parts = release(places, tables, 5, solver=CpSat(10))
    assert whole.hidden_share.is_least
    assert plain.hidden_share.cost >= parts.hidden_share.cost >= whole.hidden_share.cost


def test_no_page_loads_the_solver() -> None:
    code = "import sys, jordman.disclosure.releasing, jordman.disclosure.values; sys.exit('ortools' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
