"""Single figures."""

import pytest

from jordman.disclosure.cells import SMALL, Cell, Hidden, protect_count, protect_parts


def test_a_cell_is_shown_or_hidden() -> None:
    for value, hidden in ((None, None), (5, Hidden.SMALL)):
        with pytest.raises(ValueError, match="and not both"):
            Cell(value, hidden)


def test_a_group_under_the_threshold_is_hidden() -> None:
    assert [protect_count(people, 5) for people in (0, 4, 5)] == [SMALL, SMALL, Cell(5)]


def test_the_threshold_is_never_under_three() -> None:
    with pytest.raises(ValueError, match="at least 3"):
        protect_count(10, 2)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((150, 60), (150, 60)),
        ((150, 4), (150, "small")),
        ((212, 60), ("nearly_all", 60)),
        ((209, 60), ("nearly_all", 60)),
        ((150, 148), (150, "shield")),
        ((150, 150), (150, "shield")),
        ((60, 62), (60, "shield")),
        ((0, 0), ("small", "small")),
    ],
)
def test_figures_of_the_same_people_keep_their_distance(parts: tuple[int, ...], shown: tuple[object, ...]) -> None:
    cells = protect_parts(212, parts, 5)
    assert tuple(cell.value if cell.is_shown else str(cell.hidden) for cell in cells) == shown
