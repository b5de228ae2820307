"""Plans the units of an import: from a list of units, from the staff rows, or from both."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from jordman.integrations.staff_files.fields import Field
from jordman.integrations.staff_files.rows import ReadRows, RowFault, StaffRow, UnitRow
from jordman.integrations.staff_files.state import Change, Changes, UnitState, compare
from jordman.integrations.tables.table import Note, NoteKind


@dataclass(slots=True)
class _Wanted:
    """What the file says of a unit. `parent` is None when it does not say."""

    key: str
    code: str
    name: str
    parent: str | None
    row_number: int


@dataclass(slots=True)
class UnitPlan:
    changes: Changes[UnitState]
    faults: list[RowFault] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def plan_units(rows: ReadRows, known: tuple[UnitState, ...], *, is_complete: bool) -> UnitPlan:
    """What happens to the units. `keys` of the plan are those that people can be placed at."""
    plan = UnitPlan(Changes())
    before = {unit.key: unit for unit in known}
    wanted = _from_units(rows.units, plan)
    _add_from_staff(rows.staff, wanted, before, plan)
    parents = _settle_parents(wanted, before, plan)
    plan.changes = _compare(wanted, parents, before, _mentioned(rows, wanted, parents, plan) if is_complete else None)
    plan.keys = {*before, *wanted}
    return plan


def cycles_in(parents: dict[str, str]) -> list[tuple[str, ...]]:
    """Every ring of units that lie under each other, each once."""
    rings, done = [], set()
    for start in parents:
        path: list[str] = []
        at = start
        while at in parents and at not in done and at not in path:
            path.append(at)
            at = parents[at]
        if at in path:
            rings.append(tuple(path[path.index(at) :]))
        done.update(path)
    return rings


def _from_units(rows: Iterable[UnitRow], plan: UnitPlan) -> dict[str, _Wanted]:
    wanted: dict[str, _Wanted] = {}
    for row in rows:
        parent = row.parent_code if Field.PARENT_UNIT_CODE in row.said else None
        earlier = wanted.get(row.key)
        if earlier is None:
            wanted[row.key] = _Wanted(row.key, row.code, row.name, parent, row.row_number)
        elif (earlier.name, earlier.parent) != (row.name, parent):
            message = _("Enheten %(unit)s står redan på rad %(row)s, men med andra uppgifter. Behåll en av raderna.")
            values = {"unit": row.code or row.name, "row": earlier.row_number}
            plan.faults.append(RowFault(row.row_number, Field.UNIT_CODE, message % values, row.key))
    return wanted


def _add_from_staff(
    rows: Iterable[StaffRow], wanted: dict[str, _Wanted], before: dict[str, UnitState], plan: UnitPlan
) -> None:
    """Units that only stand beside the people in them. What most rows say is taken."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    parents: defaultdict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, StaffRow] = {}
    for row in rows:
        first.setdefault(row.unit_key, row)
        if row.unit_name:
            names[row.unit_key][row.unit_name] += 1
        if Field.PARENT_UNIT_CODE in row.said:
            parents[row.unit_key][row.parent_unit_code] += 1
    for key, row in first.items():
        name = _most(names[key]) or (before[key].name if key in before else "")
        parent = _most(parents[key]) if parents[key] else None
        if key not in wanted and name:
            wanted[key] = _Wanted(key, row.unit_code, name, parent, row.row_number)
        elif key in wanted and wanted[key].parent is None:
            wanted[key].parent = parent
        if len(names[key]) > 1:
            message = _("Enheten %(unit)s har olika namn i filen. Det vanligaste används.") % {"unit": key}
            plan.notes.append(Note(NoteKind.UNIT_NAME_DIFFERS, message))


def _most(counts: Counter[str]) -> str:
    """The most common; the first in the alphabet when two are, so that every run says the same."""
    return min(counts, key=lambda text: (-counts[text], text), default="")


def _settle_parents(wanted: dict[str, _Wanted], before: dict[str, UnitState], plan: UnitPlan) -> dict[str, str]:
    """The parent of every unit that has one. Units in a ring are taken out of what is wanted until no ring is left."""
    while True:
        parents = {key: unit.parent_key for key, unit in before.items() if unit.parent_key}
        for key, unit in wanted.items():
            parents |= {key: _parent_of(unit, wanted, before)} if unit.parent is not None else {}
        parents = {key: parent for key, parent in parents.items() if parent}
        rings = [ring for ring in cycles_in(parents) if wanted.keys() & set(ring)]
        for ring in rings:
            _refuse_ring(ring, wanted, plan)
        if not rings:
            plan.notes += _missing_parents(wanted, before)
            return parents


def _parent_of(unit: _Wanted, wanted: dict[str, _Wanted], before: dict[str, UnitState]) -> str:
    """The parent's key, empty at the top and where it is unknown. Some systems let a unit at the top name itself."""
    written = unit.parent or ""
    found = next((key for key in (written, written.casefold()) if key in wanted or key in before), "")
    return "" if found == unit.key else found


def _missing_parents(wanted: dict[str, _Wanted], before: dict[str, UnitState]) -> Iterator[Note]:
    missing: defaultdict[str, list[int]] = defaultdict(list)
    for unit in wanted.values():
        if unit.parent and unit.parent != unit.key and not _parent_of(unit, wanted, before):
            missing[unit.parent].append(unit.row_number)
    for parent, rows in missing.items():
        message = _("Överordnad enhet %(parent)s finns inte i filen. Enheterna läggs direkt under er organisation.")
        yield Note(NoteKind.PARENT_MISSING, message % {"parent": parent}, tuple(sorted(rows)))


def _refuse_ring(ring: tuple[str, ...], wanted: dict[str, _Wanted], plan: UnitPlan) -> None:
    named = " → ".join(wanted[key].name if key in wanted else key for key in (*ring, ring[0]))
    message = _("Enheterna ligger under varandra: %(ring)s. Rätta överordnad enhet i filen.") % {"ring": named}
    for key in ring:
        if key in wanted:
            plan.faults.append(RowFault(wanted.pop(key).row_number, Field.PARENT_UNIT_CODE, message, key))


def _mentioned(rows: ReadRows, wanted: dict[str, _Wanted], parents: dict[str, str], plan: UnitPlan) -> set[str]:
    """Units that are there: named in the file, also as another's parent, faulty in it, or above one that is."""
    found = {*wanted, *(row.unit_key for row in rows.staff), *(row.key for row in rows.units)}
    named = {*(row.parent_unit_code for row in rows.staff), *(row.parent_code for row in rows.units)}
    found |= {fault.identity for fault in plan.faults} | named | {name.casefold() for name in named}
    for key in tuple(found):
        at = key
        while at in parents:
            at = parents[at]
            found.add(at)
    return found


def _compare(
    wanted: dict[str, _Wanted], parents: dict[str, str], before: dict[str, UnitState], mentioned: set[str] | None
) -> Changes[UnitState]:
    above = set(parents.values())
    new, changed, unchanged = [], [], []
    for key in {**before, **wanted}:
        state = _state(key, wanted, parents, before, above)
        change: Change[UnitState] | None = None
        if key not in before:
            new.append(state)
        elif change := compare(before[key], state):
            changed.append(change)
        elif mentioned is None or key in mentioned:
            unchanged.append(state)
    left = [unit for key, unit in before.items() if mentioned is not None and key not in mentioned]
    gone = {unit.key for unit in left}
    kept = tuple(change for change in changed if change.before.key not in gone)
    return Changes(tuple(_parents_first(new)), kept, tuple(unchanged), tuple(left))


def _state(
    key: str, wanted: dict[str, _Wanted], parents: dict[str, str], before: dict[str, UnitState], above: set[str]
) -> UnitState:
    known, said = before.get(key), wanted.get(key)
    code, name = (said.code, said.name) if said else (known.code, known.name) if known else ("", "")
    parent = parents.get(key, "") if said or not known else known.parent_key
    return UnitState(key, code, name, parent, key in above or bool(known and known.is_department))


def _parents_first(units: list[UnitState]) -> Iterator[UnitState]:
    waiting = {unit.key: unit for unit in units}
    while waiting:
        ready = [unit for unit in waiting.values() if unit.parent_key not in waiting]
        for unit in ready:
            del waiting[unit.key]
        yield from ready
