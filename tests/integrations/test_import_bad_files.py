"""Files that are wrong, through the page: each gets a sentence that says what to do, and nothing is half done."""

import logging
from functools import partial
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jordman.accounts.models import User
from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files import private_files
from jordman.integrations.tables import Limits
from jordman.organisations.models import Employment, Organisation
from tests.cast import World
from tests.integrations.files import package, workbook
from tests.integrations.importing import dry_run, go_on, latest, send, start_url, take_in, url

HEADER = "Anstnr;Namn;E-post;Enhetskod;Enhet;Tillhör;Chef anstnr;Befattning"
IDA = "9001;Ek, Ida;ida@x.example.se;81;Norr;;;Enhetschef"
MEGABYTE = 1024 * 1024


def file_of(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join((header, *rows)).encode()


def refused(world: World, content: bytes, name: str = "lista.csv") -> str:
    """The page when the file is refused. Nothing is kept of it."""
    response = send(world.client("administrator"), world.municipality, content, name)
    assert response.status_code == 200
    assert not StaffImport.objects.exists()
    assert private_files.folders() <= kept_by_others
    return str(response.content.decode())


kept_by_others: set[str] = set()


@pytest.fixture(autouse=True)
def _count_folders() -> None:
    kept_by_others.clear()
    kept_by_others.update(private_files.folders())


def bomb() -> bytes:
    return package({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b"0" * 30 * MEGABYTE}).getvalue()


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "tom.csv", "Filen är tom. Kontrollera exporten och välj filen igen."),
        (HEADER.encode(), "rubrik.csv", "Filen har rubriker men inga rader."),
        (b"%PDF-1.7 lista", "lista.csv", "Filen är en PDF. Exportera listan som .xlsx eller .csv"),
        (b"<html><table><tr><td>1</td></tr></table>", "lista.xls", "Filen är en webbsida"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "lista.xls", "Filen är en äldre Excel-fil (.xls)"),
        (b"PK\x03\x04 trasig", "lista.xlsx", "Filen är skadad."),
        (bomb(), "bomb.xlsx", "Filen blir orimligt stor när den packas upp."),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 100, "bild.csv", "Filen är en bild eller film."),
    ],
    ids=["empty", "header-only", "pdf", "web-page", "old-excel", "damaged", "zip-bomb", "picture"],
)
def test_what_is_no_list_is_refused_with_what_to_do(world: World, content: bytes, name: str, sentence: str) -> None:
    assert sentence in refused(world, content, name)


def test_no_file_at_all(world: World) -> None:
    response = world.client("administrator").post(start_url(world.municipality), {})
    assert "Välj en fil." in response.content.decode()


def test_a_file_that_is_too_large_is_stopped_while_it_arrives(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    small = partial(Limits, bytes=MEGABYTE)
    monkeypatch.setattr("jordman.integrations.staff_files.uploads.Limits", small)
    monkeypatch.setattr("jordman.integrations.staff_files.forms.Limits", small)
    page = refused(world, b"x" * 4 * MEGABYTE)
    assert "Filen är större än 1 MB. Exportera bara de kolumner och enheter som behövs." in page


def test_the_form_is_still_guarded_against_other_sites(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["administrator"])
    response = client.post(start_url(world.municipality), {"file": SimpleUploadedFile("a.csv", file_of(IDA))})
    assert response.status_code == 403
    assert not StaffImport.objects.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman", "cp850"])
def test_letters_are_right_in_every_encoding(world: World, encoding: str) -> None:
    rows = f"{HEADER}\r\n9001;Öberg, Åsa;asa@x.example.se;81;Färgängen;;;Enhetschef"
    take_in(world.client("administrator"), world.municipality, rows.encode(encoding))
    assert User.objects.get(email="asa@x.example.se").name == "Åsa Öberg"


def test_every_kind_of_letter_comes_through(world: World) -> None:
    names = [
        "Čović, Đorđe",
        "Şahin, İpek",
        "Nguyễn, Thị",
        "O'Hara, Zoë-Ann",
        "王, 小明",
        "العلي, ليلى",
        "Ek, <b>Bo</b>",
    ]
    rows = [f"{9100 + at};{name};p{at}@x.example.se;81;Norr;;;Kock" for at, name in enumerate(names)]
    page = dry_run(world.client("administrator"), world.municipality, file_of(*rows)).content.decode()
    assert "&lt;b&gt;Bo&lt;/b&gt; Ek" in page
    world.client("administrator").post(url(latest(), "apply_import"))
    made = User.objects.filter(email__startswith="p", email__endswith="@x.example.se").order_by("email")
    assert [f"{person.family_name}, {person.given_name}" for person in made] == names


def test_units_that_lie_under_each_other_are_named_and_their_people_left_out(world: World) -> None:
    rows = (IDA, "9002;Al, Eva;eva@x.example.se;82;Söder;83;;Kock", "9003;Ås, Bo;bo@x.example.se;83;Öster;82;;Kock")
    page = dry_run(world.client("administrator"), world.municipality, file_of(*rows)).content.decode()
    assert "Enheterna ligger under varandra:" in page
    assert "Rätta överordnad enhet i filen." in page
    world.client("administrator").post(url(latest(), "apply_import"))
    assert list(Organisation.objects.filter(code__in=("81", "82", "83")).values_list("code", flat=True)) == ["81"]
    assert latest().summary["faulty_rows"] == 2


def test_a_formula_in_a_name_is_never_taken_in(world: World) -> None:
    row = "9002;=cmd|' /C calc'!A0;eva@x.example.se;81;Norr;;;Kock"
    page = take_in(world.client("administrator"), world.municipality, file_of(IDA, row)).content.decode()
    assert "Namnet börjar som en formel. Rätta cellen i filen." in page
    assert not User.objects.filter(email="eva@x.example.se").exists()
    assert User.objects.filter(email="ida@x.example.se").exists()


def test_a_manager_who_is_not_in_the_file_is_said(world: World) -> None:
    row = "9002;Al, Eva;eva@x.example.se;81;Norr;;777;Kock"
    page = dry_run(world.client("administrator"), world.municipality, file_of(row)).content.decode()
    assert "Chefen finns inte i filen. Enheten får sin chef när hen läses in." in page


def test_rows_that_are_the_same_and_rows_that_are_empty_are_read_once(world: World) -> None:
    page = dry_run(world.client("administrator"), world.municipality, file_of(IDA, ";;;;;;;", IDA)).content.decode()
    assert "Raden är likadan som en tidigare rad och läses en gång." in page
    assert latest().summary["people"]["new"] == 1


def test_merged_cells_and_two_sheets_are_read(world: World) -> None:
    sheets = {
        "Enheter": [["Enhetskod", "Enhet", "Tillhör"], ["80", "Sektor", ""], ["81", "Norr", "80"]],
        "Anställda": [["Anst.nr", "Namn", "E-post", "Enhetskod"], ["9001", "Ek, Ida", "ida@x.example.se", "81"]],
        "Läs mig": [["Bara text"], ["Mer text"]],
    }
    client = world.client("administrator")
    assert send(client, world.municipality, workbook(sheets).getvalue(), "b.xlsx").status_code == 302
    go_on(client, latest())
    client.post(url(latest(), "apply_import"))
    norr = Organisation.objects.get(employer=world.municipality, code="81")
    assert norr.parent is not None
    assert norr.parent.name == "Sektor"
    assert Employment.objects.get(user__email="ida@x.example.se").unit == norr


PERSONAL = "811218-9876"


def test_personal_numbers_are_dropped_and_said_and_stand_nowhere(world: World, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    client = world.client("administrator")
    rows = file_of(
        f"{IDA};{PERSONAL}", f"9002;Al, Eva;eva@x.example.se;81;Norr;;9001;Kock {PERSONAL};", header=f"{HEADER};Id"
    )
    send(client, world.municipality, rows)
    pages = client.get(url(latest(), "import_columns")).content.decode()
    assert "Kolumnen ”Id” har personnummer. De togs bort och sparas inte." in pages
    pages += go_on(client, latest()).content.decode()
    folder = private_files.place(latest().folder).parent
    kept = "".join(path.read_text() for path in folder.glob("*.json"))
    pages += client.post(url(latest(), "apply_import"), follow=True).content.decode()
    for text in (pages, kept, caplog.text, str(StaffImport.objects.values())):
        assert "9876" not in text
    assert Employment.objects.get(user__email="eva@x.example.se").title == "Kock"


def test_a_person_with_protected_identity_is_named_nowhere(world: World, caplog: Any) -> None:
    caplog.set_level(logging.DEBUG)
    client = world.client("administrator")
    header = f"{HEADER};Skyddad identitet"
    hidden = "9002;Dold, Hanna;hanna.dold@x.example.se;81;Norr;;9001;Kock;Ja"
    pages = ""
    # New, then changed, then gone.
    for rows in ((f"{IDA};", hidden), (f"{IDA};", hidden.replace("Kock", "Bagare")), (f"{IDA};",)):
        send(client, world.municipality, file_of(*rows, header=header))
        pages += client.get(url(latest(), "import_columns")).content.decode()
        pages += go_on(client, latest(), is_complete="on").content.decode()
        for which in ("nya", "andrade", "slutar", "enheter"):
            pages += client.get(url(latest(), "import_rows", which)).content.decode()
        folder = private_files.place(latest().folder).parent
        pages += "".join(path.read_text() for path in folder.glob("*.json"))
        pages += client.post(url(latest(), "apply_import"), follow=True).content.decode()
    pages += caplog.text + str(list(StaffImport.objects.values()))
    assert "Hanna" not in pages
    assert "hanna" not in pages
    assert "Dold" not in pages
    assert pages.count("Skyddad identitet") > 3
    hanna = User.objects.get(email="hanna.dold@x.example.se")
    assert (hanna.is_protected, hanna.given_name, hanna.family_name) == (True, "", "")


def test_a_row_that_is_faulty_keeps_its_person_from_counting_as_gone(world: World) -> None:
    client = world.client("administrator")
    take_in(client, world.municipality, file_of(IDA, "9002;Al, Eva;eva@x.example.se;81;Norr;;9001;Kock"))
    broken = "9002;Al, Eva;eva@;81;Norr;;9001;Kock"
    page = dry_run(client, world.municipality, file_of(IDA, broken), is_complete="on").content.decode()
    assert "E-postadressen är inte hel. Skriv den som namn@kommun.se." in page
    client.post(url(latest(), "apply_import"))
    assert Employment.objects.get(user__email="eva@x.example.se").ends_on is None


def test_a_file_where_no_row_can_be_read_says_so(world: World) -> None:
    page = dry_run(
        world.client("administrator"), world.municipality, file_of("1;A, B;b@;81;Norr;;;Kock")
    ).content.decode()
    assert "Ingen rad går att läsa in." in page
    assert "Läs in" not in page.split("<main", 1)[1].replace("läs in", "")


def test_only_the_site_itself_can_look_into_the_folder() -> None:
    folder = private_files.new_folder()
    assert private_files.store(folder, iter([b"ab", b"c"])) == 3
    assert private_files.place(folder).parent.stat().st_mode & 0o077 == 0
    private_files.discard(folder)
