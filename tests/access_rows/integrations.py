"""Rows of staff files. Only who administers an organisation may take in its people."""

from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files.actions import choose, plan_import_of, read_import, start_import
from tests.access_rows.row import Row, Status, only
from tests.cast import World

FILE = "Anstnr;Namn;E-post;Enhetskod;Enhet;Befattning\r\n1;Ek, Ida;ida@example.se;71;Norr;Undersköterska\r\n"
BY = "administrator"


def place(world: World) -> list[object]:
    return [world.municipality.pk]


def _read(world: World) -> StaffImport:
    staff_import = start_import(world.municipality, by=world.people[BY], file_name="lista.csv", chunks=[FILE.encode()])
    read_import(staff_import)
    return staff_import


def read(world: World) -> list[object]:
    return [world.municipality.pk, _read(world).pk]


def planned(world: World) -> list[object]:
    staff_import = _read(world)
    choose(staff_import, by=world.people[BY], kind="staff", columns={}, titles={})
    plan_import_of(staff_import)
    return [world.municipality.pk, staff_import.pk]


def new_rows(world: World) -> list[object]:
    return [*planned(world), "nya"]


def administrators(status: Status) -> dict[str, Status]:
    return only(status, BY)


INTEGRATION_ROWS = [
    Row("integrations:import_staff", administrators(200), place),
    Row("integrations:show_import", administrators(200), planned),
    Row("integrations:import_columns", administrators(200), read),
    Row("integrations:import_rows", administrators(200), new_rows),
    Row("integrations:import_names", administrators(302), planned, method="post"),
    # The page that waits is told to load itself anew, since nothing is under way.
    Row("integrations:import_progress", administrators(200), planned),
    Row("integrations:apply_import", administrators(302), planned, method="post"),
    Row("integrations:cancel_import", administrators(302), planned, method="post"),
    Row("integrations:resume_import", administrators(302), planned, method="post"),
]
