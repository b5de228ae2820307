"""Taking in the answers of a sign-up form: who joins the programme, and counted where."""

import pytest
from django.test import Client

from jordman.accounts.models import User
from jordman.integrations.models import StaffImport
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from jordman.organisations.sweden import load_sweden
from jordman.programmes.models import Enrolment, EnrolmentTally, Programme
from tests import factories as make
from tests.cast import World
from tests.integrations.importing import FILES, dry_run, fields_of, go_on, latest, send, take_in, url

HEADER = (
    "Tidstämpel;För- och efternamn;E-post;Organisation;Arbetsplats/enhet;Jag är;Kön;"
    "Jag går tillsammans med min ledningsgrupp"
)
ADA = "2026-03-01;Ada Ek;Ada.Ek@X.example.se;Lidköpings kommun;Norr;Operativ chef (t.ex. enhetschef);Kvinna;Ja"
BO = "2026-03-02;Bo Ås;bo@x.example.se;lidköpings  kommun;;Strategisk chef;Man;Vet ej"


def file_of(*rows: str) -> bytes:
    return "\r\n".join((HEADER, *rows)).encode()


def enrolment(world: World, email: str) -> Enrolment:
    return Enrolment.objects.get(programme=world.programme, user__email=email)


def take(world: World, *rows: str, **changes: object) -> str:
    client = world.client("administrator")
    page = take_in(client, world.association, file_of(*rows), programme=world.programme.pk, **changes)
    return str(page.content.decode())


def test_people_are_made_and_join_with_what_they_said(world: World) -> None:
    take(world, ADA, BO)
    ada, bo = enrolment(world, "ada.ek@x.example.se"), enrolment(world, "bo@x.example.se")
    assert (ada.orientation, ada.sex, ada.workplace, ada.with_team) == ("operational", "woman", "Norr", "yes")
    assert (bo.orientation, bo.sex, bo.with_team, bo.organisation) == (
        "strategic",
        "man",
        "unknown",
        world.municipality,
    )
    tally = EnrolmentTally.objects.get(
        programme=world.programme, organisation=world.municipality, orientation="strategic"
    )
    assert tally.people == 1


def test_the_same_list_again_changes_nothing_whatever_the_casing(world: World) -> None:
    take(world, ADA, BO)
    client = world.client("administrator")
    again = file_of(ADA.replace("Ada.Ek@X", "ADA.EK@x"), ADA, BO)
    page = dry_run(client, world.association, again, programme=world.programme.pk).content.decode()
    assert "Inget är nytt i filen" in page
    assert latest().summary["people"] == {"new": 0, "changed": 0, "unchanged": 2, "left": 0}
    assert User.objects.filter(email__iexact="ada.ek@x.example.se").count() == 1


def test_what_changed_is_said_and_what_the_person_chose_is_kept(world: World) -> None:
    take(world, ADA, BO)
    Enrolment.objects.filter(user__email="bo@x.example.se").update(has_chosen=True)
    client = world.client("administrator")
    changed = file_of(ADA.replace(";Norr;", ";Söder;"), BO.replace("Strategisk", "Operativ"))
    page = dry_run(client, world.association, changed, programme=world.programme.pk).content.decode()
    assert "<b>Ada Ek</b> – Arbetsplats" in page
    client.post(url(latest(), "apply_import"))
    assert enrolment(world, "ada.ek@x.example.se").workplace == "Söder"
    assert enrolment(world, "bo@x.example.se").orientation == "strategic"


def test_a_known_person_keeps_the_name_and_the_sign_in_they_have(world: World) -> None:
    take(world, "2026-03-01;Annat Namn;LEARNER@example.se;Lidköpings kommun;;Operativ chef;Kvinna;Nej")
    learner = User.objects.get(pk=world.people["learner"].pk)
    assert (learner.given_name, learner.email) == ("Malin", "learner@example.se")
    assert enrolment(world, "learner@example.se").with_team == "no"


def test_an_organisation_nobody_knows_is_asked_about_and_the_answer_remembered(world: World) -> None:
    client = world.client("administrator")
    rows = file_of(ADA.replace("Lidköpings kommun", "Lidköping"), BO)
    page = dry_run(client, world.association, rows, programme=world.programme.pk).content.decode()
    assert "Vilka organisationer menas?" in page
    assert "Organisationen ”Lidköping” finns inte här. Välj vilken som menas." in page
    question, proposed = next(iter(fields_of(page).items()))
    assert proposed == str(world.municipality.pk)
    client.post(url(latest(), "import_names"), {question: proposed})
    assert latest().summary["people"]["new"] == 2
    client.post(url(latest(), "apply_import"))
    assert enrolment(world, "ada.ek@x.example.se").organisation == world.municipality
    dry_run(client, world.association, rows, programme=world.programme.pk)
    assert latest().summary["faulty_rows"] == 0


def test_rows_whose_organisation_is_said_to_be_none_are_left_out(world: World) -> None:
    client = world.client("administrator")
    rows = file_of(ADA.replace("Lidköpings kommun", "Bolaget Okänt"), BO)
    page = dry_run(client, world.association, rows, programme=world.programme.pk).content.decode()
    question = next(iter(fields_of(page)))
    client.post(url(latest(), "import_names"), {question: "0"})
    client.post(url(latest(), "apply_import"))
    assert Enrolment.objects.filter(user__email="bo@x.example.se").exists()
    assert not User.objects.filter(email="ada.ek@x.example.se").exists()


def test_the_programme_must_be_chosen_among_those_that_are_run_here(world: World) -> None:
    client = world.client("administrator")
    page = dry_run(client, world.association, file_of(ADA)).content.decode()
    assert "Välj vilket program anmälningarna gäller." in page
    page = dry_run(client, world.association, file_of(ADA), programme=world.other_programme.pk).content.decode()
    assert latest().state == "choosing"
    assert not Enrolment.objects.filter(programme=world.other_programme).exists()


def test_a_programme_that_closes_in_the_meantime_takes_nobody(world: World) -> None:
    client = world.client("administrator")
    dry_run(client, world.association, file_of(ADA), programme=world.programme.pk)
    Programme.objects.filter(pk=world.programme.pk).update(status=Programme.Status.CLOSED)
    page = client.post(url(latest(), "apply_import"), follow=True).content.decode()
    assert "Programmet finns inte eller är avslutat." in page
    assert not User.objects.filter(email="ada.ek@x.example.se").exists()


@pytest.mark.parametrize(("tells", "letters"), [({}, 0), ({"tells": "on"}, 1)])
def test_a_welcome_is_sent_only_when_asked_for(
    world: World,
    tells: dict[str, str],
    letters: int,
    mailoutbox: list[object],
    django_capture_on_commit_callbacks: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        take(world, ADA, **tells)
    assert len(mailoutbox) == letters


def test_who_has_protected_identity_joins_without_a_name(world: World) -> None:
    row = ADA.replace("Ada Ek", "Skyddad identitet")
    client = world.client("administrator")
    page = dry_run(client, world.association, file_of(row), programme=world.programme.pk).content.decode()
    assert "ada.ek" not in page.lower()
    client.post(url(latest(), "apply_import"))
    ada = User.objects.get(email="ada.ek@x.example.se")
    assert (ada.is_protected, ada.given_name, ada.name) == (True, "", "Skyddad identitet")


def test_the_real_list_enrols_everyone_in_its_organisations(db: None) -> None:
    load_sweden(by=None)
    nation = Organisation.objects.get(code="SE")
    administrator = make.make_user("Ali", "Demir", email="ali@example.se")
    grant_role(administrator, by=None, role="administrator", organisation=nation)
    programme = make.make_programme(Organisation.objects.get(code="VS"))
    client = Client()
    client.force_login(administrator)
    send(client, nation, (FILES / "level-up-anmalan.xlsx").read_bytes(), "level-up-anmalan.xlsx")
    assert latest().kind == StaffImport.Kind.SIGN_UPS
    go_on(client, latest(), programme=programme.pk)
    client.post(url(latest(), "apply_import"))
    joined = Enrolment.objects.filter(programme=programme)
    assert joined.count() == 212
    assert joined.filter(orientation="strategic").count() == 66
    assert joined.filter(sex="woman").count() == 142
    assert joined.filter(organisation__code="1494").count() == 11
    send(client, nation, (FILES / "level-up-anmalan.xlsx").read_bytes(), "level-up-anmalan.xlsx")
    assert "Inget är nytt i filen" in go_on(client, latest(), programme=programme.pk).content.decode()
