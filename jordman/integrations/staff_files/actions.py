"""What is done with a staff file on its way in: started, read, chosen for, planned, applied or thrown away.

Each step begins in one state and is taken by a single update, so that of two clicks one gets it. Files that are long
are read, planned and applied by the worker.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.integrations.errors import NothingToApply, PlanChanged, ProgrammeMissing, StepTaken
from jordman.integrations.models import Remembered, StaffImport
from jordman.integrations.staff_files import applying, private_files
from jordman.integrations.staff_files.preparing import (
    PreparedStaff,
    prepare_staff,
    read_all_rows,
    read_tables_of,
    remembered_columns,
    title_choices,
)
from jordman.integrations.staff_files.preparing_sign_ups import PreparedSignUps, prepare_sign_ups
from jordman.integrations.staff_files.private_files import PLAN, RECOGNISED
from jordman.integrations.staff_files.progress import Progress
from jordman.integrations.staff_files.recognising import kind_of, mappings_of, recognise
from jordman.integrations.staff_files.rows import ReadRows
from jordman.integrations.staff_files.steps import begin, end, failing, is_stuck, taken
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme

State = StaffImport.State
LONG_BYTES, LONG_ROWS = 200 * 1024, 2_000
KEPT_FOR = timedelta(hours=24)

Prepared = PreparedStaff | PreparedSignUps


def start_import(
    organisation: Organisation, *, by: User | None, file_name: str, chunks: Iterable[bytes]
) -> StaffImport:
    """Keep the file in a folder of its own. Nothing of it has been looked at yet."""
    folder = private_files.new_folder()
    size = private_files.store(folder, chunks)
    with transaction.atomic():
        staff_import = StaffImport.objects.create(
            organisation=organisation,
            started_by=by,
            file_name=file_name[-200:],
            folder=folder,
            is_long=size > LONG_BYTES,
        )
        record("staff_import.started", staff_import, by=by, organisation_id=organisation.pk, bytes=size)
    return staff_import


def read_import(staff_import: StaffImport) -> None:
    """See what the file holds, and propose what each column means. Raises UnreadableFile; then the file is gone."""
    with failing(staff_import, State.READING):
        Progress(staff_import.folder).begin("read")
        tables = read_tables_of(staff_import)
        mappings = mappings_of(tables, staff_import.columns, remembered_columns(staff_import.organisation))
        found = recognise(tables, mappings, title_choices(staff_import))
        private_files.write_json(staff_import.folder, RECOGNISED, found.as_dict())
        staff_import.kind = "sign_ups" if kind_of(mappings) == "sign_ups" else "staff"
        staff_import.is_long = staff_import.is_long or found.rows > LONG_ROWS
        end(staff_import, State.READING, State.CHOOSING, kind=staff_import.kind, is_long=staff_import.is_long)


def choose(
    staff_import: StaffImport,
    *,
    by: User | None,
    kind: str,
    columns: dict[str, dict[str, str]],
    titles: dict[str, str],
    is_complete: bool = False,
    programme: Programme | None = None,
    tells: bool = False,
    headers: dict[str, dict[str, str]] | None = None,
    read_again: bool = False,
) -> None:
    """Say what the columns and titles mean. The dry run comes next, or the titles of another column (`read_again`).

    `titles` and `headers` (header signature -> columns) are what differs from the proposal; it holds for later files.
    """
    facts: dict[str, Any] = {
        "kind": kind,
        "columns": columns,
        "titles": {**staff_import.titles, **titles},
        "is_complete": is_complete,
        "programme": programme,
        "tells": tells,
    }
    into = State.READING if read_again else State.PLANNING
    with transaction.atomic():
        begin(staff_import, (State.CHOOSING, State.PLANNED), into, **facts)
        remember(staff_import.organisation, Remembered.Kind.COLUMNS, headers or {})
        remember(staff_import.organisation, Remembered.Kind.TITLE, titles)
        record("staff_import.chosen", staff_import, by=by, organisation_id=staff_import.organisation_id)


def answer_names(staff_import: StaffImport, *, by: User | None, names: dict[str, int]) -> None:
    """Say which organisations were meant in a list of sign-ups. The dry run is made anew."""
    with transaction.atomic():
        chosen = {**staff_import.names, **names}
        begin(staff_import, (State.PLANNED,), State.PLANNING, names=chosen)
        remember(staff_import.organisation, Remembered.Kind.ORGANISATION, names)
        record("staff_import.chosen", staff_import, by=by, organisation_id=staff_import.organisation_id)


def remember(organisation: Organisation, kind: str, values: dict[str, Any]) -> None:
    """What was decided here holds for the next file too."""
    rows = [
        Remembered(organisation=organisation, kind=kind, key=key, value=value)
        for key, value in values.items()
        if len(key) <= 200
    ]
    Remembered.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["organisation", "kind", "key"],
        update_fields=["value"],
    )


def plan_import_of(staff_import: StaffImport) -> None:
    """The dry run: what taking the file in would do. Nothing of the organisation is changed."""
    with failing(staff_import, State.PLANNING):
        progress = Progress(staff_import.folder)
        prepared = prepare(staff_import, read_all_rows(staff_import, progress), progress)
        _keep_plan(staff_import, prepared)
        end(staff_import, State.PLANNING, State.PLANNED, summary=prepared.summary, fingerprint=prepared.fingerprint)


def prepare(staff_import: StaffImport, rows: ReadRows, progress: Progress) -> Prepared:
    if staff_import.kind != StaffImport.Kind.SIGN_UPS:
        return prepare_staff(rows, staff_import, progress)
    programme = staff_import.programme
    if programme is None or programme.status == Programme.Status.CLOSED:
        raise ProgrammeMissing(_("Programmet finns inte eller är avslutat. Välj ett annat program."))
    return prepare_sign_ups(rows, staff_import, programme)


def begin_applying(staff_import: StaffImport, *, by: User | None) -> None:
    """Take the last step, once. Raises StepTaken for the second click, NothingToApply when nothing is new."""
    if staff_import.state == State.PLANNED and staff_import.summary.get("is_empty"):
        raise NothingToApply(_("Allt är redan inläst. Inget behöver ändras."))
    with transaction.atomic():
        begin(staff_import, (State.PLANNED,), State.APPLYING)
        Progress(staff_import.folder).begin("read")
        record("staff_import.approved", staff_import, by=by, organisation_id=staff_import.organisation_id)


def apply_import(staff_import: StaffImport, *, by: User | None) -> None:
    """Do all of what the dry run said, or nothing. Raises PlanChanged when it no longer holds."""
    with failing(staff_import, State.APPLYING, back_to=State.PLANNED):
        progress = Progress(staff_import.folder)
        staff_import.refresh_from_db()
        if staff_import.state != State.APPLYING:
            raise StepTaken(taken(staff_import))
        rows = read_all_rows(staff_import, progress)
        prepared: Prepared | None = None
        with transaction.atomic():
            locked = StaffImport.objects.select_for_update(of=("self",)).get(pk=staff_import.pk)
            if locked.state != State.APPLYING:
                raise StepTaken(taken(locked))
            employer = Organisation.objects.select_for_update(of=("self",)).get(pk=staff_import.organisation_id)
            prepared = prepare(staff_import, rows, progress)
            if prepared.fingerprint == locked.fingerprint:
                _write(staff_import, prepared, employer, by=by, progress=progress)
                prepared = None
        if prepared is not None:
            _keep_plan(staff_import, prepared)
            fault = _("Något har ändrats sedan kontrollen. Se igenom den nya kontrollen och läs in igen.")
            facts = {"summary": prepared.summary, "fingerprint": prepared.fingerprint, "fault": fault}
            end(staff_import, State.APPLYING, State.PLANNED, **facts)
            raise PlanChanged(fault)
    private_files.discard(staff_import.folder)


def _write(
    staff_import: StaffImport, prepared: Prepared, employer: Organisation, *, by: User | None, progress: Progress
) -> None:
    done: dict[str, int] = {}
    if isinstance(prepared, PreparedStaff):
        done = applying.carry_out(prepared, employer, by=by, progress=progress)
    else:
        applying.enrol_all(prepared, by=by, tell=staff_import.tells, progress=progress)
    summary = {**prepared.summary, **done}
    end(staff_import, State.APPLYING, State.APPLIED, summary=summary, names={})
    numbers = {name: value for name, value in summary.items() if name in ("people", "employments", "units", *done)}
    record("staff_import.applied", staff_import, by=by, organisation_id=employer.pk, **numbers)


def cancel(staff_import: StaffImport, *, by: User | None) -> None:
    """Throw the file away. Nothing of it was taken in."""
    with transaction.atomic():
        locked = StaffImport.objects.select_for_update(of=("self",)).filter(pk=staff_import.pk).first()
        if locked is None:
            return
        if locked.state in (State.APPLYING, State.APPLIED):
            raise StepTaken(taken(locked))
        record("staff_import.cancelled", locked, by=by, organisation_id=locked.organisation_id)
        locked.delete()
    private_files.discard(staff_import.folder)


def take_up_again(staff_import: StaffImport, *, by: User | None) -> bool:
    """Let a step that has stood still be taken again. Returns whether it was let go of."""
    again = {State.READING: State.READING, State.PLANNING: State.PLANNING, State.APPLYING: State.PLANNED}
    if not is_stuck(staff_import):
        return False
    was = staff_import.state
    with transaction.atomic():
        begin(staff_import, (was,), again[State(was)], stuck_since=staff_import.changed_at)
        record("staff_import.resumed", staff_import, by=by, organisation_id=staff_import.organisation_id)
    return True


def clear_old() -> int:
    """Take away files that nobody has taken in within a day, and folders that no import has."""
    old = StaffImport.objects.exclude(state__in=(State.APPLIED, State.FAILED))
    stopped = 0
    for staff_import in old.filter(started_at__lt=timezone.now() - KEPT_FOR):
        fault = _("Filen togs bort efter ett dygn. Välj den igen om den ska läsas in.")
        stopped += StaffImport.objects.filter(pk=staff_import.pk, state=staff_import.state).update(
            state=State.FAILED, fault=fault, changed_at=timezone.now(), columns={}, names={}
        )
    kept = set(StaffImport.objects.exclude(state__in=(State.APPLIED, State.FAILED)).values_list("folder", flat=True))
    for folder in private_files.folders() - kept:
        private_files.discard(folder)
    return stopped


def _keep_plan(staff_import: StaffImport, prepared: Prepared) -> None:
    private_files.write_json(staff_import.folder, PLAN, prepared.lists)
