"""The rules without a database: who attests, what stands in the way, and which months must be reported again."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jordman.participation.attesters import Leader, attesters_of
from jordman.participation.lines import Fault, Line, Person, Standing, Word, faults_of, is_reportable
from jordman.participation.months import (
    due_on,
    ended_months,
    is_over,
    last_day,
    months_between,
    next_month,
    read_month,
    swedish_day,
)
from jordman.participation.versions import (
    Facts,
    Kind,
    MonthFacts,
    Stage,
    affected,
    differences,
    first_unsettled,
    stages,
)

OCTOBER = date(2026, 10, 1)
UNIT, DEPARTMENT, MUNICIPALITY = 3, 2, 1  # ids, deepest first; depth is the same number here


def leader(user_id: int, node: int) -> Leader:
    return Leader(user_id, node, node)


# Who attests


@pytest.mark.parametrize(
    ("who", "leaders", "by_file", "found"),
    [
        # Anybody at the unit: the unit's manager, and not those above.
        (9, [leader(1, UNIT), leader(2, DEPARTMENT)], False, {1}),
        # The manager: the nearest above.
        (1, [leader(1, UNIT), leader(2, DEPARTMENT), leader(3, MUNICIPALITY)], False, {2}),
        # Two managers of a unit do not attest each other.
        (1, [leader(1, UNIT), leader(4, UNIT), leader(2, DEPARTMENT)], False, {2}),
        # Whoever leads the department too is attested above it.
        (1, [leader(1, UNIT), leader(1, DEPARTMENT), leader(2, DEPARTMENT), leader(3, MUNICIPALITY)], False, {3}),
        # The manager whom only the staff file names.
        (9, [leader(1, UNIT), leader(2, DEPARTMENT)], True, {2}),
        # Two who lead the same place may both.
        (9, [leader(1, UNIT), leader(4, UNIT)], False, {1, 4}),
        # Nobody leads above, or at all.
        (1, [leader(1, UNIT)], False, set()),
        (9, [], False, set()),
    ],
)
def test_the_nearest_who_leads_and_is_not_led_by_the_person(
    who: int, leaders: list[Leader], by_file: bool, found: set[int]
) -> None:
    assert attesters_of(who, UNIT, leaders, leads_unit=by_file) == found


LEADERS = st.lists(st.builds(leader, st.integers(1, 4), st.integers(1, 4)), max_size=8)


@given(LEADERS, st.integers(1, 4), st.booleans())
def test_nobody_attests_themselves_nor_anybody_at_or_above_them(leaders: list[Leader], who: int, by_file: bool) -> None:
    found = attesters_of(who, 4, leaders, leads_unit=by_file)
    assert who not in found
    own = min((each.depth for each in leaders if each.user_id == who), default=9)
    assert all(any(each.user_id == other and each.depth < own for each in leaders) for other in found)


# A line


def line(**facts: object) -> Line:
    person = Person(
        1,
        "Ada",
        "Alm",
        bool(facts.pop("is_protected", False)),
        str(facts.pop("sex", "woman")),
        facts.pop("starts_on", date(2026, 5, 4)),  # type: ignore[arg-type]
        facts.pop("stops_on", None),  # type: ignore[arg-type]
    )
    defaults = {"counted": 60, "first_on": date(2026, 10, 5), "last_on": date(2026, 10, 5), "workplace": None}
    return Line(person, OCTOBER, **{**defaults, "word": Word("attested", 60), **facts})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({"word": None}, Standing.WAITING),
        ({"word": Word("waiting", 0, taken_off=10)}, Standing.WAITING),
        ({}, Standing.ATTESTED),
        ({"word": Word("attested", 45)}, Standing.CHANGED),
        ({"word": Word("attested", 60, taken_off=15)}, Standing.CHANGED),
        ({"word": Word("attested", 45, taken_off=15)}, Standing.ATTESTED),
        ({"word": Word("wrong", 60)}, Standing.WRONG),
        ({"word": Word("wrong", 45)}, Standing.MENDED),
        ({"counted": 0, "word": None}, Standing.NOTHING),
        ({"word": Word("attested", 60, taken_off=60)}, Standing.NOTHING),
    ],
)
def test_how_the_hours_stand(facts: dict[str, object], standing: Standing) -> None:
    assert line(**facts).standing is standing


@pytest.mark.parametrize(
    ("facts", "faults"),
    [
        ({}, set()),
        ({"starts_on": None}, {Fault.NO_START}),
        ({"stops_on": date(2026, 4, 1)}, {Fault.STOPS_BEFORE_START}),
        ({"starts_on": date(2026, 10, 6)}, {Fault.OUTSIDE_DATES}),
        ({"stops_on": date(2026, 10, 4)}, {Fault.OUTSIDE_DATES}),
        ({"sex": "unknown"}, {Fault.NO_SEX}),
        ({"counted": 2460, "word": Word("attested", 2460)}, {Fault.MANY_HOURS}),
        ({"word": None}, {Fault.NO_UNIT}),
        ({"word": Word("wrong", 60)}, {Fault.WRONG}),
    ],
)
def test_what_stands_in_the_way(facts: dict[str, object], faults: set[Fault]) -> None:
    assert faults_of(line(**facts), hours_limit=40) == faults


@given(st.booleans(), st.sampled_from(["attested", "wrong", "waiting"]), st.integers(0, 90), st.integers(0, 90))
def test_only_hours_that_the_manager_has_seen_are_reported(
    is_protected: bool, state: str, seen: int, taken_off: int
) -> None:
    one = line(is_protected=is_protected, word=Word(state, seen, taken_off=taken_off))
    if is_reportable(one):
        assert not is_protected
        assert one.minutes == 0 or (state == "attested" and one.minutes == seen)


# Months


def test_a_month_is_over_on_the_first_of_the_next_and_due_four_weeks_later() -> None:
    assert not is_over(OCTOBER, date(2026, 10, 31))
    assert is_over(OCTOBER, date(2026, 11, 1))
    assert due_on(OCTOBER) == date(2026, 11, 29)
    assert next_month(date(2026, 12, 1)) == date(2027, 1, 1)
    assert last_day(date(2028, 2, 1)) == date(2028, 2, 29)


def test_months_of_a_project_are_those_that_are_over_and_within_it() -> None:
    assert months_between(date(2026, 11, 9), date(2027, 1, 2)) == (
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    )
    assert ended_months(date(2026, 9, 1), date(2026, 10, 15), date(2027, 3, 1)) == [date(2026, 9, 1), OCTOBER]
    assert ended_months(date(2027, 9, 1), date(2026, 10, 15), date(2027, 3, 1)) == []


@given(st.text(max_size=8))
def test_only_a_month_is_read_as_one(key: str) -> None:
    month = read_month(key)
    assert month is None or f"{month:%Y-%m}" == key


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        # Summer time began on the 29th of March and ended on the 25th of October 2026.
        (datetime(2026, 3, 31, 22, 30, tzinfo=UTC), date(2026, 4, 1)),
        (datetime(2026, 3, 31, 21, 30, tzinfo=UTC), date(2026, 3, 31)),
        (datetime(2026, 10, 31, 22, 30, tzinfo=UTC), date(2026, 10, 31)),
        (datetime(2026, 10, 31, 23, 30, tzinfo=UTC), date(2026, 11, 1)),
    ],
)
def test_a_day_is_swedish_on_both_sides_of_a_clock_change(moment: datetime, day: date) -> None:
    assert swedish_day(moment) == day


# Versions

A, B = Facts(60, "woman", date(2026, 5, 4), None), Facts(90, "woman", date(2026, 5, 4), None)


def test_differences_are_new_gone_and_changed() -> None:
    found = differences({1: A, 2: A, 3: A}, {1: A, 2: B, 4: B})
    assert [(each.key, each.kind, each.fields) for each in found] == [
        (2, Kind.CHANGED, ("minutes",)),
        (3, Kind.GONE, ()),
        (4, Kind.NEW, ()),
    ]


FACTS = st.dictionaries(st.integers(1, 5), st.sampled_from([A, B]))


@given(FACTS, FACTS)
def test_differences_turn_one_version_into_the_other(before: dict[int, Facts], after: dict[int, Facts]) -> None:
    made = dict(before)
    for each in differences(before, after):
        if each.after is None:
            del made[each.key]
        else:
            made[each.key] = each.after
    assert made == after


def months(*facts: tuple[int | None, int]) -> list[MonthFacts]:
    """Each is (order of its latest report, differences since)."""
    return [
        MonthFacts(date(2026, number, 1), 3, 0, sequence, changed)
        for number, (sequence, changed) in enumerate(facts, start=1)
    ]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([(1, 0), (2, 0), (3, 0)], ["reported"] * 3),
        ([(1, 1), (2, 0), (3, 0)], ["changed", "reported", "reported"]),
        ([(4, 0), (2, 0), (3, 0)], ["reported", "again", "again"]),
        ([(4, 0), (5, 0), (3, 0)], ["reported", "reported", "again"]),
        ([(1, 0), (None, 0), (None, 0)], ["reported", "ready", "ready"]),
        ([(4, 0), (2, 1), (3, 0)], ["reported", "changed", "again"]),
    ],
)
def test_a_correction_takes_every_later_month_along(facts: list[tuple[int | None, int]], expected: list[str]) -> None:
    assert [stage.value for _month, stage in stages(months(*facts))] == expected


def test_what_comes_first_and_what_is_affected() -> None:
    known = stages(months((1, 1), (2, 0), (None, 0)))
    assert first_unsettled(known, before=date(2026, 3, 1)) == date(2026, 1, 1)
    assert first_unsettled(known, before=date(2026, 1, 1)) is None
    assert affected(known, after=date(2026, 1, 1)) == [date(2026, 2, 1)]


@given(st.lists(st.sampled_from(range(6)), min_size=1, max_size=12))
def test_reporting_in_the_order_that_is_allowed_always_ends_with_all_reported(corrections: list[int]) -> None:
    """Correct a month, then report whatever is first each time: it ends, and nothing is left to load again."""
    sequence = list(range(1, 7))
    changed = [0] * 6
    for number in corrections:
        changed[number] = 1
        for _attempt in range(7):
            known = stages(months(*zip(sequence, changed, strict=True)))
            first = first_unsettled(known, before=date(2027, 1, 1))
            if first is None:
                break
            place = first.month - 1
            sequence[place], changed[place] = max(sequence) + 1, 0
        assert [stage for _month, stage in stages(months(*zip(sequence, changed, strict=True)))] == [Stage.REPORTED] * 6
        # In the order of the months.
        assert sequence[number:] == sorted(sequence[number:])
