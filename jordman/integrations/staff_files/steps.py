"""Steps of an import. Each is taken from the state it begins in by one update, so that of two clicks one gets it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.access.errors import Refused
from jordman.integrations.errors import PlanChanged, StepTaken
from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files import private_files

State = StaffImport.State
# A worker that was stopped in the middle has written nothing; after this long the step can be taken again.
STUCK_AFTER = timedelta(minutes=30)


def is_stuck(staff_import: StaffImport) -> bool:
    return staff_import.is_working and staff_import.changed_at < timezone.now() - STUCK_AFTER


def begin(
    staff_import: StaffImport, states: tuple[str, ...], into: str, *, stuck_since: datetime | None = None, **facts: Any
) -> None:
    """Take a step that begins in one of `states`. Raises StepTaken when somebody else has."""
    rows = StaffImport.objects.filter(pk=staff_import.pk, state__in=states)
    if stuck_since is not None:
        rows = rows.filter(changed_at=stuck_since)
    if not rows.update(state=into, changed_at=timezone.now(), fault="", **facts):
        found = StaffImport.objects.filter(pk=staff_import.pk).first()
        raise StepTaken(taken(found))
    staff_import.refresh_from_db()


def end(staff_import: StaffImport, state: str, into: str, **facts: Any) -> None:
    """Leave a step. A step that was let go of in the meantime stays as it is."""
    rows = StaffImport.objects.filter(pk=staff_import.pk, state=state)
    if rows.update(state=into, changed_at=timezone.now(), **facts):
        staff_import.refresh_from_db()


def taken(staff_import: StaffImport | None) -> str:
    if staff_import is None:
        return _("Inläsningen är avbruten. Välj filen igen.")
    if staff_import.state == State.APPLIED:
        return _("Filen är redan inläst. Inget lästes in två gånger.")
    if staff_import.state == State.FAILED:
        return _("Filen är borttagen. Välj den igen.")
    return _("Någon arbetar redan med filen, kanske du i en annan flik. Vänta tills det är klart.")


@contextmanager
def failing(staff_import: StaffImport, state: str, *, back_to: str = "") -> Iterator[None]:
    """A step that cannot be taken stops the import, with its reason for the page, and takes the file away.

    What goes wrong while applying has changed nothing, so then the dry run is still there (`back_to`).
    """
    try:
        yield
    except (StepTaken, PlanChanged):
        raise
    except Exception as error:
        message = _("Det gick inte att läsa filen, och felet är vårt. Inget är ändrat. Försök igen, eller hör av dig.")
        fault = str(error.message) if isinstance(error, Refused) else message
        if back_to:
            end(staff_import, state, back_to, fault=fault)
        else:
            end(staff_import, state, State.FAILED, fault=fault)
            private_files.discard(staff_import.folder)
        raise
