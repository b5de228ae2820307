"""Taking in a staff file through its pages: what a person sees and what it does."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.integrations.models import Remembered
from jordman.integrations.staff_files import private_files
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Ancestry, Employment, Organisation, RoleGrant
from tests import factories as make
from tests.cast import World
from tests.integrations.importing import dry_run, fields_of, go_on, latest, send, send_file, take_in, url

HEADER = "Anstnr;Namn;E-post;Enhetskod;Enhet;Tillhör;Chef anstnr;Befattning;Syss.grad"
CHIEF = "9001;Ek, Ida;ida@x.example.se;81;Norr;80;;Enhetschef;100"
COOK = "9002;Al, Eva;eva@x.example.se;81;Norr;80;9001;Kock;75"
NURSE = "9003;Ås, Bo;bo@x.example.se;82;Söder;80;9001;Sjuksköterska;100"


def file_of(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join((header, *rows)).encode()


def unit(world: World, code: str) -> Organisation:
    return Organisation.objects.get(employer=world.municipality, code=code)


def employments(world: World, email: str) -> list[Employment]:
    return list(Employment.objects.filter(employer=world.municipality, user__email=email).order_by("pk"))


@pytest.mark.parametrize(
    ("name", "people", "units", "managers"),
    [("lidkoping-heroma.csv", 330, 18, 18), ("halmstad-visma.xlsx", 463, 24, 24)],
)
def test_a_real_file_is_taken_in_once_and_is_unchanged_the_second_time(
    world: World, name: str, people: int, units: int, managers: int
) -> None:
    client = world.client("administrator")
    place = make.make_organisation("municipality", "Provby", world.association, code="9999")
    before = User.objects.count()
    assert send_file(client, place, name).status_code == 302
    page = go_on(client, latest()).content.decode()
    assert "Inget är sparat ännu" in page
    assert User.objects.count() == before
    result = client.post(url(latest(), "apply_import"), follow=True).content.decode()
    assert "Filen är inläst" in result
    assert User.objects.count() == before + people
    assert Employment.objects.filter(employer=place).count() == people
    assert Organisation.objects.filter(employer=place).count() == units
    assert RoleGrant.objects.filter(role="unit_manager", organisation__employer=place).count() == managers

    assert send_file(client, place, name).status_code == 302
    assert "Inget är nytt i filen" in go_on(client, latest()).content.decode()
    summary = latest().summary
    assert summary["people"] == {"new": 0, "changed": 0, "unchanged": people, "left": 0}
    assert summary["units"]["unchanged"] == units
    assert User.objects.count() == before + people


def test_units_lie_under_their_employer_and_all_above_it(world: World) -> None:
    take_in(world.client("administrator"), world.municipality, file_of("1;A, B;;80;Sektor;;;Kock;100", CHIEF, COOK))
    norr = unit(world, "81")
    assert norr.parent == unit(world, "80")
    assert unit(world, "80").kind == "department"
    above = set(Ancestry.objects.filter(descendant=norr).values_list("ancestor__name", flat=True))
    assert above == {
        "Norr",
        "Sektor",
        "Lidköpings kommun",
        "Skaraborgs kommunalförbund",
        "Västra Götalands län",
        "Sverige",
    }


def test_a_unit_that_moves_takes_what_lies_under_it_along(world: World) -> None:
    client = world.client("administrator")
    top = ("1;A, B;;80;Sektor;;;Kock;100", "2;A, C;;90;Annan sektor;;;Kock;100")
    take_in(client, world.municipality, file_of(*top, CHIEF))
    page = dry_run(client, world.municipality, file_of(*top, CHIEF.replace(";80;", ";90;"))).content.decode()
    assert "Ny överordnad enhet" in page
    client.post(url(latest(), "apply_import"))
    assert set(Organisation.objects.above(unit(world, "81")).values_list("code", flat=True)) >= {"90", "1494"}
    assert not Ancestry.objects.filter(ancestor=unit(world, "80"), descendant=unit(world, "81")).exists()


def test_the_page_shows_what_changes_and_leaves_the_rest(world: World) -> None:
    client = world.client("administrator")
    take_in(client, world.municipality, file_of(CHIEF, COOK, NURSE))
    changed = COOK.replace("Kock", "Köksmästare").replace("Al, Eva", "Alm, Eva")
    page = dry_run(client, world.municipality, file_of(CHIEF, changed, NURSE)).content.decode()
    assert "<b>Eva Alm</b> – Namn; Befattning: Kock → Köksmästare" in page
    client.post(url(latest(), "apply_import"))
    assert User.objects.get(email="eva@x.example.se").family_name == "Alm"
    assert latest().summary["people"] == {"new": 0, "changed": 1, "unchanged": 2, "left": 0}


def test_who_is_missing_from_a_whole_list_has_left_and_nobody_is_removed(world: World) -> None:
    client = world.client("administrator")
    take_in(client, world.municipality, file_of(CHIEF, COOK, NURSE))
    page = dry_run(client, world.municipality, file_of(CHIEF, COOK)).content.decode()
    assert "Slutar</h2>" not in page
    page = dry_run(client, world.municipality, file_of(CHIEF, COOK), is_complete="on").content.decode()
    assert "Bo Ås" in page
    assert "anställningar saknas i filen." in page
    client.post(url(latest(), "apply_import"))
    left = employments(world, "bo@x.example.se")[0]
    assert left.ends_on == timezone.localdate() - timedelta(days=1)
    assert unit(world, "82").closed_on == left.ends_on
    assert User.objects.filter(email="bo@x.example.se").exists()


def test_who_comes_back_and_a_unit_that_opens_again_are_not_made_twice(world: World) -> None:
    client = world.client("administrator")
    take_in(client, world.municipality, file_of(CHIEF, COOK, NURSE))
    take_in(client, world.municipality, file_of(CHIEF, COOK), is_complete="on")
    take_in(client, world.municipality, file_of(CHIEF, COOK, NURSE), is_complete="on")
    assert [item.ends_on for item in employments(world, "bo@x.example.se")] == [None]
    assert unit(world, "82").closed_on is None
    assert Ancestry.objects.filter(ancestor=world.municipality, descendant=unit(world, "82")).exists()


def test_two_employments_are_one_person(world: World) -> None:
    second = "9102;Al, Eva;eva@x.example.se;82;Söder;80;9001;Kock;25"
    take_in(world.client("administrator"), world.municipality, file_of(CHIEF, COOK, NURSE, second))
    assert [item.unit.code for item in employments(world, "eva@x.example.se")] == ["81", "82"]


def test_the_same_unit_code_at_another_employer_is_another_unit(world: World) -> None:
    take_in(
        world.client("administrator"), world.municipality, file_of("1;A, B;b@x.example.se;7101;Nytt namn;;;Kock;100")
    )
    world.unit.refresh_from_db()
    world.other_unit.refresh_from_db()
    assert (world.unit.name, world.other_unit.name) == ("Nytt namn", "Hemtjänst Andersberg")


# Managers


def test_the_manager_of_a_unit_leads_it_until_the_file_names_someone_else(world: World) -> None:
    client = world.client("administrator")
    take_in(client, world.municipality, file_of(CHIEF, COOK))
    ida, norr = User.objects.get(email="ida@x.example.se"), unit(world, "81")
    assert RoleGrant.objects.filter(user=ida, role="unit_manager", organisation=norr).exists()
    new = "9009;Ny, Chef;ny@x.example.se;81;Norr;80;;Enhetschef;100"
    result = take_in(client, world.municipality, file_of(new, COOK.replace("9001", "9009")), is_complete="on")
    assert "1 tidigare chef har inte längre rollen." in result.content.decode()
    holders = RoleGrant.objects.filter(role="unit_manager", organisation=norr).values_list("user__email", flat=True)
    assert list(holders) == ["ny@x.example.se"]


def test_a_role_given_by_hand_is_never_taken_by_a_file(world: World) -> None:
    client = world.client("administrator")
    take_in(client, world.municipality, file_of(CHIEF, COOK))
    deputy = make.make_user("Dea", "Vik", email="dea@x.example.se")
    grant_role(deputy, by=world.people["administrator"], role="unit_manager", organisation=unit(world, "81"))
    new = "9009;Ny, Chef;ny@x.example.se;81;Norr;80;;Enhetschef;100"
    take_in(client, world.municipality, file_of(new, COOK.replace("9001", "9009")), is_complete="on")
    holders = RoleGrant.objects.filter(organisation=unit(world, "81")).values_list("user__email", flat=True)
    assert set(holders) == {"ny@x.example.se", "dea@x.example.se"}


def test_a_manager_who_left_leads_nothing(world: World) -> None:
    client = world.client("administrator")
    take_in(client, world.municipality, file_of(CHIEF, COOK))
    take_in(client, world.municipality, file_of(COOK.replace("9001", "")), is_complete="on")
    assert not RoleGrant.objects.filter(user__email="ida@x.example.se").exists()


# Columns and titles


def test_a_corrected_column_is_remembered_for_the_next_file(world: World) -> None:
    client = world.client("administrator")
    header = HEADER.replace("Befattning", "Vad hen gör")
    page = dry_run(client, world.municipality, file_of(COOK, header=header), **{"kolumn-0-7": "title"})
    # Titles stand in another column than was thought, so they are shown before the dry run.
    assert "Befattningarna står i en annan kolumn nu." in page.content.decode()
    assert "Kock" in page.content.decode()
    go_on(client, latest())
    client.post(url(latest(), "apply_import"))
    assert employments(world, "eva@x.example.se")[0].title == "Kock"
    send(client, world.municipality, file_of(NURSE, header=header))
    page = client.get(url(latest(), "import_columns")).content.decode()
    assert fields_of(page)["kolumn-0-7"] == "title"


def test_what_is_remembered_stays_in_its_organisation(world: World) -> None:
    make.make_user("Hal", "Admin", email="hal@example.se")
    grant_role(
        User.objects.get(email="hal@example.se"), by=None, role="administrator", organisation=world.other_municipality
    )
    header = HEADER.replace("Befattning", "Vad hen gör")
    dry_run(world.client("administrator"), world.municipality, file_of(COOK, header=header), **{"kolumn-0-7": "title"})
    assert Remembered.objects.filter(organisation=world.municipality).exists()
    world.people["hal"] = User.objects.get(email="hal@example.se")
    client = world.client("hal")
    send(client, world.other_municipality, file_of(COOK, header=header))
    assert fields_of(client.get(url(latest(), "import_columns")).content.decode())["kolumn-0-7"] == ""


def test_the_group_of_a_title_can_be_changed_and_is_remembered(world: World) -> None:
    client = world.client("administrator")
    send(client, world.municipality, file_of(CHIEF, COOK))
    page = client.get(url(latest(), "import_columns")).content.decode()
    cook = next(name for name, value in fields_of(page).items() if name.startswith("befattning-") and value == "staff")
    go_on(client, latest(), **{cook: "strategic"})
    client.post(url(latest(), "apply_import"))
    assert employments(world, "eva@x.example.se")[0].role_group == "strategic"
    send(client, world.municipality, file_of(CHIEF, COOK))
    assert fields_of(client.get(url(latest(), "import_columns")).content.decode())[cook] == "strategic"
    assert "Inget är nytt i filen" in go_on(client, latest()).content.decode()


def test_a_file_that_says_too_little_asks_for_the_column_that_is_missing(world: World) -> None:
    content = file_of("Ek, Ida;ida@x.example.se;Kock", header="Namn;E-post;Befattning")
    page = dry_run(world.client("administrator"), world.municipality, content).content.decode()
    assert "Välj vilken kolumn som är enheten." in page


def test_staff_is_taken_in_at_the_employer(world: World) -> None:
    grant_role(world.people["administrator"], by=None, role="administrator", organisation=world.county)
    page = dry_run(world.client("administrator"), world.county, file_of(COOK)).content.decode()
    assert "Personal läses in hos arbetsgivaren." in page


# Those who belong elsewhere


def test_a_file_cannot_move_the_sign_in_of_somebody_who_has_a_role_elsewhere(world: World) -> None:
    lead = world.people["lead"]
    make.make_employment(lead, world.unit, employment_number="9900")
    row = "9900;Annat, Namn;angripare@x.example.se;7101;Hemtjänst Norr;;;Kock;100"
    page = take_in(world.client("administrator"), world.municipality, file_of(row)).content.decode()
    lead.refresh_from_db()
    assert (lead.email, lead.given_name) == ("lead@example.se", "Åsa")
    assert "1 person hör också till en annan organisation. Namn och e-post ändras inte härifrån." in page


def test_who_gets_a_new_address_is_told_at_the_old_one(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    client = world.client("administrator")
    take_in(client, world.municipality, file_of(CHIEF, COOK))
    page = dry_run(client, world.municipality, file_of(CHIEF, COOK.replace("eva@", "eva.al@"))).content.decode()
    assert "Den som får en ny mejladress får veta det på den gamla." in page
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        client.post(url(latest(), "apply_import"))
    assert [letter.to for letter in mail.outbox] == [["eva@x.example.se"]]
    assert User.objects.filter(email="eva.al@x.example.se").exists()


# The log and the file


def test_the_log_has_one_event_with_numbers_and_no_names(world: World) -> None:
    take_in(world.client("administrator"), world.municipality, file_of(CHIEF, COOK))
    event = AuditEvent.objects.get(action="staff_import.applied")
    assert event.details["people"]["new"] == 2
    assert event.by_id == world.people["administrator"].pk
    assert "Ida" not in str(event.details)
    assert not AuditEvent.objects.filter(action="person.added").exists()


def test_the_file_is_gone_once_it_is_taken_in(world: World) -> None:
    client = world.client("administrator")
    dry_run(client, world.municipality, file_of(CHIEF))
    assert private_files.place(latest().folder).exists()
    client.post(url(latest(), "apply_import"))
    assert latest().state == "applied"
    assert not private_files.place(latest().folder).parent.exists()
