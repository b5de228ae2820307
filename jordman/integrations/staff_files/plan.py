"""Plans an import: what would be new, changed, unchanged, left and faulty. Nothing is written here."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from jordman.integrations.staff_files.fields import Field
from jordman.integrations.staff_files.people_plan import PersonRows, match_rows, rows_by_unit, wanted_person
from jordman.integrations.staff_files.role_groups import RoleGroup
from jordman.integrations.staff_files.rows import ReadRows, RowFault, StaffRow
from jordman.integrations.staff_files.state import (
    Change,
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

__all__ = ["ImportPlan", "plan_import"]


@dataclass(slots=True)
class _Draft:
    """The plan of people and employments while it is made."""

    today: dt.date
    managers: dict[str, str]
    new: list[EmploymentState] = field(default_factory=list)
    changed: list[Change[EmploymentState]] = field(default_factory=list)
    unchanged: list[EmploymentState] = field(default_factory=list)
    left: list[EmploymentState] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)


def plan_import(rows: ReadRows, existing: Snapshot, today: dt.date, *, is_complete: bool = False) -> ImportPlan:
    """What importing the rows into what exists would do.

    `is_complete` is the person's word that the file holds everyone: only then has anyone or any unit left.
    """
    units = plan_units(rows, existing.units, is_complete=is_complete)
    placed, misplaced = _placed(rows.staff, units.keys)
    matched = match_rows(placed, existing)
    faults = [*rows.faults, *units.faults, *misplaced, *matched.faults]
    managers = _unit_managers(rows, matched.people, existing, is_complete=is_complete)
    draft = _Draft(today, managers)
    _plan_employments(
        matched.people, existing, draft, _protected_from_leaving(faults, rows.staff) if is_complete else None
    )
    notes = [*rows.notes, *units.notes, *_notes(rows, existing, draft)]
    return ImportPlan(
        units.changes,
        _people_changes(matched.people, draft, existing),
        Changes(tuple(draft.new), tuple(draft.changed), tuple(draft.unchanged), tuple(draft.left)),
        tuple(UnitManager(key, person) for key, person in managers.items() if key in units.keys),
        today - dt.timedelta(days=1),
        tuple(sorted(faults, key=lambda fault: (fault.table, fault.row_number))),
        tuple(notes),
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


def _protected_from_leaving(faults: list[RowFault], rows: Iterable[StaffRow]) -> set[str]:
    """The numbers and addresses of faulty rows: a person whose row is faulty is still there."""
    at = {fault.row_number for fault in faults}
    marks = {mark for row in rows if row.row_number in at for mark in (row.employment_number, row.email)}
    return (marks | {fault.identity for fault in faults}) - {""}


def _unit_managers(
    rows: ReadRows, people: list[PersonRows], existing: Snapshot, *, is_complete: bool
) -> dict[str, str]:
    """Unit -> the person who leads it, as the list of units or the staff's own rows say.

    A file of a few people says nothing of who else leads a unit: a deputy alone in it takes nobody's place.
    """
    led = set() if is_complete else {item.unit_key for item in existing.employments if item.is_unit_manager}
    owners = {employment.employment_number: employment.person_key for employment in existing.employments}
    owners |= {row.employment_number: person.key for person in people for row in person.rows}
    owners.pop("", None)
    numbers = {unit: _manager_by_staff(members, is_led=unit in led) for unit, members in rows_by_unit(people).items()}
    numbers |= {row.key: row.manager_number for row in rows.units if row.manager_number}
    return {unit: owners[number] for unit, number in numbers.items() if number in owners}


def _manager_by_staff(members: list[tuple[StaffRow, PersonRows]], *, is_led: bool) -> str:
    """Whom most of the staff name as their manager; in a unit of managers alone, the only one."""
    votes = Counter(
        row.manager_number for row, _person in members if row.manager_number and row.role_group is RoleGroup.STAFF
    )
    if votes:
        return min(votes, key=lambda number: (-votes[number], number))
    leaders = {row.employment_number for row, _person in members if row.role_group is not RoleGroup.STAFF}
    return leaders.pop() if len(leaders) == 1 and not is_led else ""


def _plan_employments(people: list[PersonRows], existing: Snapshot, draft: _Draft, protected: set[str] | None) -> None:
    held: dict[str, list[EmploymentState]] = {}
    for employment in existing.employments:
        held.setdefault(employment.person_key, []).append(employment)
    emails = {person.key: person.email for person in existing.people}
    for person in people:
        leftover = _plan_person(person, held.pop(person.key, []), draft)
        _leave(leftover, emails, draft, protected)
    for leftover in held.values():
        _leave(leftover, emails, draft, protected)


def _leave(leftover: list[EmploymentState], emails: dict[str, str], draft: _Draft, protected: set[str] | None) -> None:
    """Employments that a complete file no longer has. Ended ones stay as they are."""
    for employment in leftover:
        marks = {employment.employment_number, emails.get(employment.person_key, "")} - {""}
        if protected is not None and not employment.is_ended(draft.today) and not marks & protected:
            draft.left.append(employment)


def _plan_person(person: PersonRows, held: list[EmploymentState], draft: _Draft) -> list[EmploymentState]:
    """Matches the person's rows to their employments. Returns the employments that no row is about."""
    rows = _one_row_each(person.rows, draft)
    held = sorted(held, key=lambda employment: (employment.is_ended(draft.today), employment.unit_key))
    for is_match in (_is_same, _is_same_unit, _is_moved):
        for row in tuple(rows):
            known = next((employment for employment in held if is_match(row, employment, draft.today)), None)
            if known is not None:
                rows.remove(row)
                held.remove(known)
                _keep(known, _wanted(row, person.key, known, draft), draft)
    draft.new += [_wanted(row, person.key, None, draft) for row in rows]
    return held


def _keep(known: EmploymentState, wanted: EmploymentState, draft: _Draft) -> None:
    change = compare(known, wanted)
    if change:
        draft.changed.append(change)
    else:
        draft.unchanged.append(known)


def _one_row_each(rows: list[StaffRow], draft: _Draft) -> list[StaffRow]:
    """One row for each number and unit: the current one with the largest share."""
    best: dict[tuple[str, str], StaffRow] = {}
    for row in sorted(rows, key=lambda row: (_is_over(row, draft.today), -(row.share or 0), row.row_number)):
        if best.setdefault((row.employment_number, row.unit_key), row) is not row:
            draft.repeated.append(row.row_number)
    return sorted(best.values(), key=lambda row: row.row_number)


def _is_over(row: StaffRow, today: dt.date) -> bool:
    return row.ends_on is not None and row.ends_on < today


def _is_same(row: StaffRow, employment: EmploymentState, _today: dt.date) -> bool:
    return (row.employment_number, row.unit_key) == (employment.employment_number, employment.unit_key)


def _is_same_unit(row: StaffRow, employment: EmploymentState, _today: dt.date) -> bool:
    """A number that has come since, or that this file leaves out."""
    return row.unit_key == employment.unit_key and not (row.employment_number and employment.employment_number)


def _is_moved(row: StaffRow, employment: EmploymentState, today: dt.date) -> bool:
    is_same_number = row.employment_number == employment.employment_number != ""
    return is_same_number and not employment.is_ended(today) and not _is_over(row, today)


def _wanted(row: StaffRow, person_key: str, known: EmploymentState | None, draft: _Draft) -> EmploymentState:
    """The employment as the row has it. What the file has no column for is kept."""
    state = known or EmploymentState(person_key, row.employment_number, row.unit_key)
    manager = draft.managers.get(row.unit_key)
    is_manager = state.is_unit_manager if manager is None and known else manager == person_key
    state = replace(
        state,
        employment_number=row.employment_number or state.employment_number,
        unit_key=row.unit_key,
        is_unit_manager=is_manager,
    )
    if row.said & {Field.TITLE, Field.TITLE_CODE}:
        state = replace(state, title=row.title, role_group=row.role_group)
    if Field.SHARE in row.said:
        state = replace(state, share=row.share)
    if Field.STARTS_ON in row.said:
        state = replace(state, starts_on=row.starts_on)
    # Whoever stands in a file without end dates works here, also if they were taken to have left.
    if Field.ENDS_ON in row.said or state.is_ended(draft.today):
        state = replace(state, ends_on=row.ends_on)
    return state


def _people_changes(people: list[PersonRows], draft: _Draft, existing: Snapshot) -> Changes[PersonState]:
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
    return Changes(tuple(new), tuple(changed), tuple(unchanged), tuple(_gone(people, draft, existing)))


def _gone(people: list[PersonRows], draft: _Draft, existing: Snapshot) -> list[PersonState]:
    """Those whose last employment here ends with this import."""
    leaving = {employment.person_key for employment in draft.left}
    leaving -= {person.key for person in people}
    ending = set(draft.left)
    leaving -= {
        employment.person_key
        for employment in existing.employments
        if employment.person_key in leaving and employment not in ending and not employment.is_ended(draft.today)
    }
    return [person for person in existing.people if person.key in leaving]


def _notes(rows: ReadRows, existing: Snapshot, draft: _Draft) -> list[Note]:
    numbers = {row.employment_number for row in rows.staff} | {item.employment_number for item in existing.employments}
    numbers |= {fault.identity for fault in rows.faults}
    leaders = [(row.row_number, row.manager_number) for row in rows.staff]
    leaders += [(row.row_number, row.manager_number) for row in rows.units]
    missing = [at for at, number in leaders if number and number not in numbers]
    repeated = _("Anställningen står på flera rader. Den med störst sysselsättningsgrad används.")
    no_manager = _("Chefen finns inte i filen. Enheten får sin chef när hen läses in.")
    found = ((NoteKind.DUPLICATE_ROW, repeated, draft.repeated), (NoteKind.MANAGER_MISSING, no_manager, missing))
    return [Note(kind, message, tuple(sorted(at))) for kind, message, at in found if at]
