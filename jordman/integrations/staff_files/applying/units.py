"""Units of an employer: made, renamed, moved, opened again and closed."""

from jordman.integrations.staff_files.applying.rows import AT_A_TIME, write_over
from jordman.integrations.staff_files.known import Known
from jordman.integrations.staff_files.state import ImportPlan, UnitState
from jordman.organisations import tree
from jordman.organisations.models import Organisation

_FIELDS = ("kind", "name", "code", "parent", "closed_on")


def write_units(plan: ImportPlan, known: Known, employer: Organisation) -> dict[str, int]:
    """Every unit's key and row after the import."""
    changes = plan.units
    pks = {**known.closed_units, **known.units}
    reopened = [unit for unit in changes.new if unit.key in known.closed_units]
    made = [unit for unit in changes.new if unit.key not in known.closed_units]
    _make(made, pks, employer)
    touched = [*reopened, *(change.after for change in changes.changed)]
    _change([(pks[unit.key], unit) for unit in touched], pks, employer)
    gone = [known.units[unit.key] for unit in changes.left]
    Organisation.objects.filter(pk__in=gone).update(closed_on=plan.leaves_on)
    if made or touched:
        tree.link_workplaces(employer)
    return pks


def _make(units: list[UnitState], pks: dict[str, int], employer: Organisation) -> None:
    """Level by level: a unit is made when its parent is."""
    waiting = list(units)
    while waiting:
        pending = {unit.key for unit in waiting}
        ready = [unit for unit in waiting if unit.parent_key not in pending]
        rows = [
            Organisation(
                kind=_kind(unit),
                name=unit.name,
                code=unit.code,
                parent_id=_parent(unit, pks, employer),
                employer=employer,
            )
            for unit in ready
        ]
        made = Organisation.objects.bulk_create(rows, batch_size=AT_A_TIME)
        pks |= {unit.key: row.pk for unit, row in zip(ready, made, strict=True)}
        waiting = [unit for unit in waiting if unit.key not in pks]


def _change(units: list[tuple[int, UnitState]], pks: dict[str, int], employer: Organisation) -> None:
    rows = Organisation.objects.in_bulk([pk for pk, _unit in units])
    for pk, unit in units:
        row = rows[pk]
        row.kind, row.name, row.code, row.closed_on = _kind(unit), unit.name, unit.code, None
        row.parent_id = _parent(unit, pks, employer)
    write_over(Organisation, rows.values(), _FIELDS)


def _kind(unit: UnitState) -> str:
    return Organisation.Kind.DEPARTMENT if unit.is_department else Organisation.Kind.UNIT


def _parent(unit: UnitState, pks: dict[str, int], employer: Organisation) -> int:
    return pks.get(unit.parent_key, employer.pk) if unit.parent_key else employer.pk
