"""Take in an organisation: the official tree, staff files as the HR systems give them, and sign-ups to a programme."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from jordman.accounts.models import User
from jordman.demo import staff
from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files.tasks import work_on
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment, Organisation, RoleGrant
from jordman.programmes.models import Enrolment
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, fits, go, heading, is_accessible, see

DATA = staff.DATA


@pytest.fixture
def administrator(site: Site) -> User:
    """Somebody who administers all of Sweden's tree."""
    user = site.person("administrator")
    grant_role(user, by=None, role="administrator", organisation=Organisation.objects.get(kind="nation"))
    return user


def _hand_in(page: Page, file: Path | FilePayload) -> None:
    page.get_by_label("Fil", exact=True).set_input_files(file)
    click(page, "Läs filen")


def _numbers(page: Page, kind: str) -> list[int]:
    """New, changed, unchanged and gone, as the page says it."""
    row = page.locator("table tr", has=page.get_by_role("rowheader", name=kind, exact=True))
    return [int(text.replace("\N{NO-BREAK SPACE}", "")) for text in row.locator("td").all_inner_texts()]


def test_swedens_tree_is_there_and_a_double_member_is_one(visit: Visiting, administrator: User) -> None:
    page = visit(administrator, javascript=False)
    go(page, "/organisation/")
    page.get_by_label("Sök en kommun, enhet eller avdelning").fill("kungsbacka")
    click(page, "Sök")
    expect(page.locator("main ul.list li")).to_have_count(1)
    click(page, "Kungsbacka kommun")
    see(page, "Hallands län", "Göteborgsregionen", "Västsverige")
    fits(page)
    assert Organisation.objects.of_kind("municipality").count() == 290
    assert Organisation.objects.of_kind("county").count() == 21
    west = Organisation.objects.get(code="VS")
    vastkom = Organisation.objects.get(name="VästKom")
    assert Organisation.objects.below(west).of_kind("municipality").count() == 55
    assert Organisation.objects.below(vastkom).of_kind("municipality").count() == 49


def test_a_list_from_the_hr_system_is_corrected_looked_through_and_taken_in_once(
    visit: Visiting, site: Site, administrator: User
) -> None:
    """Windows-1252, title lines and a sum line; what is corrected is remembered; the second time nothing is new."""
    place = site.municipality
    page = visit(administrator)
    go(page, f"/organisation/{place.pk}/")
    click(page, "Läs in personal")
    _hand_in(page, DATA / "lidkoping-heroma.csv")
    assert heading(page) == "Stämmer kolumnerna?"
    see(page, "330 rader")
    fits(page)
    is_accessible(page)
    _columns(page).get_by_label("Kön är").select_option("Läs inte")
    click(page, "Kontrollera filen")
    see(page, "Inget är sparat ännu.")
    assert _numbers(page, "Personer")[0] == 330
    fits(page)
    is_accessible(page)
    assert not Employment.objects.filter(employer=place, title="Undersköterska").exists()
    click(page, "Läs in")
    assert heading(page) == "Filen är inläst"
    assert Employment.objects.filter(employer=place).count() == 331  # and Malin, who was there before
    assert User.objects.get(email="jenny.pettersson@lidkoping.example.se").sex == "unknown"
    assert RoleGrant.objects.filter(role="unit_manager", organisation__employer=place).count() == 18

    click(page, "Läs in en fil till")
    _hand_in(page, DATA / "lidkoping-heroma.csv")
    assert _columns(page).get_by_label("Kön är").input_value() == ""
    click(page, "Kontrollera filen")
    assert heading(page) == "Inget är nytt i filen"
    assert _numbers(page, "Personer")[:3] == [0, 0, 330]
    click(page, "Klart, ta bort filen")
    assert Employment.objects.filter(employer=place).count() == 331


def _columns(page: Page) -> Page:
    """Columns that need no look are folded together."""
    fold = page.locator("main details:not([open]) > summary", has_text="kolumner")
    if fold.count():
        fold.first.click()
    return page


def test_a_workbook_of_two_sheets_is_taken_in_without_javascript(
    visit: Visiting, site: Site, administrator: User
) -> None:
    place = site.other_municipality
    page = visit(administrator, wide=True, javascript=False)
    go(page, f"/inlasning/{place.pk}/")
    _hand_in(page, DATA / "halmstad-visma.xlsx")
    see(page, "Lista över enheter", "Personallista")
    fits(page)
    click(page, "Kontrollera filen")
    assert _numbers(page, "Personer")[0] == 463
    assert _numbers(page, "Enheter")[0] == 24
    click(page, "Läs in")
    assert heading(page) == "Filen är inläst"
    assert Employment.objects.filter(employer=place).count() == 463
    click(page, "Till organisationen")
    see(page, "Sektor vård och omsorg")


def test_the_answers_of_a_form_become_sign_ups_to_a_programme(visit: Visiting, site: Site, administrator: User) -> None:
    """Wishes that name no known organisation are asked about; reading the same answers again signs nobody up twice."""
    before = Enrolment.objects.count()
    page = visit(administrator)
    for is_again in (False, True):
        go(page, f"/inlasning/{Organisation.objects.get(kind='nation').pk}/")
        _hand_in(page, DATA / "level-up-anmalan.xlsx")
        page.get_by_label("Vilket program gäller anmälningarna?").select_option("Level Up 2026")
        click(page, "Kontrollera filen")
        fits(page)
        if is_again:
            assert heading(page) == "Inget är nytt i filen"
        else:
            click(page, "Läs in")
            assert heading(page) == "Filen är inläst"
    assert Enrolment.objects.count() == before + 212


def test_a_long_file_shows_how_far_it_has_come(
    visit: Visiting, site: Site, administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page waits for the worker and goes on by itself when the file is read."""
    waiting: list[tuple[int, int]] = []
    monkeypatch.setattr(type(work_on), "enqueue", lambda task, *given: waiting.append(given))
    rows = "\n".join(f"{number};Ek, Ida;ida{number}@x.example.se;81;Norr;Kock" for number in range(10_000, 15_000))
    content = f"Anstnr;Namn;E-post;Enhetskod;Enhet;Befattning\n{rows}".encode()
    page = visit(administrator)
    go(page, f"/inlasning/{site.municipality.pk}/")
    _hand_in(page, FilePayload(name="alla.csv", mimeType="text/csv", buffer=content))
    see(page, "Filen är lång. Du kan lämna sidan: du får ett mejl när det är klart.")
    fits(page)
    is_accessible(page)
    assert StaffImport.objects.get().state == "reading"
    work_on.call(*waiting[0])
    expect(page.locator("h1")).to_have_text("Stämmer kolumnerna?")
    see(page, "Personallista, 5000 rader.")


UNREADABLE = (
    ("tom.csv", b"", "tom"),
    ("bild.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(64), "bild"),
    ("recept.csv", "Mjölk;Ägg\n2;3\n".encode(), ""),
)


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence_that_says_what_to_do(
    visit: Visiting, site: Site, administrator: User
) -> None:
    page = visit(administrator)
    for name, content, said in UNREADABLE:
        go(page, f"/inlasning/{site.municipality.pk}/")
        _hand_in(page, FilePayload(name=name, mimeType="application/octet-stream", buffer=content))
        if said:
            expect(page.locator(".field__error").first).to_contain_text(said)
        else:
            click(page, "Kontrollera filen")
            expect(page.get_by_role("alert").first).to_be_visible()
        fits(page)
    assert Employment.objects.filter(employer=site.municipality).count() == 1
