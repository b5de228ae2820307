"""A plan in words: numbers and reasons that are kept, and lists of people that go when the file goes."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from jordman.integrations.staff_files.fields import FIELD_LABELS
from jordman.integrations.staff_files.recognising import note_dict
from jordman.integrations.staff_files.role_groups import ROLE_GROUP_LABELS, RoleGroup
from jordman.integrations.staff_files.rows import RowFault
from jordman.integrations.staff_files.state import (
    Change,
    Changes,
    EmploymentState,
    ImportPlan,
    PersonState,
    Snapshot,
    UnitState,
)

FAULTS_KEPT, ROWS_KEPT = 200, 200
# The lists of a dry run, as they stand in addresses.
NEW, CHANGED, LEFT, UNITS = "nya", "andrade", "slutar", "enheter"

Line = dict[str, str]


def summary_of(plan: ImportPlan) -> dict[str, Any]:
    """Numbers, reasons and row numbers: nothing of this says who."""
    return {
        "people": _counts(plan.people),
        "employments": _counts(plan.employments),
        "units": _counts(plan.units),
        "is_empty": plan.is_empty,
        "addresses": sum("email" in change.fields and bool(change.before.email) for change in plan.people.changed),
        "notes": [note_dict(note) for note in plan.notes],
        **fault_summary(plan.faults),
    }


def _counts(changes: Changes[Any]) -> dict[str, int]:
    kinds = ("new", "changed", "unchanged", "left")
    return {kind: len(getattr(changes, kind)) for kind in kinds}


def fault_summary(faults: Iterable[RowFault]) -> dict[str, Any]:
    """The same reason once, with its rows."""
    grouped: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for fault in faults:
        label = str(FIELD_LABELS[fault.field]) if fault.field else ""
        grouped[fault.table, label, fault.message].append(fault.row_number)
    tables = {table for table, *_rest in grouped} - {""}
    listed: list[dict[str, Any]] = [
        {"table": table, "field": label, "text": message, "rows": rows[:ROWS_KEPT], "count": len(rows)}
        for (table, label, message), rows in list(grouped.items())[:FAULTS_KEPT]
    ]
    if len(tables) == 1:
        listed = [{**fault, "table": ""} for fault in listed]
    rows_of_tables = {(table, row) for (table, *_rest), rows in grouped.items() for row in rows}
    return {"faulty_rows": len(rows_of_tables), "faults": listed}


def fingerprint_of(parts: Iterable[object]) -> str:
    """Two plans with the same fingerprint do the same."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(repr(part).encode())
    return digest.hexdigest()


def staff_fingerprint(plan: ImportPlan) -> str:
    return fingerprint_of(sorted(map(repr, _facts(plan))))


def _facts(plan: ImportPlan) -> Iterator[object]:
    for changes in (plan.units, plan.people, plan.employments):
        for change in changes.changed:
            yield "changed", _values(change.before), _values(change.after)
        yield from (("new", _values(state)) for state in changes.new)
        yield from (("left", _values(state)) for state in changes.left)
    yield from ((manager.unit_key, manager.person_key) for manager in plan.unit_managers)


def _values(state: UnitState | PersonState | EmploymentState) -> tuple[object, ...]:
    return tuple(getattr(state, name) for name in state.__dataclass_fields__)


# Lists


class Names:
    """What people and units are called on a page. Nobody with protected identity is named."""

    def __init__(self, plan: ImportPlan, snapshot: Snapshot) -> None:
        self._people = {person.key: person for person in snapshot.people}
        after = (change.after for change in plan.people.changed)
        was_protected = {person.key for person in snapshot.people if person.is_protected}
        self._people |= {person.key: person for person in (*plan.people.new, *after)}
        self._hidden = was_protected | {key for key, person in self._people.items() if person.is_protected}
        units = (*snapshot.units, *plan.units.new, *(change.after for change in plan.units.changed))
        self._units = {unit.key: unit.name for unit in units}

    def hides(self, key: str) -> bool:
        return key in self._hidden

    def person(self, key: str) -> str:
        if self.hides(key):
            return _("Skyddad identitet")
        person = self._people.get(key)
        return (f"{person.given_name} {person.family_name}".strip() if person else "") or _("Namn saknas")

    def unit(self, key: str) -> str:
        return self._units.get(key, "") or key

    def post(self, employment: EmploymentState) -> str:
        """ "Undersköterska, Hemtjänst Norr" """
        return ", ".join(filter(None, (employment.title, self.unit(employment.unit_key))))


def lists_of(plan: ImportPlan, snapshot: Snapshot) -> dict[str, list[Line]]:
    names = Names(plan, snapshot)
    return {
        NEW: list(_new(plan, names)),
        CHANGED: list(_changed(plan, names)),
        LEFT: [
            {"name": names.person(item.person_key), "text": names.post(item)} for item in by_unit(plan.employments.left)
        ],
        UNITS: list(_units(plan, names)),
    }


def by_unit(employments: Iterable[EmploymentState]) -> list[EmploymentState]:
    return sorted(employments, key=lambda item: (item.unit_key, item.title))


def _new(plan: ImportPlan, names: Names) -> Iterator[Line]:
    made = {person.key for person in plan.people.new}
    for employment in plan.employments.new:
        text = names.post(employment)
        if employment.person_key not in made:
            text = _("Ny anställning: %(post)s") % {"post": text}
        group = ROLE_GROUP_LABELS[employment.role_group] if employment.role_group is not RoleGroup.STAFF else ""
        yield {"name": names.person(employment.person_key), "text": f"{text} ({group})" if group else text}


def _changed(plan: ImportPlan, names: Names) -> Iterator[Line]:
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for person in plan.people.changed:
        labels = dict.fromkeys(str(_PERSON_FIELDS[name]()) for name in person.fields)
        # Which of a protected person's facts differ is nobody's business either.
        texts[person.after.key] += [_("Uppgifter om personen")] if names.hides(person.after.key) else labels
    for change in plan.employments.changed:
        texts[change.after.person_key] += _employment_changes(change, names)
    for key, said in texts.items():
        yield {"name": names.person(key), "text": "; ".join(dict.fromkeys(said))}


def _employment_changes(change: Change[EmploymentState], names: Names) -> Iterator[str]:
    for name in change.fields:
        label = _EMPLOYMENT_FIELDS.get(name)
        if label:
            before = _value(getattr(change.before, name), name, names)
            after = _value(getattr(change.after, name), name, names)
            yield f"{label()}: {before} → {after}"


def _value(value: object, field: str, names: Names) -> str:
    if field == "unit_key":
        return names.unit(str(value))
    match value:
        case RoleGroup():
            return str(ROLE_GROUP_LABELS[value])
        case bool():
            return _("ja") if value else _("nej")
        case Decimal():
            return f"{value.normalize():f} %".replace(".", ",")
        case dt.date():
            return value.isoformat()
        case _:
            return str(value or "") or _("tomt")


def _units(plan: ImportPlan, names: Names) -> Iterator[Line]:
    for unit in plan.units.new:
        yield {"name": unit.name, "text": _("Ny enhet") if not unit.parent_key else _under(names, unit)}
    for change in plan.units.changed:
        labels = dict.fromkeys(_UNIT_FIELDS[name]() for name in change.fields)
        yield {"name": change.after.name, "text": "; ".join(labels)}
    for unit in plan.units.left:
        yield {"name": unit.name, "text": _("Finns inte längre i filen och stängs")}


def _under(names: Names, unit: UnitState) -> str:
    return _("Ny enhet, under %(parent)s") % {"parent": names.unit(unit.parent_key)}


_PERSON_FIELDS: dict[str, Callable[[], str]] = {
    "email": lambda: _("E-post"),
    "given_name": lambda: _("Namn"),
    "family_name": lambda: _("Namn"),
    "sex": lambda: _("Kön"),
    "is_protected": lambda: _("Skyddad identitet"),
}
_EMPLOYMENT_FIELDS: dict[str, Callable[[], str]] = {
    "employment_number": lambda: _("Anställningsnummer"),
    "unit_key": lambda: _("Enhet"),
    "title": lambda: _("Befattning"),
    "share": lambda: _("Sysselsättningsgrad"),
    "starts_on": lambda: _("Från"),
    "ends_on": lambda: _("Till"),
    "role_group": lambda: _("Grupp"),
    "is_unit_manager": lambda: _("Chef för enheten"),
}
_UNIT_FIELDS: dict[str, Callable[[], str]] = {
    "key": lambda: _("Kod"),
    "code": lambda: _("Kod"),
    "name": lambda: _("Nytt namn"),
    "parent_key": lambda: _("Ny överordnad enhet"),
    "is_department": lambda: _("Får enheter under sig, eller har inte längre några"),
}
