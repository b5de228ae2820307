"""Instruments: read as they are asked, copied, changed without script, published and compared."""

from playwright.sync_api import Page

from jordman.instruments.models import Calibration, InstrumentVersion
from jordman.instruments.reading import forget_content
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, choose_menu, click, fits, go, heading, is_accessible, see


def test_a_lead_reads_every_question_as_it_is_asked(visit: Visiting, site: Site) -> None:
    forget_content()
    page = visit(site.person("lead"))
    go(page, "/formular/")
    assert heading(page) == "6 frågeformulär är redo att mäta med"
    see(page, "Frågorna är nya och inte prövade i forskning", "Du är här för att mäta. Du ser grupper, aldrig svar.")
    _is_well_made(page)
    click(page, "Digital förmåga i vård och omsorg")
    see(page, "Bara du ser dina svar, och andra ser bara ett gemensamt resultat när minst fem har svarat.")
    _is_well_made(page)
    click(page, "1. Du har varit ledig i fyra dagar.")
    see(page, "Läser allt som är nytt om Gunvor innan jag går in", "Read all that is new about Gunvor before I go in")
    see(page, "Då vet du vad som har ändrats innan ni ses.")
    _is_well_made(page)
    click(page, "Nästa fråga")
    assert heading(page) == "Fråga 2 av 60"
    click(page, "Digital förmåga i vård och omsorg")
    click(page, "Se vad svaren har visat")
    assert heading(page) == "Det finns för få svar att räkna på än"
    choose_menu(page, "Frågeformulär")
    assert heading(page) == "6 frågeformulär är redo att mäta med"


def test_an_organisation_writes_its_own_and_it_never_changes_after(visit: Visiting, site: Site) -> None:
    """On a phone without script, from a copy to a version that is published and compared."""
    forget_content()
    page = visit(site.person("lead"), javascript=False)
    go(page, "/formular/")
    click(page, "Vilja och mod")
    click(page, "Gör en egen kopia")
    fits(page)
    click(page, "Gör kopian")
    see(page, "Bara ni som leder mätningar ser det.", "Utkastet är redo att publicera")
    fits(page)

    click(page, "Jag kan säga högt att jag inte vet hur man gör.")
    click(page, "Ändra frågan")
    page.get_by_label("Frågan", exact=True).fill("Jag låter bli att fråga om teknik när andra hör på.")
    fits(page)
    click(page, "Spara")
    click(page, "Vilja och mod")
    see(page, "1 sak att rätta innan du publicerar", "Samma text står på två ställen")
    click(page, "Fråga 10:")
    page.get_by_label("Frågan", exact=True).fill("Jag väntar med frågor om teknik tills vi är ensamma.")
    page.get_by_label("Frågan på engelska").fill("I wait with questions on technology until we are alone.")
    click(page, "Spara")
    see(page, "Jag väntar med frågor om teknik tills vi är ensamma.")
    click(page, "Vilja och mod")
    click(page, "Publicera")
    see(page, "Versionen är publicerad. Nu ändras den aldrig.")

    click(page, "Jämför med den som kopian kom från")
    assert heading(page) == "2 saker har ändrats"
    see(page, "Jag kan säga högt att jag inte vet hur man gör.")
    fits(page)
    page.go_back()
    click(page, "Skriv en ny version")
    click(page, "Lägg till en fråga")
    page.get_by_label("Skala").select_option("courage")
    page.get_by_label("Frågan", exact=True).fill("Jag ber om mer tid när jag behöver den.")
    page.get_by_label("Frågan på engelska").fill("I ask for more time when I need it.")
    click(page, "Spara")
    assert heading(page) == "Fråga 13 av 17"
    assert [version.number for version in InstrumentVersion.objects.filter(instrument__organisation__isnull=False)] == [
        2,
        1,
    ]


def test_a_calibration_is_shown_with_the_names_of_its_figures(visit: Visiting, site: Site) -> None:
    forget_content()
    version = InstrumentVersion.objects.get(instrument__key="vilja-och-mod")
    Calibration.objects.create(
        version=version,
        people=412,
        parameters={
            "mod-1": {"a": 1.31, "a_se": 0.12, "b": [-1.2, 0.1, 0.9, 1.6], "b_se": [0.2, 0.1, 0.1, 0.2], "n": 400}
        },
        statistics={
            "methods": ["marginal_maximum_likelihood", "missing_at_random"],
            "scales": {"courage": [{"name": "alpha_raw", "value": 0.71, "people": 400, "missing": "pairwise"}]},
            "items": {"mod-1": [{"name": "s_x2", "value": 18.2, "df": 14, "p": 0.197}]},
            "dif": [],
        },
    )
    page = visit(site.person("lead"))
    go(page, f"/formular/{version.pk}/kalibrering/")
    assert heading(page) == "Räknat på svar från 412 personer"
    see(page, "Cronbachs alfa, rå", "400 personer, parvis bortfall", "1,31 (0,12)", "S-X² (Orlando och Thissen) 18,20")
    see(page, "Ingen fråga har visat sig fungera olika för olika grupper")
    _is_well_made(page)


def _is_well_made(page: Page) -> None:
    fits(page)
    is_accessible(page)
