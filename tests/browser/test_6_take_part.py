"""Take part, on a phone: what one needs, what one learns, what one takes home."""

import io
import json
import re
import zipfile

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from jordman.learning.models import FilmPosition, ModuleProgress, RecallCard, TimeEntry
from jordman.programmes.models import Enrolment
from tests.browser.clock import Clock
from tests.browser.sites import Site
from tests.browser.visiting import (
    Visiting,
    choose_menu,
    click,
    download,
    fits,
    go,
    heading,
    is_accessible,
    see,
    status_of,
    until,
)

BEST = (
    "Ser i en inbjudan",
    "Frågar IT på ett sätt",
    "Alla loggar in som sig själva",
    "Lägger ett dokument",
    "Ser om jag är tyst",
    "Fråga brukaren först",
    "Filtrerar på kväll",
    "Mäter tiden nu",
)


def _answer_the_check(page: Page, answers: tuple[str, ...]) -> None:
    for answer in answers:
        page.get_by_label(answer).check()
        page.locator("main form .formnav button").click()


def test_a_private_check_proposes_level_and_orientation_and_says_why(visit: Visiting, site: Site) -> None:
    """Paused and gone on with, without JavaScript; the proposal is overruled, and nothing but the choice is kept."""
    page = visit(site.person("malin"), javascript=False)
    go(page, "/")
    assert heading(page) == "Vad kan du redan?"
    click(page, "Börja")
    see(page, "Bara du ser dina svar.", "Det är inget prov.")
    click(page, "Börja")
    page.locator("main form .formnav button").click()
    see(page, "Välj ett svar.")
    _answer_the_check(page, BEST[:3])
    fits(page)
    click(page, "Pausa")
    see(page, "Du har svarat på 3 av 10.")
    click(page, "Fortsätt")
    _answer_the_check(page, (*BEST[3:5], "Vet inte", *BEST[6:], "Schema, bemanning", "Medarbetare som möter"))
    assert heading(page) == "Vi föreslår avancerad nivå och operativ inriktning"
    see(page, "Du kände igen det som brukar fungera bäst i 7 av 8 situationer.", "Du är anställd som operativ chef.")
    see(page, "bilder på brukare")
    fits(page)
    page.get_by_label("Grundnivå").check()
    click(page, "Spara mitt val")
    see(page, "Din plan är klar. Svaren du gav är raderade.")
    enrolment = Enrolment.objects.get(user__email="malin@demo.example.se")
    assert (enrolment.level, enrolment.orientation, enrolment.has_chosen) == ("basic", "operational", True)
    go(page, "/forkunskap/")
    assert not page.get_by_text("Du har svarat på").is_visible()


def test_the_plan_says_what_is_mandatory_and_why_and_what_locks_the_main_block(visit: Visiting, site: Site) -> None:
    """Electives by need; the main block opens when the introduction and the platform training are done."""
    page = visit(site.person("malin"))
    go(page, "/larande/plan/")
    main_block = page.locator("section", has=page.get_by_role("heading", name="Huvudblock", exact=True))
    locked = "Gör först Introduktion live och Hitta rätt i Jordmån"
    expect(main_block.get_by_text(locked).first).to_be_visible()
    expect(main_block.get_by_role("link")).to_have_count(0)
    see(page, "Obligatorisk för operativa chefer", "Tillsammans, operativa och strategiska chefer.")
    fits(page)
    go(page, "/larande/modul/bilden-fran-teatern/")
    see(page, "Den är inte öppen än", locked)
    click(page, "Se din plan")

    click(page, "Välj moduler och nivå")
    click(page, "Lägg till Mejl och kalender som ger tid tillbaka")
    see(page, "finns i din plan.")
    page.get_by_text("moduler för andra nivåer och inriktningar").or_(page.get_by_text("modul för andra")).first.click()
    fits(page)
    click(page, "Till din plan")
    see(page, "Du valde den")

    site.finish("malin", "introduktion-live", "mot-plattformen")
    page.reload()
    expect(main_block.get_by_role("link", name="Bilden från teatern")).to_be_visible()
    go(page, "/larande/val/")
    click(page, "Ta bort Mejl och kalender som ger tid tillbaka")
    see(page, "är borttagen ur din plan.")


def test_the_next_thing_to_do_is_first_and_two_hours_and_four_are_on_pace(
    visit: Visiting, site: Site, clock: Clock
) -> None:
    malin = site.person("malin")
    site.finish("malin", "introduktion-live", "mot-plattformen")
    Enrolment.objects.filter(user=malin).update(has_chosen=True, enrolled_at=clock.now().replace(day=1))
    TimeEntry.objects.filter(user=malin).delete()
    for day, minutes in (("2026-09-02", 120), ("2026-09-09", 240)):
        TimeEntry.objects.create(
            user=malin, programme=site.programme, on=day, minutes=minutes, source="module", activity=f"given-{day}"
        )
    page = visit(malin)
    go(page, "/")
    assert heading(page) == site.module("varfor-digitalisering").title
    see(page, "av 3 timmar den här veckan", "Du ligger i fas: det är snittet över fyra veckor som räknas.")
    fits(page)
    is_accessible(page)
    click(page, "Se all din tid")
    see(page, "6 tim på att lära dig")
    go(page, "/")
    click(page, "Börja")
    assert heading(page) == site.module("varfor-digitalisering").title


def test_a_module_is_paused_and_gone_on_with_and_ends_with_a_tool_and_a_question_that_comes_back(
    visit: Visiting, site: Site, clock: Clock
) -> None:
    """A quiz with feedback, a thought for oneself alone, the tool in the toolbox, and days later a question."""
    malin = site.person("malin")
    site.finish("malin", "introduktion-live", "mot-plattformen")
    Enrolment.objects.filter(user=malin).update(has_chosen=True)
    page = visit(malin)
    go(page, "/larande/modul/varfor-digitalisering/")
    click(page, "Börja")
    _answer_wrongly_and_then_rightly(page)
    fits(page)
    page.locator("form.formnav button").click()
    see(page, "Steg 2 av 5")
    click(page, "Pausa och gå hem")

    # On another screen the same day: where one stopped.
    desk = visit(malin, wide=True)
    go(desk, "/")
    see(desk, "Du är på väg i den.")
    click(desk, "Fortsätt")
    click(desk, "Fortsätt")
    see(desk, "Steg 2 av 5")
    thought = "Läsplattorna från i våras."
    while "/klar/" not in desk.url:
        field = desk.locator("textarea[name=text]")
        if field.count():
            field.first.fill(thought)
            desk.locator("form", has=field).get_by_role("button", name="Spara").click()
            see(desk, "Sparat. Bara du ser det.")
        desk.locator("form.formnav button").click()
        desk.wait_for_load_state()
    assert heading(desk) == "Du är klar med modulen"
    see(desk, "Om några dagar kommer ett par frågor tillbaka")
    click(desk, "Öppna verktyget")
    assert "/larande/verktyg/varfor-digitalisering/" in desk.url
    name, pdf = download(desk, "PDF")
    assert name.endswith(".pdf")
    assert "Jordmån" in "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)

    _thought_is_private(visit, site, thought)
    _question_comes_back(visit, site, clock)


def _answer_wrongly_and_then_rightly(page: Page) -> None:
    quiz = page.locator("#vad-saknades")
    quiz.get_by_role("button", name="Svara").click()
    see(page, "Välj ett svar först. Det går bra att gissa.")
    quiz.get_by_label("Ett bättre trådlöst nät").check()
    quiz.get_by_role("button", name="Svara").click()
    expect(quiz.get_by_text("Kanske, men då hade det märkts")).to_be_visible()
    quiz.get_by_label("Frågan om vem som skulle få det bättre").check()
    quiz.get_by_role("button", name="Svara igen").click()
    expect(quiz.get_by_text("Det stämmer")).to_be_visible()


def _thought_is_private(visit: Visiting, site: Site, thought: str) -> None:
    """On the writer's own page, and nobody else has an address for it."""
    page = visit(site.person("malin"))
    go(page, "/")
    choose_menu(page, "Sparat")
    see(page, thought)
    for name in ("lead", "administrator"):
        other = visit(site.person(name))
        go(other, "/larande/sparat/")
        assert not other.get_by_text(thought).count()


def _question_comes_back(visit: Visiting, site: Site, clock: Clock) -> None:
    malin = site.person("malin")
    page = visit(malin)
    go(page, "/larande/minns/")
    assert heading(page) == "Inga frågor väntar just nu"
    clock.pass_(days=3)
    go(page, "/")
    waiting = page.get_by_text(re.compile("frågor? väntar. Bara du ser hur det går."))
    expect(waiting).to_be_visible()
    go(page, "/larande/minns/")
    card = RecallCard.objects.get(pk=page.url.rstrip("/").rsplit("/", 1)[1])
    page.get_by_role("radio").first.check()
    click(page, "Svara")
    expect(page.get_by_role("status")).to_be_visible()
    fits(page)
    answered = RecallCard.objects.get(pk=card.pk)
    assert answered.due_at > clock.now()
    assert answered.state != card.state


def test_a_film_goes_on_where_it_was_paused(visit: Visiting, site: Site) -> None:
    malin = site.person("malin")
    page = visit(malin)
    go(page, "/larande/modul/mot-plattformen/steg/tio-minuter/")
    video = page.locator("video")
    expect(video.locator("track")).to_have_attribute("kind", "captions")
    video.evaluate("film => { film.muted = true; film.currentTime = 7; return film.play() }")
    until(page, "document.querySelector('video').currentTime > 7.2")
    with page.expect_response("**/larande/film/"):
        video.evaluate("film => film.pause()")
    assert FilmPosition.objects.get(user=malin).seconds == 7
    go(page, "/larande/modul/mot-plattformen/steg/tio-minuter/")
    until(page, "document.querySelector('video').readyState >= 1")
    until(page, "Math.abs(document.querySelector('video').currentTime - 7) < 0.5")


def test_the_toolbox_finds_a_tool_by_word_and_place(visit: Visiting, site: Site) -> None:
    page = visit(site.person("malin"), javascript=False)
    go(page, "/")
    choose_menu(page, "Verktyg")
    page.get_by_label("Sök efter").fill("riskbedömning")
    click(page, "Sök")
    fits(page)
    page.locator("main").get_by_role("link", name="Riskbedömning innan ni börjar").click()
    assert "riskbedömning" in page.locator("main").inner_text().lower()
    name, word = download(page, "Word")
    assert name.endswith(".docx")
    assert word.startswith(b"PK")
    go(page, "/larande/verktyg/?sok=xyzzy")
    see(page, "Inget verktyg passar. Prova ett kortare ord eller en annan kategori.")


def test_the_certificate_is_a_pdf_that_a_new_employer_can_check(visit: Visiting, site: Site) -> None:
    malin = site.person("malin")
    page = visit(malin)
    go(page, "/")
    choose_menu(page, "Intyg")
    see(page, "obligatoriska moduler är kvar, sedan kan du hämta intyget.")
    rules = site.programme.blocks.values_list("rules__module__key", "rules__requirement", "rules__level")
    mandatory = [key for key, requirement, level in rules if requirement != "elective" and level != "advanced"]
    site.finish("malin", *mandatory)
    page.reload()
    name, content = download(page, "Hämta intyg (PDF)")
    assert name == "intyg-level-up-2026.pdf"
    text = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())
    assert "Malin Ekdahl" in text
    assert "Bilden från teatern" in text
    links = [
        note.get_object()["/A"]["/URI"]
        for leaf in PdfReader(io.BytesIO(content)).pages
        for note in leaf.get("/Annots") or ()
    ]
    address = next(link for link in links if "/intyg/kontroll/" in link)
    employer = visit()
    go(employer, address[address.index("/larande/") :])
    assert heading(employer) == "Intyget är äkta"
    see(employer, "Malin Ekdahl")
    visit.forgive("404")
    assert status_of(employer, "/larande/intyg/kontroll/eget-paehitt/") == 404
    assert heading(employer) == "Vi känner inte igen intyget"


def test_everything_about_oneself_is_one_download_and_can_be_taken_away(visit: Visiting, site: Site) -> None:
    site.finish("malin", "mot-plattformen")
    page = visit(site.person("malin"))
    go(page, "/mig/")
    click(page, "Allt som är sparat om dig")
    see(page, "Hur långt du har kommit i moduler", "Bara du")
    fits(page)
    name, content = download(page, "Hämta allt (zip)")
    assert name == "jordman-malin-ekdahl.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = json.loads(archive.read("mina-uppgifter.json"))
    assert "malin@demo.example.se" in json.dumps(held)
    assert "mot-plattformen" in json.dumps(held) or "modul" in json.dumps(held).lower()
    click(page, "Ta bort mitt konto")
    page.get_by_role("checkbox").check()
    click(page, "Ta bort allt om mig")
    assert heading(page) == "Allt är borttaget"
    assert not ModuleProgress.objects.exists()
    go(page, "/")
    assert heading(page) == "Logga in"
