"""Employments of a staff file: begun, changed and ended."""

from jordman.integrations.staff_files.applying.rows import AT_A_TIME, write_over
from jordman.integrations.staff_files.known import Known, batches
from jordman.integrations.staff_files.progress import Progress
from jordman.integrations.staff_files.state import EmploymentState, ImportPlan
from jordman.organisations.models import Employment, Organisation

_FIELDS = (
    "employment_number",
    "role_group",
    "title",
    "share",
    "is_unit_manager",
    "starts_on",
    "ends_on",
)


def write_employments(
    plan: ImportPlan,
    known: Known,
    employer: Organisation,
    *,
    units: dict[str, int],
    people: dict[str, int],
    progress: Progress,
) -> None:
    changes = plan.employments
    done = len(plan.people.new) + len(plan.people.changed)
    total = done + len(changes.new)
    _change([(known.employments[change.before].pop(0), change.after) for change in changes.changed], units)
    for some in batches(changes.new, AT_A_TIME):
        rows = [
            Employment(
                employer=employer, user_id=people[state.person_key], unit_id=units[state.unit_key], **_facts(state)
            )
            for state in some
        ]
        Employment.objects.bulk_create(rows, batch_size=AT_A_TIME)
        done += len(some)
        progress.advance("write", done, total)
    left = [known.employments[state].pop(0) for state in changes.left]
    for pks in batches(left):
        Employment.objects.filter(pk__in=pks).update(ends_on=plan.leaves_on, is_unit_manager=False)


def _change(employments: list[tuple[int, EmploymentState]], units: dict[str, int]) -> None:
    for some in batches(employments):
        rows = Employment.objects.in_bulk([pk for pk, _state in some])
        for pk, state in some:
            row = rows[pk]
            row.unit_id = units[state.unit_key]
            for name, value in _facts(state).items():
                setattr(row, name, value)
        write_over(Employment, rows.values(), (*_FIELDS, "unit"))


def _facts(state: EmploymentState) -> dict[str, object]:
    return {name: getattr(state, name) for name in _FIELDS}
