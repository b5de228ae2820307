"""Two clicks, two tabs, other organisations, worker and cleaning: an import is done once, whole, by those who may."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connections
from django.test import Client
from django.utils import timezone

from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.integrations.errors import StepTaken
from jordman.integrations.models import ImportedGrant, StaffImport
from jordman.integrations.staff_files import actions, private_files
from jordman.integrations.staff_files.actions import apply_import, begin_applying, cancel, clear_old
from jordman.integrations.staff_files.steps import STUCK_AFTER
from jordman.integrations.staff_files.tasks import clear_out_imports, work_on
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment, Organisation, RoleGrant
from tests import factories as make
from tests.cast import World, build
from tests.integrations.importing import dry_run, fields_of, go_on, latest, send, take_in, url

HEADER = "Anstnr;Namn;E-post;Enhetskod;Enhet;Tillhör;Chef anstnr;Befattning"
IDA = "9001;Ek, Ida;ida@x.example.se;81;Norr;;;Enhetschef"
EVA = "9002;Al, Eva;eva@x.example.se;81;Norr;;9001;Kock"


def file_of(*rows: str) -> bytes:
    return "\r\n".join((HEADER, *rows)).encode()


def planned(world: World, *rows: str) -> StaffImport:
    dry_run(world.client("administrator"), world.municipality, file_of(*(rows or (IDA, EVA))))
    return latest()


# Once


def test_a_second_click_takes_nothing_in_and_sees_the_result(world: World) -> None:
    staff_import, client = planned(world), world.client("administrator")
    client.post(url(staff_import, "apply_import"))
    people = User.objects.count()
    page = client.post(url(staff_import, "apply_import"), follow=True).content.decode()
    assert "Filen är redan inläst. Inget lästes in två gånger." in page
    assert "Filen är inläst" in page
    assert User.objects.count() == people


def test_of_two_who_press_at_once_one_gets_the_step(world: World) -> None:
    staff_import = planned(world)
    same = StaffImport.objects.get(pk=staff_import.pk)
    begin_applying(staff_import, by=None)
    with pytest.raises(StepTaken, match="i en annan flik"):
        begin_applying(same, by=None)
    apply_import(staff_import, by=None)
    with pytest.raises(StepTaken):
        apply_import(same, by=None)
    assert User.objects.filter(email="ida@x.example.se").count() == 1


def test_columns_cannot_be_changed_under_an_import_that_is_done(world: World) -> None:
    staff_import, client = planned(world), world.client("administrator")
    fields = fields_of(client.get(url(staff_import, "import_columns")).content.decode())
    client.post(url(staff_import, "apply_import"))
    page = client.post(url(staff_import, "import_columns"), fields, follow=True).content.decode()
    assert "Filen är inläst" in page
    assert latest().state == "applied"


def test_two_files_with_the_same_people_do_not_make_them_twice(world: World) -> None:
    first = planned(world)
    second = planned(world)
    client = world.client("administrator")
    client.post(url(first, "apply_import"))
    page = client.post(url(second, "apply_import"), follow=True).content.decode()
    assert "Något har ändrats sedan kontrollen." in page
    second.refresh_from_db()
    assert (second.state, second.summary["people"]["unchanged"]) == ("planned", 2)
    assert User.objects.filter(email="ida@x.example.se").count() == 1


def test_what_fails_half_way_leaves_nothing_behind(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    staff_import = planned(world)

    def fail(*args: Any, **kwargs: Any) -> dict[str, int]:
        raise RuntimeError

    monkeypatch.setattr("jordman.integrations.staff_files.applying.staff.write_leaders", fail)
    begin_applying(staff_import, by=None)
    with pytest.raises(RuntimeError):
        apply_import(staff_import, by=None)
    assert not User.objects.filter(email="ida@x.example.se").exists()
    assert not Organisation.objects.filter(code="81").exists()
    page = world.client("administrator").get(url(staff_import)).content.decode()
    assert "Inget är ändrat. Försök igen" in page
    monkeypatch.undo()
    world.client("administrator").post(url(staff_import, "apply_import"))
    assert User.objects.filter(email="ida@x.example.se").exists()


def test_cancelling_takes_the_file_away_and_changes_nothing(world: World) -> None:
    staff_import, client = planned(world), world.client("administrator")
    page = client.post(url(staff_import, "cancel_import"), follow=True).content.decode()
    assert "Filen är borttagen. Inget lästes in." in page
    assert not private_files.place(staff_import.folder).parent.exists()
    assert client.get(url(staff_import)).status_code == 404
    assert not User.objects.filter(email="ida@x.example.se").exists()


def test_what_is_being_taken_in_cannot_be_cancelled(world: World) -> None:
    staff_import = planned(world)
    begin_applying(staff_import, by=None)
    with pytest.raises(StepTaken):
        cancel(staff_import, by=None)


# Those who may not


@pytest.mark.parametrize("page", ["show_import", "import_columns", "import_progress"])
def test_an_import_of_another_organisation_does_not_exist(world: World, page: str) -> None:
    staff_import = planned(world)
    stranger = make.make_user("Hal", "Admin")
    grant_role(stranger, by=None, role="administrator", organisation=world.other_municipality)
    client = world.client("nobody")
    client.force_login(stranger)
    assert client.get(url(staff_import, page)).status_code == 404
    # Nor below one's own organisation, where the number belongs to somebody else.
    own = url(staff_import, page).replace(f"/{world.municipality.pk}/", f"/{world.other_municipality.pk}/", 1)
    assert client.get(own).status_code == 404
    assert client.post(url(staff_import, "apply_import")).status_code == 404
    assert not User.objects.filter(email="ida@x.example.se").exists()


@pytest.mark.parametrize(
    "tampered",
    [
        {"kolumn-0-0": "is_superuser"},
        {"kolumn-0-0": "password"},
        {"befattning-finnsinte": "strategic", "kolumn-0-99": "email", "kolumn-7-0": "email"},
        {"kolumn-0-1": "email", "kolumn-0-2": "email"},
    ],
    ids=["field-that-is-none", "password", "columns-that-are-not-there", "one-field-twice"],
)
def test_values_that_the_page_never_offered_do_nothing(world: World, tampered: dict[str, str]) -> None:
    client = world.client("administrator")
    send(client, world.municipality, file_of(IDA, EVA))
    response = go_on(client, latest(), **tampered)
    assert response.status_code == 200
    chosen = latest().columns
    assert not chosen or set(chosen) == {"0"}
    assert "99" not in chosen.get("0", {})
    assert not User.objects.filter(is_superuser=True).exists()


def test_an_organisation_that_is_not_offered_cannot_be_answered(world: World) -> None:
    client = world.client("administrator")
    rows = "Namn;E-post;Organisation;Jag är\r\nAda Ek;ada@x.example.se;Okänd;Operativ chef"
    dry_run(client, world.association, rows.encode(), programme=world.programme.pk)
    question = next(iter(fields_of(client.get(url(latest())).content.decode())))
    page = client.post(url(latest(), "import_names"), {question: str(world.unit.pk)}, follow=True).content.decode()
    assert "Välj en organisation i listan, eller att raderna inte ska läsas in." in page
    assert latest().summary["people"]["new"] == 0


def test_the_file_itself_has_no_address(world: World) -> None:
    staff_import = planned(world)
    folder = private_files.place(staff_import.folder)
    assert "uploads" not in folder.parts
    for address in (f"/filer/imports/{staff_import.folder}/file", f"/filer/{staff_import.folder}/file"):
        assert world.client("administrator").get(address).status_code == 404


# Long files


@pytest.fixture
def _long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is long."""
    monkeypatch.setattr(actions, "LONG_BYTES", 0)


@pytest.mark.usefixtures("_long")
def test_a_long_file_is_worked_on_by_the_worker_and_its_page_waits(
    world: World, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    queued: list[tuple[int, int | None]] = []
    monkeypatch.setattr("jordman.integrations.staff_files.views._enqueue", lambda pk, by: queued.append((pk, by)))
    client = world.client("administrator")
    send(client, world.municipality, file_of(IDA, EVA))
    page = client.get(url(latest())).content.decode()
    assert "Filen är lång. Du kan lämna sidan: du får ett mejl när det är klart." in page
    assert 'hx-trigger="every 2s"' in page
    work_on.call(*queued.pop())
    assert client.get(url(latest(), "import_progress")).headers["HX-Refresh"] == "true"
    go_on(client, latest())
    with django_capture_on_commit_callbacks(execute=True):
        work_on.call(*queued.pop())
    assert latest().state == "planned"
    assert "klar att läsa in" in mail.outbox[-1].subject
    client.post(url(latest(), "apply_import"))
    assert latest().state == "applying"
    assert not User.objects.filter(email="ida@x.example.se").exists()
    page = client.post(url(latest(), "apply_import"), follow=True).content.decode()
    assert "Någon arbetar redan med filen" in page
    assert len(queued) == 1
    with django_capture_on_commit_callbacks(execute=True):
        work_on.call(*queued.pop())
    assert latest().state == "applied"
    assert "inläst" in mail.outbox[-1].subject
    assert User.objects.filter(email="ida@x.example.se").exists()


def test_a_step_that_stood_still_can_be_taken_again(world: World) -> None:
    staff_import, client = planned(world), world.client("administrator")
    begin_applying(staff_import, by=None)
    client.post(url(staff_import, "resume_import"))
    assert latest().state == "applying"
    StaffImport.objects.update(changed_at=timezone.now() - STUCK_AFTER - timedelta(minutes=1))
    assert "Det har stått still i en halvtimme." in client.get(url(staff_import)).content.decode()
    client.post(url(staff_import, "resume_import"))
    assert latest().state == "planned"
    client.post(url(staff_import, "apply_import"))
    assert latest().state == "applied"


# Cleaning


def test_a_file_that_nobody_takes_in_is_gone_after_a_day(world: World) -> None:
    staff_import = planned(world)
    clear_old()
    assert private_files.place(staff_import.folder).exists()
    StaffImport.objects.update(started_at=timezone.now() - timedelta(hours=25))
    clear_out_imports.call()
    assert not private_files.place(staff_import.folder).parent.exists()
    page = world.client("administrator").get(url(staff_import)).content.decode()
    assert "Filen togs bort efter ett dygn." in page
    page = world.client("administrator").post(url(staff_import, "apply_import"), follow=True).content.decode()
    assert "Filen är borttagen. Välj den igen." in page


def test_a_role_ends_when_the_employment_that_gave_it_does(world: World) -> None:
    take_in(world.client("administrator"), world.municipality, file_of(IDA, EVA))
    assert ImportedGrant.objects.count() == 1
    Employment.objects.filter(user__email="ida@x.example.se").update(ends_on=timezone.localdate() - timedelta(days=1))
    clear_out_imports.call()
    assert not RoleGrant.objects.filter(user__email="ida@x.example.se").exists()


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_press_in_the_same_moment_take_it_in_once() -> None:
    world = build()
    staff_import = planned(world)
    clients = [world.client("administrator") for _tab in range(2)]

    def press(client: Client) -> int:
        try:
            return client.post(url(staff_import, "apply_import")).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as tabs:
        assert list(tabs.map(press, clients)) == [302, 302]
    assert latest().state == "applied"
    assert AuditEvent.objects.filter(action="staff_import.applied").count() == 1
    assert User.objects.filter(email="ida@x.example.se").count() == 1
    assert Employment.objects.filter(user__email="ida@x.example.se").count() == 1


def test_the_worker_takes_nothing_in_for_somebody_whose_role_has_been_taken_back(world: World) -> None:
    staff_import, administrator = planned(world), world.people["administrator"]
    begin_applying(staff_import, by=administrator)
    RoleGrant.objects.filter(user=administrator).delete()
    work_on.call(staff_import.pk, administrator.pk)
    staff_import.refresh_from_db()
    assert staff_import.state == "applying"
    assert not User.objects.filter(email="ida@x.example.se").exists()
