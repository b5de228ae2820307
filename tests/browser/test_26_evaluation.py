"""An evaluator's days: questions, sources and findings of several efforts, and a report that is kept as it was."""

import io

import docx
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from jordman.evaluations.models import Evaluation, Finding, Report
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, choose_menu, click, download, fits, go, heading, is_accessible, see

CLAIM = "Enheter som har en kollega att fråga kommer i gång fortare."


def begin(page: Page) -> None:
    """An evaluation of an initiative and a programme, with a question and interviews."""
    go(page, "/utvardering/")
    click(page, "Ny utvärdering")
    page.get_by_label("Vad heter utvärderingen?").fill("Två satsningar i ett")
    page.get_by_label("Vem har beställt den?").fill("Skaraborgs kommunalförbund")
    page.get_by_label("Vem utvärderar?").fill("Byrån")
    page.get_by_label("Trygg i det digitala").check()
    page.get_by_label("Level Up 2026").check()
    is_accessible(page)
    click(page, "Skapa utvärderingen")
    assert heading(page) == "Två satsningar i ett"
    see(page, "Skriv den första frågan", "En rapport behöver iakttagelser")

    click(page, "Ny fråga")
    page.get_by_label("Vilken fråga ska ni svara på?").fill("Vad får hjälpen att komma i gång?")
    click(page, "Spara")
    click(page, "Lägg till intervjuer")
    page.get_by_label("Vilket slags källa?").fill("Enhetschefer")
    page.get_by_label("Närmaste roll").select_option(label="Chef")
    page.get_by_label("Hur många intervjuer?").fill("4")
    click(page, "Spara")


def test_an_evaluator_writes_a_finding_and_makes_a_report(visit: Visiting, demo: Site) -> None:
    page = visit(demo.person("evaluator"))
    begin(page)
    click(page, "Svara")
    page.get_by_label("Vad har ni sett?").fill(f"{CLAIM} Fråga lena@example.se.")
    page.get_by_label("Organisationen", exact=True).check()
    click(page, "Spara")
    see(page, "e-postadress")
    expect(page.get_by_label("Vad har ni sett?")).to_have_value(f"{CLAIM} Fråga lena@example.se.")
    page.get_by_label("Vad har ni sett?").fill(CLAIM)
    click(page, "Spara")
    see(page, "Saknar källa", "1 iakttagelse saknar källa")
    fits(page)
    is_accessible(page)

    click(page.locator("#rapporter + p + ul"), "Enheter som")
    page.get_by_role("group", name="Fotnot 1").get_by_role("combobox").select_option(label="Enhetschefer")
    staff = page.get_by_role("group", name="Medarbetare")
    staff.get_by_label("Har den betydelse?").select_option(label="Stor")
    staff.get_by_label("Varför? En mening.").fill("Det blir tryggt att inte kunna.")
    fits(page)
    is_accessible(page)
    click(page, "Spara")
    click(page, "Gör en delrapport")
    see(page, "Delrapport 1 är gjord och sparad.")

    Finding.objects.filter(text=CLAIM).update(text="Ett senare ord.")
    _name, paper = download(page, "PDF Delrapport 1")
    text = " ".join(" ".join(each.extract_text() for each in PdfReader(io.BytesIO(paper)).pages).split())
    assert CLAIM in text
    assert "Ett senare ord" not in text
    _name, word = download(page, "Word Delrapport 1")
    assert CLAIM in [paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs]
    assert Report.objects.count() == 1


def test_the_example_is_read_by_level_and_group_without_javascript(visit: Visiting, demo: Site) -> None:
    page = visit(demo.person("lead"), wide=True, javascript=False)
    go(page, "/")
    page.get_by_role("link", name="Utvärdering", exact=True).first.click()
    click(page, "Klusterutvärdering av fyra satsningar")
    see(page, "11 iakttagelser", "17 intervjuer", "Källslag 5")
    expect(page.get_by_role("link", name="Ny iakttagelse")).to_have_count(0)
    page.get_by_label("Nivå").select_option(label="Mellan organisationer")
    click(page, "Visa")
    see(page, "2 iakttagelser av 11 visas")
    page.get_by_label("Betydelse för").select_option(label="Regional nivå")
    click(page, "Visa")
    see(page, "1 iakttagelse av 11 visas")
    fits(page)


def test_a_quote_has_a_role_and_no_name(visit: Visiting, demo: Site) -> None:
    evaluation = Evaluation.objects.get()
    page = visit(demo.person("evaluator"))
    go(page, f"/utvardering/{evaluation.pk}/citat/nytt/")
    page.get_by_label("Vad sa personen?").fill("Det var Malin Ekdahl som visade mig.")
    page.get_by_label("Vilken roll har personen?").select_option(label="Medarbetare")
    page.get_by_label("Jag har läst igenom").check()
    click(page, "Spara")
    see(page, "”Malin Ekdahl” ser ut som ett namn")
    page.get_by_label("Vad sa personen?").fill("Det var en kollega som visade mig.")
    click(page, "Spara")
    assert heading(page) == "1 citat, utan namn"
    is_accessible(page)
    choose_menu(page, "Utvärderingar")
    assert heading(page) == "1 utvärdering"
