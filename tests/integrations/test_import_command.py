"""`jordman import-staff`: the import page's steps without a browser."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files import private_files
from jordman.organisations.models import Employment, Organisation
from jordman.programmes.models import Enrolment
from tests import factories as make
from tests.cast import World
from tests.integrations.importing import FILES

HEADER = "Anstnr;Namn;E-post;Enhetskod;Enhet;Befattning"


@pytest.fixture
def place(world: World) -> Organisation:
    return make.make_organisation("municipality", "Provby", world.association, code="9999")


def run(file: Path, *words: str) -> str:
    out = StringIO()
    call_command("import_staff", str(file), *words, stdout=out)
    return out.getvalue()


def line(text: str, label: str) -> list[str]:
    return next(row for row in text.splitlines() if row.startswith(label)).split()[1:]


@pytest.mark.parametrize(
    ("name", "people", "units"), [("lidkoping-heroma.csv", 330, 18), ("halmstad-visma.xlsx", 463, 24)]
)
def test_a_real_file_is_shown_then_applied_then_unchanged(
    place: Organisation, name: str, people: int, units: int
) -> None:
    shown = run(FILES / name, "--organisation", "9999")
    assert line(shown, "Personer") == [str(people), "0", "0", "0"]
    assert "Inget är sparat. Lägg till --apply för att läsa in." in shown
    assert not Employment.objects.filter(employer=place).exists()
    assert not StaffImport.objects.exists()
    assert "Filen är inläst." in run(FILES / name, "--organisation", "9999", "--apply", "--kind", "staff")
    assert Employment.objects.filter(employer=place).count() == people
    assert Organisation.objects.filter(employer=place).count() == units
    again = run(FILES / name, "--organisation", "9999", "--apply", "--complete")
    assert line(again, "Personer") == ["0", "0", str(people), "0"]
    assert "Inget är nytt i filen." in again
    applied = AuditEvent.objects.get(action="staff_import.applied")
    assert applied.by_id is None


def test_sign_ups_are_taken_in_to_the_programme_that_is_named(world: World, tmp_path: Path) -> None:
    file = tmp_path / "anmalan.csv"
    file.write_text("Namn;E-post;Organisation;Jag är\nAda Ek;ada@x.example.se;Lidköpings kommun;Operativ chef\n")
    words = ("--organisation", "1494", "--kind", "sign-ups")
    with pytest.raises(CommandError, match="Ange programmet med --programme"):
        run(file, *words)
    programme = make.make_programme(world.municipality, name="Lidköpings chefer")
    run(file, *words, "--programme", str(programme.pk), "--apply")
    assert Enrolment.objects.get(programme=programme).user.email == "ada@x.example.se"


def test_rows_that_cannot_be_read_are_said_and_give_exit_code_two(place: Organisation, tmp_path: Path) -> None:
    file = tmp_path / "lista.csv"
    file.write_text(f"{HEADER}\n1;Ek, Ida;ida@x.example.se;81;Norr;Kock\n2;Al, Eva;eva@;81;Norr;Kock\n")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_staff", str(file), "--organisation", "9999", "--apply", stdout=out)
    assert ended.value.code == 2
    assert "Fel: E-postadressen är inte hel. Skriv den som namn@kommun.se. (rad 3)" in out.getvalue()
    assert User.objects.filter(email="ida@x.example.se").exists()


@pytest.mark.parametrize(
    ("content", "words", "sentence"),
    [
        ("", ("--organisation", "9999"), "Filen är tom."),
        (None, ("--organisation", "9999"), "Filen går inte att öppna."),
        (
            f"{HEADER}\n1;A, B;b@x.example.se;81;Norr;Kock",
            ("--organisation", "0000"),
            "Ingen organisation har koden 0000.",
        ),
        (
            f"{HEADER}\n1;A, B;b@x.example.se;81;Norr;Kock",
            ("--organisation", "9999", "--kind", "sign-ups"),
            "Filen ser ut att vara något annat: Personallista.",
        ),
        (
            f"{HEADER}\n1;A, B;b@x.example.se;81;Norr;Kock",
            ("--organisation", "SE"),
            "Personal läses in hos arbetsgivaren.",
        ),
        ("Namn;Befattning\nA, B;Kock", ("--organisation", "9999"), "Vi ser inte vad filen är."),
    ],
    ids=["empty", "missing", "no-such-place", "other-kind", "no-employer", "too-little"],
)
def test_what_cannot_be_done_is_said_and_nothing_is_kept(
    place: Organisation, tmp_path: Path, content: str | None, words: tuple[str, ...], sentence: str
) -> None:
    before = private_files.folders()
    file = tmp_path / "lista.csv"
    if content is not None:
        file.write_text(content)
    with pytest.raises(CommandError, match=sentence):
        run(file, *words, "--apply")
    assert not StaffImport.objects.exists()
    assert private_files.folders() == before


def test_a_code_that_a_county_and_its_region_share_means_the_region(world: World, tmp_path: Path) -> None:
    region = make.make_organisation("region", "Västra Götalandsregionen", world.county, code="14")
    file = tmp_path / "lista.csv"
    file.write_text(f"{HEADER}\n1;Ek, Ida;ida@x.example.se;81;Norr;Kock\n")
    run(file, "--organisation", "14", "--apply")
    assert Employment.objects.get(user__email="ida@x.example.se").employer == region
