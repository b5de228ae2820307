"""From a file to what taking it in would do: the rows are read first, outside every transaction, then compared."""

from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import ngettext

from jordman.integrations.models import Remembered, StaffImport
from jordman.integrations.staff_files import describing, private_files
from jordman.integrations.staff_files.columns import Mapping
from jordman.integrations.staff_files.describing import Line
from jordman.integrations.staff_files.fields import Contents
from jordman.integrations.staff_files.known import Known, known_of
from jordman.integrations.staff_files.plan import plan_import
from jordman.integrations.staff_files.progress import Progress
from jordman.integrations.staff_files.reading import read_rows, read_staff_tables
from jordman.integrations.staff_files.recognising import kind_of, mappings_of, read_with
from jordman.integrations.staff_files.role_groups import RoleChoices, RoleGroup
from jordman.integrations.staff_files.rows import ReadRows, combine
from jordman.integrations.staff_files.state import Change, Changes, ImportPlan, PersonState
from jordman.integrations.tables import Table
from jordman.organisations.models import Organisation

_ROLE_GROUPS = frozenset(group.value for group in RoleGroup)


@dataclass(frozen=True, slots=True)
class PreparedStaff:
    """A plan for an employer's staff, and the rows that its keys stand for."""

    plan: ImportPlan
    known: Known = field(repr=False)
    summary: dict[str, Any]
    fingerprint: str

    @property
    def lists(self) -> dict[str, list[Line]]:
        return describing.lists_of(self.plan, self.known.snapshot)


def read_tables_of(staff_import: StaffImport) -> list[Table]:
    """The tables of the import's file. Raises UnreadableFile."""
    return read_staff_tables(private_files.place(staff_import.folder), staff_import.file_name)


def remembered_columns(organisation: Organisation) -> dict[str, dict[str, str]]:
    rows = Remembered.objects.filter(organisation=organisation, kind=Remembered.Kind.COLUMNS)
    return dict(rows.values_list("key", "value"))


def title_choices(staff_import: StaffImport) -> RoleChoices:
    """What was decided for this file, and before it for others of the organisation."""
    rows = Remembered.objects.filter(organisation=staff_import.organisation, kind=Remembered.Kind.TITLE)
    chosen = {**dict(rows.values_list("key", "value")), **staff_import.titles}
    return {title: RoleGroup(group) for title, group in chosen.items() if group in _ROLE_GROUPS}


def read_all_rows(staff_import: StaffImport, progress: Progress) -> ReadRows:
    """Every row of the file, with the mappings and titles that were chosen."""
    progress.begin("read")
    tables = read_tables_of(staff_import)
    mappings = mappings_of(tables, staff_import.columns, remembered_columns(staff_import.organisation))
    return _rows(tables, mappings, title_choices(staff_import), progress)


def _rows(tables: list[Table], mappings: Sequence[Mapping], titles: RoleChoices, progress: Progress) -> ReadRows:
    total, done = sum(len(table.rows) for table in tables), 0
    kind = kind_of(mappings)
    parts = []
    for table, mapping in zip(tables, mappings, strict=True):
        if read_with(mapping, kind):
            tell = partial(_tell, progress, done, total)
            parts.append(read_rows(table, mapping, choices=titles, tell=tell))
        done += len(table.rows)
    return combine(parts) if parts else ReadRows(Contents.UNKNOWN)


def _tell(progress: Progress, before: int, total: int, count: int) -> None:
    progress.advance("read", before + count, total)


def prepare_staff(rows: ReadRows, staff_import: StaffImport, progress: Progress) -> PreparedStaff:
    """Compare the rows with what is known of the employer now."""
    progress.begin("compare", len(rows.staff))
    known = known_of(staff_import.organisation, (row.email for row in rows.staff))
    whole = plan_import(rows, known.snapshot, timezone.localdate(), is_complete=staff_import.is_complete)
    plan, kept = without_changes_to(known.shared, whole)
    summary = describing.summary_of(plan)
    if kept:
        summary["notes"].append(_note(_kept_sentence(kept)))
    summary["rows"] = len(rows.staff) + len(rows.units)
    return PreparedStaff(plan, known, summary, describing.staff_fingerprint(plan))


def without_changes_to(shared: frozenset[str], plan: ImportPlan) -> tuple[ImportPlan, int]:
    """The plan without new names and addresses for those who belong elsewhere too, and how many they were.

    Otherwise one organisation's file could move another's programme lead to an address of its own and sign in as them.
    A mark of protected identity always counts.
    """
    kept: list[Change[PersonState]] = []
    unchanged = list(plan.people.unchanged)
    spared = 0
    for change in plan.people.changed:
        if change.before.key not in shared:
            kept.append(change)
            continue
        spared += 1
        if change.after.is_protected and not change.before.is_protected:
            kept.append(Change(change.before, replace(change.before, is_protected=True), ("is_protected",)))
        else:
            unchanged.append(change.before)
    people = Changes(plan.people.new, tuple(kept), tuple(unchanged), plan.people.left)
    return (replace(plan, people=people), spared) if spared else (plan, 0)


def _kept_sentence(people: int) -> str:
    text = ngettext(
        "%(count)s person hör också till en annan organisation. Namn och e-post ändras inte härifrån.",
        "%(count)s personer hör också till andra organisationer. Namn och e-post ändras inte härifrån.",
        people,
    )
    return text % {"count": people}


def _note(text: str) -> MappingABC[str, Any]:
    return {"text": text, "rows": [], "count": 0, "table": "", "is_personal_number": False}
