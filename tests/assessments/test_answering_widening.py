"""How wide a group must be: never one that fewer than the threshold were asked in, also not by being left out."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jordman.assessments.widening import Asked, Group, Widening, keep_wide

TOP = 1
# Two municipalities under an association; units 10-14 in the first, 20-22 in the second, 23 in a department (5) of it.
PARENTS = {1: None, 2: 1, 3: 1, 5: 3, **dict.fromkeys(range(10, 15), 2), **dict.fromkeys((20, 21, 22), 3), 23: 5}
EMPLOYER = {unit: 2 if unit < 20 else 3 for unit in (*range(10, 15), *range(20, 24))}


def asked(unit: int, number: int, role: str = "staff", sex: str = "woman") -> Asked:
    return Asked(unit, EMPLOYER[unit], role, sex, number)


def place(widening: Widening, unit: int) -> int:
    return widening.group(unit=unit, employer=EMPLOYER[unit], role="staff", sex="woman").place


def test_a_unit_that_is_large_enough_stands_by_itself() -> None:
    assert place(Widening([asked(10, 5)], PARENTS, TOP, 5), 10) == 10


def test_a_unit_of_four_counts_at_the_place_above_with_the_smallest_of_its_neighbours() -> None:
    """The four alone at the municipality would be known as the four."""
    widening = Widening([asked(10, 4), asked(11, 9), asked(12, 30)], PARENTS, TOP, 5)
    assert [place(widening, unit) for unit in (10, 11, 12)] == [2, 2, 12]


def test_two_small_units_need_no_neighbour() -> None:
    widening = Widening([asked(10, 3), asked(11, 2), asked(12, 30)], PARENTS, TOP, 5)
    assert [place(widening, unit) for unit in (10, 11, 12)] == [2, 2, 12]


def test_a_small_employer_counts_higher_up() -> None:
    widening = Widening([asked(10, 4), asked(20, 6), asked(21, 7)], PARENTS, TOP, 5)
    assert [place(widening, unit) for unit in (10, 20, 21)] == [1, 1, 21]


def test_a_rare_role_is_blank_and_so_is_the_next_so_that_blank_says_nothing() -> None:
    rows = [asked(10, 40), asked(10, 2, role="strategic"), asked(10, 6, role="operational")]
    widening = Widening(rows, PARENTS, TOP, 5)
    roles = [widening.group(unit=10, employer=2, role=role, sex="woman").role for role in ("staff", "operational")]
    assert roles == ["staff", ""]
    assert widening.group(unit=10, employer=2, role="strategic", sex="woman").role == ""


def test_a_sex_is_counted_at_the_employer_and_not_in_the_unit() -> None:
    rows = [asked(10, 9), asked(10, 1, sex="man"), asked(11, 8, sex="man")]
    assert Widening(rows, PARENTS, TOP, 5).group(unit=10, employer=2, role="staff", sex="man") == Group(
        10, "staff", "man"
    )


def test_who_was_not_counted_gets_the_widest_of_all() -> None:
    widening = Widening([asked(10, 9)], PARENTS, TOP, 5)
    assert widening.group(unit=99, employer=98, role="staff", sex="man") == Group(TOP, "", "")


def test_a_unit_that_has_left_the_tree_counts_at_the_top() -> None:
    assert place(Widening([asked(10, 9)], {1: None}, TOP, 5), 10) == TOP


def test_nobody_asked_is_no_group() -> None:
    assert keep_wide({}, 5) == set()


VALUES = [
    (unit, role, sex)
    for unit in sorted(EMPLOYER)
    for role in ("staff", "operational", "strategic")
    for sex in ("woman", "man", "")
]
rows = st.dictionaries(st.sampled_from(VALUES), st.integers(1, 9), min_size=1, max_size=20).map(
    lambda found: [asked(unit, number, role, sex) for (unit, role, sex), number in found.items()]
)
# What else the machine does must not decide.
patient = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@patient
@given(rows, st.integers(3, 8))
def test_no_stored_group_is_smaller_than_the_threshold(rows: list[Asked], threshold: int) -> None:
    """In the place, in the role at the employer and of the sex at the employer; and none by what is left out."""
    widening = Widening(rows, PARENTS, TOP, threshold)
    in_place: Counter[int] = Counter()
    by_value: Counter[tuple[str, int, str]] = Counter()
    whole: Counter[int] = Counter()
    for row in rows:
        group = widening.group(unit=row.unit, employer=row.employer, role=row.role, sex=row.sex)
        in_place[group.place] += row.number
        by_value["role", row.employer, group.role] += row.number
        by_value["sex", row.employer, group.sex] += row.number
        whole[row.employer] += row.number
    everybody = sum(whole.values())
    assert all(number >= threshold for place, number in in_place.items() if everybody >= threshold or place != TOP)
    for (_kind, employer, value), number in by_value.items():
        assert number >= threshold or (value == "" and whole[employer] < threshold)


@patient
@given(rows, st.integers(3, 8))
def test_a_group_is_never_narrower_or_other_than_the_truth(rows: list[Asked], threshold: int) -> None:
    widening = Widening(rows, PARENTS, TOP, threshold)
    for row in rows:
        group = widening.group(unit=row.unit, employer=row.employer, role=row.role, sex=row.sex)
        at: int | None = row.unit
        chain = []
        while at is not None:
            chain.append(at)
            at = PARENTS.get(at)
        assert group.place in chain
        assert group.role in {row.role, ""}
        assert group.sex in {row.sex, ""}
