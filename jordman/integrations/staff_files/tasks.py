"""What the worker does with files: the steps of long ones, and clearing away those that nobody took in."""

from django.utils import translation
from django_tasks import task

from jordman.access.errors import Refused
from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files.actions import apply_import, clear_old, plan_import_of, read_import
from jordman.integrations.staff_files.applying.leading import take_from_those_who_left
from jordman.notices.mail import send
from jordman.organisations.access import has_permission


@task()
def work_on(pk: int, by_pk: int | None) -> None:
    """Take the step that the import stands before, and tell whoever started it."""
    staff_import = StaffImport.objects.select_related("organisation", "started_by").filter(pk=pk).first()
    if staff_import is None:
        return
    by = User.objects.filter(pk=by_pk).first() if by_pk else None
    if by_pk and not _may_still(by, staff_import):
        return
    language = by.language if by else translation.get_language()
    with translation.override(language):
        try:
            take_step(staff_import, by=by)
        except Refused:
            # The import's page says why.
            staff_import.refresh_from_db()
        if by is not None and staff_import.state != StaffImport.State.CHOOSING:
            send(by, template="integrations/email/import_waits", staff_import=staff_import)


def _may_still(by: User | None, staff_import: StaffImport) -> bool:
    """The role may have been taken back while the file waited; then it waits on, for another or for the night."""
    administer = Permission.ORGANISATION_ADMINISTER
    return by is not None and by.is_active and has_permission(by, administer, staff_import.organisation_id)


def take_step(staff_import: StaffImport, *, by: User | None) -> None:
    match staff_import.state:
        case StaffImport.State.READING:
            read_import(staff_import)
        case StaffImport.State.PLANNING:
            plan_import_of(staff_import)
        case StaffImport.State.APPLYING:
            apply_import(staff_import, by=by)


@task()
def clear_out_imports() -> None:
    """Files older than a day, and roles that an import gave to somebody who has left since."""
    clear_old()
    take_from_those_who_left()
