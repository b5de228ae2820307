"""Staff files and sign-ups, read in the way a customer reads theirs."""

from pathlib import Path

from jordman.accounts.models import User
from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files.actions import (
    apply_import,
    begin_applying,
    choose,
    plan_import_of,
    read_import,
    start_import,
)
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme

DATA = Path(__file__).parent / "data"


def read_in_staff(*, by: User) -> None:
    """Lidköping's list and Halmstad's workbook, as their HR systems export them."""
    for code, name in (("1494", "lidkoping-heroma.csv"), ("1380", "halmstad-visma.xlsx")):
        _read_in(Organisation.objects.get(kind="municipality", code=code), name, by=by)


def sign_up_managers(programme: Programme, *, by: User) -> None:
    """212 answers to the sign-up form, from all over the country."""
    _read_in(programme.organisation, "level-up-anmalan.xlsx", by=by, programme=programme)


def _read_in(organisation: Organisation, name: str, *, by: User, programme: Programme | None = None) -> None:
    staff_import = start_import(organisation, by=by, file_name=name, chunks=[(DATA / name).read_bytes()])
    read_import(staff_import)
    staff_import.refresh_from_db()
    choose(staff_import, by=by, kind=staff_import.kind, columns={}, titles={}, programme=programme)
    staff_import.refresh_from_db()
    plan_import_of(staff_import)
    staff_import = StaffImport.objects.get(pk=staff_import.pk)
    begin_applying(staff_import, by=by)
    staff_import.refresh_from_db()
    apply_import(staff_import, by=by)
