"""Plans who works where: matches rows to the employments that exist, and finds who leads each unit."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from jordman.integrations.staff_files.fields import Field
from jordman.integrations.staff_files.people_plan import PersonRows
from jordman.integrations.staff_files.role_groups import RoleGroup
from jordman.integrations.staff_files.rows import ReadRows, StaffRow
from jordman.integrations.staff_files.state import Change, Changes, EmploymentState, Snapshot, compare


@dataclass(frozen=True, slots=True)
class _Pair:
    """An employment as the file has it, beside what is known of it."""

    known: EmploymentState | None
    wanted: EmploymentState
    row: StaffRow


@dataclass(slots=True)
class EmploymentPlan:
    """`managers` is unit -> person; `repeated` are rows that say again what another row says."""

    changes: Changes[EmploymentState]
    managers: dict[str, str]
    repeated: list[int] = field(default_factory=list)


def plan_employments(
    rows: ReadRows, people: list[PersonRows], existing: Snapshot, today: dt.date, *, staying: set[str] | None
) -> EmploymentPlan:
    """What happens to the employments.

    `staying` are the numbers and addresses of people who have not left although no row is about them; None when the
    file does not hold everyone, so that nobody has left.
    """
    held: defaultdict[str, list[EmploymentState]] = defaultdict(list)
    for employment in existing.employments:
        held[employment.person_key].append(employment)
    repeated: list[int] = []
    pairs: list[_Pair] = []
    for person in people:
        pairs += _matched(person, held[person.key], today, repeated)
    emails = {person.key: person.email for person in existing.people}
    leftover = [employment for listed in held.values() for employment in listed]
    left = [item for item in leftover if staying is not None and _leaves(item, emails, today, staying)]
    gone = set(left)
    kept = [item for item in leftover if item not in gone and not item.is_ended(today)]
    led = {item.unit_key for item in (*kept, *(pair.wanted for pair in pairs)) if item.is_unit_manager}
    managers = _unit_managers(rows, pairs, existing, led=led if staying is None else set())
    return EmploymentPlan(_changes(pairs, kept, left, managers, today), managers, repeated)


def _leaves(employment: EmploymentState, emails: dict[str, str], today: dt.date, staying: set[str]) -> bool:
    marks = {employment.employment_number, emails.get(employment.person_key, "")} - {""}
    return not employment.is_ended(today) and not marks & staying


def _matched(person: PersonRows, held: list[EmploymentState], today: dt.date, repeated: list[int]) -> list[_Pair]:
    """The person's rows with the employments they are about, which are taken out of `held`."""
    rows = _one_row_each(person.rows, today, repeated)
    held.sort(key=lambda employment: (employment.is_ended(today), employment.unit_key))
    pairs = []
    for is_match in (_is_same, _is_same_unit, _is_moved):
        for row in tuple(rows):
            known = next((employment for employment in held if is_match(row, employment, today)), None)
            if known is not None:
                rows.remove(row)
                held.remove(known)
                pairs.append(_Pair(known, _wanted(row, known, today), row))
    fresh = (EmploymentState(person.key, row.employment_number, row.unit_key) for row in rows)
    pairs += [_Pair(None, _wanted(row, state, today), row) for row, state in zip(rows, fresh, strict=True)]
    return pairs


def _one_row_each(rows: list[StaffRow], today: dt.date, repeated: list[int]) -> list[StaffRow]:
    """One row for each number and unit: the current one with the largest share."""
    best: dict[tuple[str, str], StaffRow] = {}
    for row in sorted(rows, key=lambda row: (_is_over(row, today), -(row.share or 0), row.row_number)):
        best.setdefault((row.employment_number, row.unit_key), row)
    kept = sorted(best.values(), key=lambda row: row.row_number)
    repeated += [row.row_number for row in rows if row not in kept]
    return kept


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


def _wanted(row: StaffRow, state: EmploymentState, today: dt.date) -> EmploymentState:
    """The employment as the row has it. What the file has no column for is kept; who moves leads nothing yet."""
    said: dict[str, Any] = {
        "employment_number": row.employment_number or state.employment_number,
        "unit_key": row.unit_key,
        "is_unit_manager": state.is_unit_manager and state.unit_key == row.unit_key and not _is_over(row, today),
    }
    if row.said & {Field.TITLE, Field.TITLE_CODE}:
        said |= {"title": row.title, "role_group": row.role_group}
    said |= {name: getattr(row, name) for name in ("share", "starts_on") if name in row.said}
    # Whoever stands in a file without end dates works here, also if they were taken to have left.
    if Field.ENDS_ON in row.said or state.is_ended(today):
        said["ends_on"] = row.ends_on
    return replace(state, **said)


def _unit_managers(rows: ReadRows, pairs: list[_Pair], existing: Snapshot, *, led: set[str]) -> dict[str, str]:
    """Unit -> the person who leads it, as the list of units or the staff's own rows say.

    `led` are units that keep their manager unless the file names another: a deputy alone in it takes nobody's place.
    """
    owners = {employment.employment_number: employment.person_key for employment in existing.employments}
    owners |= {pair.wanted.employment_number: pair.wanted.person_key for pair in pairs}
    owners.pop("", None)
    members: defaultdict[str, list[StaffRow]] = defaultdict(list)
    for pair in pairs:
        members[pair.row.unit_key].append(pair.row)
    numbers = {unit: _manager_by_staff(listed, is_led=unit in led) for unit, listed in members.items()}
    numbers |= {row.key: row.manager_number for row in rows.units if row.manager_number}
    return {unit: owners[number] for unit, number in numbers.items() if number in owners}


def _manager_by_staff(rows: list[StaffRow], *, is_led: bool) -> str:
    """Whom most of the staff name as their manager; in a unit of managers alone, the only one."""
    votes = Counter(row.manager_number for row in rows if row.manager_number and row.role_group is RoleGroup.STAFF)
    if votes:
        return min(votes, key=lambda number: (-votes[number], number))
    leaders = {row.employment_number for row in rows if row.role_group is not RoleGroup.STAFF}
    return leaders.pop() if len(leaders) == 1 and not is_led else ""


def _changes(
    pairs: Iterable[_Pair],
    kept: Iterable[EmploymentState],
    left: Iterable[EmploymentState],
    managers: dict[str, str],
    today: dt.date,
) -> Changes[EmploymentState]:
    new, changed, unchanged = [], [], []
    for pair in pairs:
        wanted = _with_manager(pair.wanted, managers, today)
        change = compare(pair.known, wanted) if pair.known else None
        if pair.known is None:
            new.append(wanted)
        elif change:
            changed.append(change)
        else:
            unchanged.append(pair.known)
    changed += [change for item in kept if (change := _replaced(item, managers, today))]
    return Changes(tuple(new), tuple(changed), tuple(unchanged), tuple(left))


def _replaced(employment: EmploymentState, managers: dict[str, str], today: dt.date) -> Change[EmploymentState] | None:
    """A manager whom the file does not mention gives way to the one whom it names."""
    return compare(employment, _with_manager(employment, managers, today))


def _with_manager(employment: EmploymentState, managers: dict[str, str], today: dt.date) -> EmploymentState:
    manager = managers.get(employment.unit_key)
    if manager is None:
        return employment
    leads = manager == employment.person_key and not employment.is_ended(today)
    return employment if leads == employment.is_unit_manager else replace(employment, is_unit_manager=leads)
