"""Needs mapping on a phone and without JavaScript: from the workshop to the decision, and what others read of it."""

import io

import docx
from playwright.sync_api import Page, expect

from jordman.needs.models import Hypothesis, Study
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, download, fits, go, heading, is_accessible, see, status_of

SAID = "Jag hinner aldrig öva innan nästa sak kommer"
QUOTE = "Ge oss en timme i veckan"


def fill(page: Page, label: str, text: str) -> None:
    page.get_by_label(label).first.fill(text)


def begin(page: Page) -> Study:
    go(page, "/behov/")
    click(page, "Ny studie")
    fill(page, "Vad ska studien heta?", "Vad behöver chefer?")
    fill(page, "Vad vill ni veta", "Veta vad chefer behöver innan vi bygger.")
    click(page, "Börja studien")
    return Study.objects.get(name="Vad behöver chefer?")


def hold_workshop(page: Page) -> None:
    click(page, "Ny workshop")
    fill(page, "Vilka var med?", "Fyra enhetschefer och två från HR")
    click(page, "Spara och skriv hypoteser")
    for statement in ("Chefer behöver tid att öva.", "Alla har samma behov."):
        fill(page, "Ny hypotes", statement)
        click(page, "Lägg till")
    assert heading(page) == "Workshop 1 gav 2 hypoteser"


def interview(page: Page, study: Study, kind: str, *, text: str = "", quote: str = "") -> None:
    go(page, f"/behov/{study.pk}/intervju/ny/")
    page.get_by_label("Vem talar du med?").select_option(label=kind)
    click(page, "Spara och börja anteckna")
    if text:
        page.get_by_label("Vad var frågan?").select_option(label="När kände du senast att du behövde kunna mer?")
        fill(page, "Vad sades?", text)
        page.get_by_label("Vilken hypotes rör det?").select_option(label="Chefer behöver tid att öva.")
        click(page, "Lägg till")
        see(page, text)
    if quote:
        fill(page, "Citat", quote)
        click(page, "Lägg till citatet")


def test_a_study_goes_from_workshop_to_decision(visit: Visiting, site: Site) -> None:
    page = visit(site.person("lead"), javascript=False)
    study = begin(page)
    see(page, "Studien har börjat. Det finns inga hypoteser än.")
    hold_workshop(page)
    fits(page)
    go(page, f"/behov/{study.pk}/guide/")
    click(page, "Börja från förslaget")
    see(page, "Systemnivå", "Egna behov", "Horisontella principer")
    for _number in range(4):
        interview(page, study, "Operativ chef", text=SAID)
    interview(page, study, "Strategisk chef", quote=QUOTE)
    go(page, f"/behov/{study.pk}/citat/")
    expect(page.locator("main li")).to_contain_text("Chef")
    expect(page.locator("main li")).not_to_contain_text("Strategisk")
    go(page, f"/behov/{study.pk}/hypoteser/")
    see(page, "4 talar för, 0 emot")
    click(page, "Chefer behöver tid att öva.")
    click(page, "Bedöm")
    page.get_by_label("Bekräftad").check()
    page.get_by_label(SAID).first.check()
    fill(page, "Varför?", "Fyra av fem sade samma sak.")
    click(page, "Spara bedömningen")
    click(page, "Chefer behöver tid att öva.")
    click(page, "Skriv ett beslut")
    fill(page, "Vad ändrades?", "Chefen väljer själv när.")
    fill(page, "Varför?", "Tid saknas.")
    page.get_by_label("Vem äger frågan?").check()
    click(page, "Spara")
    see(page, "Chefen väljer själv när.")
    go(page, f"/behov/{study.pk}/stang/")
    click(page, "Stäng intervjuerna")
    see(page, "Intervjuerna är stängda. Citaten syns nu i resultatet.")
    assert Hypothesis.objects.get(verdict="confirmed").decisions.get().modules.get().key == "vem-ager-fragan"
    assert_others_read(visit, site, study)


def assert_others_read(visit: Visiting, site: Site, study: Study) -> None:
    """The evaluator sees the chain and the quote, and nothing of what was noted."""
    visit.forgive("403")
    visit.forgive("404")
    page = visit(site.person("evaluator"))
    go(page, "/behov/")
    click(page, "Vad behöver chefer?")
    assert heading(page) == "1 bekräftad hypotes. 1 sak ändrades."
    see(page, "Chefer behöver tid att öva.", "Chefen väljer själv när.", "Vem äger frågan?", QUOTE)
    expect(page.locator("main")).not_to_contain_text(SAID)
    fits(page)
    is_accessible(page)
    name, content = download(page, "Hämta resultatet (Word)")
    assert name == "behov-vad-behover-chefer.docx"
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert QUOTE in text
    assert SAID not in text
    assert status_of(page, f"/behov/{study.pk}/") == 403
    other = visit(site.person("other-lead"))
    assert status_of(other, f"/behov/{study.pk}/resultat/") == 404


def test_an_address_is_refused_in_a_note(visit: Visiting, site: Site) -> None:
    page = visit(site.person("lead"))
    study = begin(page)
    interview(page, study, "Medarbetare")
    see(page, "Bara den som leder program här ser det du skriver.")
    fill(page, "Vad sades?", "Hon heter något och nås på lena@example.se")
    click(page, "Lägg till")
    see(page, "Det ser ut som en e-postadress. Ta bort den.")
    assert not study.notes.exists()


def test_level_ups_own_study_is_read_with_what_it_does_not_say(visit: Visiting, site: Site) -> None:
    page = visit(site.person("lead"))
    go(page, "/behov/")
    click(page, "Lägg in exemplet Level Up")
    assert heading(page) == "9 bekräftade hypoteser och 3 nya insikter. 13 saker ändrades."
    see(
        page,
        "Studien bygger på 2 workshoppar och 9 intervjuer.",
        "Nämns i källan, beskrivs inte",
        "Det här vet vi inte",
    )
    fits(page)
    is_accessible(page)
