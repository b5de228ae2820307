"""Whatever a file says and whatever is known: importing twice is importing once."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from jordman.integrations.staff_files import (
    Contents,
    Field,
    ReadRows,
    RoleGroup,
    Snapshot,
    StaffRow,
    UnitRow,
    plan_import,
)
from jordman.integrations.staff_files.unit_plan import cycles_in
from jordman.integrations.staff_files.values import Sex
from tests.integrations.files import TODAY

CODES = st.sampled_from(["", "71", "72", "73", "74"])
NUMBERS = st.sampled_from(["", "1", "2", "3", "4", "5"])
EMAILS = st.sampled_from(["", "a@x.example.se", "b@x.example.se", "c@x.example.se"])
NAMES = st.sampled_from(["Ida", "Bo", "Eva"])
DAYS = st.none() | st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=3))
OPTIONAL = [Field.ENDS_ON, Field.TITLE, Field.SHARE, Field.PROTECTED, Field.PARENT_UNIT_CODE, Field.STARTS_ON]


@st.composite
def staff_rows(draw: st.DrawFn) -> tuple[StaffRow, ...]:
    said = frozenset(draw(st.sets(st.sampled_from(OPTIONAL))))
    count = draw(st.integers(0, 8))
    rows = [_staff_row(draw, number, said) for number in range(2, 2 + count)]
    return tuple(row for row in rows if row.identity and row.unit_key)


def _staff_row(draw: st.DrawFn, number: int, said: frozenset[Field]) -> StaffRow:
    is_protected = Field.PROTECTED in said and draw(st.booleans())
    return StaffRow(
        number,
        said,
        employment_number=draw(NUMBERS),
        given_name="" if is_protected else draw(NAMES),
        family_name="" if is_protected else "Ek",
        email=draw(EMAILS),
        unit_code=draw(CODES),
        unit_name=draw(st.sampled_from(["", "Norr", "Söder"])),
        parent_unit_code=draw(CODES) if Field.PARENT_UNIT_CODE in said else "",
        manager_number=draw(NUMBERS),
        title=draw(st.sampled_from(["Kock", "Enhetschef"])) if Field.TITLE in said else "",
        share=draw(st.sampled_from([None, Decimal(50), Decimal(100)])) if Field.SHARE in said else None,
        starts_on=draw(DAYS) if Field.STARTS_ON in said else None,
        ends_on=draw(DAYS) if Field.ENDS_ON in said else None,
        sex=draw(st.sampled_from(list(Sex))),
        is_protected=is_protected,
        role_group=draw(st.sampled_from(list(RoleGroup))) if Field.TITLE in said else RoleGroup.STAFF,
    )


@st.composite
def unit_rows(draw: st.DrawFn) -> tuple[UnitRow, ...]:
    said = frozenset({Field.PARENT_UNIT_CODE})
    codes = draw(st.lists(st.sampled_from(["71", "72", "73", "74"]), max_size=5))
    return tuple(
        UnitRow(at, said, code, f"Enhet {code}", draw(CODES), draw(NUMBERS)) for at, code in enumerate(codes, start=2)
    )


READ = st.builds(lambda staff, units: ReadRows(Contents.STAFF, staff=staff, units=units), staff_rows(), unit_rows())


@settings(max_examples=60, deadline=None)
@given(first=READ, second=READ, is_complete=st.booleans())
def test_importing_the_same_rows_again_changes_nothing(first: ReadRows, second: ReadRows, is_complete: bool) -> None:
    known = plan_import(first, Snapshot(), TODAY, is_complete=is_complete).after(Snapshot())
    made = plan_import(second, known, TODAY, is_complete=is_complete)
    again = plan_import(second, made.after(known), TODAY, is_complete=is_complete)
    assert again.is_empty, (again.units, again.people, again.employments)


@settings(max_examples=60, deadline=None)
@given(first=READ, second=READ, is_complete=st.booleans())
def test_what_is_known_afterwards_can_be_stored(first: ReadRows, second: ReadRows, is_complete: bool) -> None:
    known = plan_import(first, Snapshot(), TODAY, is_complete=is_complete).after(Snapshot())
    later = plan_import(second, known, date(2026, 11, 25), is_complete=is_complete).after(known)
    numbered = [(item.employment_number, item.unit_key) for item in later.employments if item.employment_number]
    assert len(numbered) == len(set(numbered))
    emails = [person.email for person in later.people if person.email]
    assert len(emails) == len(set(emails))
    keys = [unit.key for unit in later.units]
    assert len(keys) == len(set(keys))
    assert cycles_in({unit.key: unit.parent_key for unit in later.units if unit.parent_key}) == []


@settings(max_examples=40, deadline=None)
@given(rows=READ)
def test_every_row_is_in_the_plan_or_has_its_fault(rows: ReadRows) -> None:
    made = plan_import(rows, Snapshot(), TODAY)
    repeated = {number for note in made.notes for number in note.rows}
    faulty = {fault.row_number for fault in made.faults}
    left_over = [row for row in rows.staff if row.row_number not in faulty | repeated]
    planned = {(item.employment_number, item.unit_key) for item in made.employments.new}
    assert {(row.employment_number, row.unit_key) for row in left_over} <= planned
