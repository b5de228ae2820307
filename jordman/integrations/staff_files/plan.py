"""Plans an import: what would be new, changed, unchanged, left and faulty. Nothing is written here."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from jordman.integrations.staff_files.employment_plan import plan_employments
from jordman.integrations.staff_files.fields import Field
from jordman.integrations.staff_files.people_plan import PersonRows, match_rows, wanted_person
from jordman.integrations.staff_files.rows import ReadRows, RowFault, StaffRow
from jordman.integrations.staff_files.state import (
    Changes,
    EmploymentState,
    ImportPlan,
    PersonState,
    Snapshot,
    UnitManager,
    compare,
)
from jordman.integrations.staff_files.unit_plan import plan_units
from jordman.integrations.tables.table import Note, NoteKind


def plan_import(rows: ReadRows, existing: Snapshot, today: dt.date, *, is_complete: bool = False) -> ImportPlan:
    """What importing the rows into what exists would do.

    `is_complete` is the person's word that the file holds everyone: only then has anyone or any unit left.
    """
    units = plan_units(rows, existing.units, is_complete=is_complete)
    placed, misplaced = _placed(rows.staff, units.keys)
    matched = match_rows(placed, existing)
    faults = [*rows.faults, *units.faults, *misplaced, *matched.faults]
    staying = _marks_of_faulty(faults, rows.staff) if is_complete else None
    work = plan_employments(rows, matched.people, existing, today, staying=staying)
    return ImportPlan(
        units.changes,
        _people_changes(matched.people, work.changes.left, existing, today),
        work.changes,
        tuple(UnitManager(key, person) for key, person in work.managers.items() if key in units.keys),
        today - dt.timedelta(days=1),
        tuple(sorted(faults, key=lambda fault: (fault.table, fault.row_number))),
        (*rows.notes, *units.notes, *_notes(rows, existing, work.repeated)),
    )


def _placed(rows: Iterable[StaffRow], units: set[str]) -> tuple[list[StaffRow], list[RowFault]]:
    placed, faults = [], []
    for row in rows:
        if row.unit_key in units:
            placed.append(row)
        else:
            message = _("Enheten %(unit)s finns inte, varken i filen eller här. Lägg till den i filen.")
            text = message % {"unit": row.unit_code or row.unit_name}
            faults.append(RowFault(row.row_number, Field.UNIT_CODE, text, row.identity))
    return placed, faults


def _marks_of_faulty(faults: list[RowFault], rows: Iterable[StaffRow]) -> set[str]:
    """The numbers and addresses of faulty rows: a person whose row is faulty is still there."""
    at = {fault.row_number for fault in faults}
    marks = {mark for row in rows if row.row_number in at for mark in (row.employment_number, row.email)}
    return (marks | {fault.identity for fault in faults}) - {""}


def _people_changes(
    people: list[PersonRows], left: tuple[EmploymentState, ...], existing: Snapshot, today: dt.date
) -> Changes[PersonState]:
    new, changed, unchanged = [], [], []
    for person in people:
        wanted = wanted_person(person)
        change = compare(person.known, wanted) if person.known else None
        if person.known is None:
            new.append(wanted)
        elif change:
            changed.append(change)
        else:
            unchanged.append(wanted)
    return Changes(tuple(new), tuple(changed), tuple(unchanged), tuple(_gone(people, left, existing, today)))


def _gone(
    people: list[PersonRows], left: tuple[EmploymentState, ...], existing: Snapshot, today: dt.date
) -> list[PersonState]:
    """Those whose last employment here ends with this import."""
    leaving = {employment.person_key for employment in left} - {person.key for person in people}
    ending = set(left)
    for employment in existing.employments:
        if employment not in ending and not employment.is_ended(today):
            leaving.discard(employment.person_key)
    return [person for person in existing.people if person.key in leaving]


def _notes(rows: ReadRows, existing: Snapshot, repeated: list[int]) -> list[Note]:
    numbers = {row.employment_number for row in rows.staff} | {item.employment_number for item in existing.employments}
    numbers |= {fault.identity for fault in rows.faults}
    leaders = [(row.row_number, row.manager_number) for row in rows.staff]
    leaders += [(row.row_number, row.manager_number) for row in rows.units]
    missing = [at for at, number in leaders if number and number not in numbers]
    again = _("Anställningen står på flera rader. Den med störst sysselsättningsgrad används.")
    no_manager = _("Chefen finns inte i filen. Enheten får sin chef när hen läses in.")
    found = ((NoteKind.DUPLICATE_ROW, again, repeated), (NoteKind.MANAGER_MISSING, no_manager, missing))
    return [Note(kind, message, tuple(sorted(at))) for kind, message, at in found if at]
