"""What is shown of a table, and what is hidden with it."""

import pytest

from jordman.disclosure.protection import protect
from jordman.disclosure.tables import ProtectedTable, Row, Table, table_from_json

SEXES = ("woman", "man", "unknown")


def people(**rows: tuple[int, ...]) -> Table:
    return Table(SEXES, tuple(Row(key, counts) for key, counts in rows.items()), is_zero_safe=True)


def seen(table: ProtectedTable) -> dict[str, list[object]]:
    """Every row as its total and then its cells; a dot is hidden."""
    rows = (*table.rows, table.total)
    return {row.key: [cell.value if cell.is_shown else "." for cell in (row.total, *row.cells)] for row in rows}


def test_a_table_of_large_groups_is_shown_as_it_is() -> None:
    table = protect(people(a=(10, 5, 0), b=(8, 8, 0)), 5)
    assert seen(table) == {"a": [15, 10, 5, 0], "b": [16, 8, 8, 0], "": [31, 18, 13, 0]}
    assert not table.hides_something


def test_nobody_is_shown_as_nobody_when_that_is_safe() -> None:
    assert seen(protect(people(a=(10, 0, 0), b=(8, 8, 0)), 5))["a"] == [10, 10, 0, 0]


def test_nobody_is_hidden_like_any_small_group_when_it_says_how_people_do() -> None:
    rows = (Row("a", (10, 0)), Row("b", (8, 8)), Row("c", (30, 30)))
    assert seen(protect(Table(("done", "not"), rows), 5)) == {
        "a": [10, ".", "."],
        "b": [16, ".", "."],
        "c": [60, 30, 30],
        "": [86, 48, 38],
    }


def test_a_small_cell_takes_its_row_and_one_more_with_it() -> None:
    table = protect(people(a=(10, 2, 0), b=(8, 8, 0), c=(40, 40, 0)), 5)
    assert seen(table) == {
        "a": [12, ".", ".", "."],
        "b": [16, ".", ".", "."],
        "c": [80, 40, 40, 0],
        "": [108, 58, 50, 0],
    }


def test_small_rows_that_make_a_large_group_together_need_no_more() -> None:
    table = protect(people(a=(1, 1, 0), b=(1, 1, 0), c=(1, 1, 0), d=(40, 40, 0)), 3)
    assert seen(table)["d"] == [80, 40, 40, 0]
    assert seen(table)["a"] == [".", ".", ".", "."]


def test_a_single_small_row_is_hidden_with_another() -> None:
    table = protect(people(a=(3, 0, 0), b=(8, 0, 0), c=(40, 0, 0)), 5)
    assert [seen(table)[key][0] for key in ("a", "b", "c", "")] == [".", ".", 40, 51]


def test_a_column_that_is_small_as_a_whole_is_folded_into_another() -> None:
    table = protect(people(a=(20, 10, 1), b=(20, 9, 0)), 5)
    assert table.columns == ("woman", "man+unknown")
    assert seen(table) == {"a": [31, 20, 11], "b": [29, 20, 9], "": [60, 40, 20]}


def test_without_two_large_columns_there_is_no_split() -> None:
    table = protect(people(a=(20, 1, 1), b=(20, 1, 0)), 5)
    assert table.columns == ()
    assert seen(table) == {"a": [22], "b": [21], "": [43]}


def test_a_small_whole_shows_nothing() -> None:
    hidden = protect(people(a=(2, 1, 0), b=(1, 0, 0)), 5)
    assert seen(hidden) == {"a": ["."], "b": ["."], "": ["."]}
    assert seen(protect(Table(SEXES, ()), 5)) == {"": [".", ".", ".", "."]}


def test_time_is_hidden_with_the_people_it_rests_on() -> None:
    months = (
        Row("2026-05", (2, 1), (900, 30)),
        Row("2026-06", (40, 3), (9000, 100)),
        Row("2026-09", (60, 20), (9000, 3000)),
        Row("2026-10", (60, 21), (9100, 3100)),
    )
    table = protect(Table(("woman", "man"), months, shares_people=True), 5)
    # June shelters May's total. Its three men may be the ones of May, so September shelters them both.
    assert seen(table) == {
        "2026-05": [".", ".", "."],
        "2026-06": [".", ".", "."],
        "2026-09": [12000, ".", "."],
        "2026-10": [12200, 9100, 3100],
        "": [34230, 28000, 6230],
    }


def test_a_row_that_is_not_there_looks_like_a_small_one() -> None:
    table = protect(people(a=(3, 0, 0), b=(8, 0, 0), c=(40, 5, 0)), 5)
    missing = table.row("z")
    assert (missing.total, missing.cells) == (table.row("a").total, table.row("a").cells)


def test_a_table_survives_json() -> None:
    table = protect(people(a=(10, 2, 1), b=(8, 8, 0), c=(40, 40, 0)), 5)
    assert table_from_json(table.to_json()) == table


def test_the_threshold_is_never_under_three() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        protect(people(a=(10, 2, 1)), 2)
