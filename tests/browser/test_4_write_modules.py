"""Write modules: in the editor at a desk, reviewed by somebody else, read by learners, and kept as plain text."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

from django.core.management import call_command
from playwright.sync_api import FilePayload, Page, expect

from jordman.library.actions.modules import create_module, save_draft
from jordman.library.authoring.fields import manuscript_of
from jordman.library.models import Module
from jordman.library.starter_library import STARTER
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, download, fits, go, is_accessible, see, status_of, until

MEDIA = STARTER / "mot-plattformen" / "media"
CONTENT = "content-0-value"


def _create(page: Page) -> Module:
    """From the list of modules to the editor."""
    go(page, "/bibliotek/")
    click(page, "Skriv en ny modul")
    page.get_by_label("Vad heter modulen?").fill("Larmet som ringer")
    page.get_by_label("Kategori").select_option(label="3. Grundläggande kompetens inom digital teknik")
    page.get_by_label("Organisation").select_option("Skaraborgs kommunalförbund")
    fits(page)
    click(page, "Börja skriva")
    page.wait_for_url("**/redaktion/moduler/edit/**")
    page.set_viewport_size({"width": 1280, "height": 1600})
    module: Module = Module.objects.get(title="Larmet som ringer")
    return module


def _upload_film(page: Page, module: Module) -> None:
    go(page, f"/bibliotek/{module.key}/filer/")
    for name in ("malins-tio-minuter.webm", "malins-tio-minuter.vtt"):
        page.get_by_label("Lägg till en fil").set_input_files(MEDIA / name)
        page.get_by_role("button", name="Lägg till", exact=True).click()
        see(page, name)
    fits(page)


def _write(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        page.locator(f"[name='{name.replace('__', '-')}']").fill(text)


def _add_block(page: Page, kind: str) -> int:
    """Press the last plus inside the step and choose what to add; its number in the step."""
    count = int(page.locator(f"[name='{CONTENT}-blocks-count']").input_value())
    inside = page.locator(f"div:has(> [name='{CONTENT}-blocks-count'])")
    inside.locator("button.c-sf-add-button").last.click()
    page.get_by_role("option", name=kind, exact=True).click()
    expect(page.locator(f"[name='{CONTENT}-blocks-{count}-type']")).to_be_attached()
    return count


def _add_question(page: Page, kind: str, question: str, right: str, wrong: str) -> None:
    at = f"{CONTENT}-blocks-{_add_block(page, kind)}-value"
    page.locator(f"[name='{at}-text']").fill(question)
    for number, text in enumerate((right, wrong)):
        option = page.locator(f"[name='{at}-options-{number}-value-text']")
        if not option.count():
            page.locator(f"div:has(> [name='{at}-options-count'])").locator("button.c-sf-add-button").last.click()
        option.fill(text)
        page.locator(f"[name='{at}-options-{number}-value-feedback']").fill(f"Därför är det så: {text.lower()}.")
    page.locator(f"[name='{at}-options-0-value-is_right']").check()


def _write_step(page: Page) -> None:
    """One step with everything that a step can hold."""
    page.get_by_role("tab", name="Steg").click()
    page.locator("#panel-child-steg-steg-section, [id*='panel-child-steg']").locator(
        "button.c-sf-add-button"
    ).first.click()
    page.locator(f"[name='{CONTENT}-title']").fill("När larmet går")
    page.locator(f"[name='{CONTENT}-minutes']").fill("5")
    text = _add_block(page, "Text")
    page.locator(f"[name='{CONTENT}-blocks-{text}-value']").fill("Klockan är tre. Larmet ringer hos **Rune**.")
    film = _add_block(page, "Film")
    page.locator(f"[name='{CONTENT}-blocks-{film}-value-title']").fill("Natten")
    page.locator(f"[name='{CONTENT}-blocks-{film}-value-file']").fill("malins-tio-minuter.webm")
    page.locator(f"[name='{CONTENT}-blocks-{film}-value-captions']").fill("malins-tio-minuter.vtt")
    _add_question(page, "Övning", "Vad gör du först?", "Ringer upp", "Väntar")
    _add_question(page, "Quiz", "Vem ser larmet?", "Den som är i tjänst", "Alla")
    thought = _add_block(page, "Tänk efter")
    page.locator(f"[name='{CONTENT}-blocks-{thought}-value-text']").fill("När ringde det senast hos er?")


def _write_the_rest(page: Page) -> None:
    page.get_by_role("tab", name="Verktyg").click()
    page.locator("#id_tools-ADD").click()
    _write(
        page,
        tools__0__title="Larmkortet",
        tools__0__key="larmkortet",
        tools__0__summary="En sida vid telefonen.",
        tools__0__body="## När det ringer\n\n- [ ] Ring upp\n- [ ] Skriv ner tiden ____",
    )
    page.get_by_role("tab", name="Samtal och minne").click()
    _write(page, guide_teach_minutes="15", guide_talk_minutes="15")
    _add_to(page, "guide")
    page.locator("[name='guide-0-value']").fill("## Prata om\n\nVad gör vi när två larm går samtidigt?")
    _add_to(page, "recall")
    page.locator("[name='recall-0-value-text']").fill("Vad gör du först när larmet går?")
    page.locator("[name='recall-0-value-options-0-value-text']").fill("Ringer upp")
    page.locator("[name='recall-0-value-options-0-value-is_right']").check()
    page.locator("[name='recall-0-value-options-0-value-feedback']").fill("Ja, då vet ni mer.")
    page.locator("div:has(> [name='recall-0-value-options-count'])").locator("button.c-sf-add-button").last.click()
    page.locator("[name='recall-0-value-options-1-value-text']").fill("Väntar")
    page.locator("[name='recall-0-value-options-1-value-feedback']").fill("Då kan det gå för lång tid.")
    page.get_by_role("tab", name="Om modulen").click()
    _write(
        page, summary="Öva på vad ni gör när ett larm går.", inclusion="Den som inte kan ringa får hjälp.", minutes="5"
    )
    page.get_by_label("Operativa chefer").or_(page.locator("#id_audience_0")).first.check()


def _add_to(page: Page, stream: str) -> None:
    """Add to a list that is empty; where there is a choice, the first."""
    page.locator(f"div:has(> [name='{stream}-count'])").locator("button.c-sf-add-button").first.click()
    first = page.get_by_role("option").first
    if stream == "guide":
        first.click()


def _save(page: Page) -> None:
    page.get_by_role("button", name="Spara utkast").click()
    page.wait_for_load_state()
    expect(page.locator(".messages .success").first).to_be_visible()


def test_a_module_is_written_previewed_checked_and_compared(visit: Visiting, site: Site) -> None:
    """Text, film with captions, exercise, quiz, thought, tool, guide, recall; while writing one sees what is left."""
    visit.forgive("violates the following Content Security Policy")
    page = visit(site.person("supplier"), wide=True)
    module = _create(page)
    see(page, "Lägg till minst ett verktyg att ta med till enheten.")
    editor = page.url
    _upload_film(page, module)
    go(page, editor)
    _write_step(page)
    _write_the_rest(page)
    _save(page)
    expect(page.get_by_text("Lägg till minst ett verktyg")).to_have_count(0)

    page.locator("[data-side-panel-toggle=preview]").click()
    frame = page.frame_locator("iframe[id*=preview], iframe[title]").first
    expect(frame.get_by_role("heading", name="Larmet som ringer")).to_be_visible()
    page.locator("[data-side-panel-toggle=checks]").click()
    expect(page.get_by_text("Problem hittades")).to_be_visible()

    go(page, f"/bibliotek/{module.key}/kontroll/")
    see(page, "Inget hindrar att modulen skickas till granskning.")
    is_accessible(page)
    go(page, f"/bibliotek/{module.key}/utkast/")
    see(page, "När larmet går", "Vem ser larmet?", "Larmkortet")
    fits(page)
    page.locator("video").evaluate("film => { film.muted = true; return film.play() }")
    until(page, "document.querySelector('video').currentTime > 0")
    assert not Module.objects.get(pk=module.pk).live


REVIEW_POINTS = 5


def test_a_module_is_published_only_when_somebody_else_has_signed_it_and_then_learners_see_it(
    visit: Visiting, site: Site
) -> None:
    """Without a tool it is not sent; the reviewer sends it back, sees what has changed, and signs; others cannot."""
    module = site.module("digital-skam")
    before = module.edition
    author, reviewer = visit(site.person("supplier")), visit(site.person("reviewer"))
    _shorten(site, module, "Så gör du det tryggt att inte kunna.")
    _submit(author, module, "Jag har gjort sammanfattningen kortare.")
    _send_back(reviewer, module)
    go(author, f"/bibliotek/{module.key}/")
    see(author, "skickade tillbaka modulen", "Säg vem det är för.")
    fits(author)
    _shorten(site, module, "Så gör du det tryggt att inte kunna. För dig som leder andra.")
    _submit(author, module, "Nu står det.")

    go(reviewer, "/bibliotek/granskning/")
    click(reviewer, module.title)
    changed = reviewer.locator("section", has=reviewer.get_by_role("heading", name="Det här har ändrats"))
    expect(changed.locator("ins").first).to_contain_text("För dig som leder andra.")
    expect(changed.locator("del").first).to_be_visible()
    click(reviewer, "Godkänn och publicera")
    assert Module.objects.get(pk=module.pk).edition == before
    for number in range(REVIEW_POINTS):
        reviewer.get_by_label("Ja", exact=True).nth(number).check()
        reviewer.get_by_label("Vad såg du?").nth(number).fill("Läst och provat.")
    fits(reviewer)
    is_accessible(reviewer)
    click(reviewer, "Godkänn och publicera")
    see(reviewer, "är publicerad.")

    learner = visit(site.person("administrator"))
    go(learner, f"/larande/modul/{module.key}/")
    see(learner, "För dig som leder andra.")
    _compare_editions(author, module)


def _shorten(site: Site, module: Module, summary: str) -> None:
    """The author changes one line; the editor itself is walked through in a test of its own."""
    draft = manuscript_of(module.get_latest_revision_as_object())
    save_draft(module, by=site.person("supplier"), manuscript=replace(draft, summary=summary))


def _submit(page: Page, module: Module, message: str) -> None:
    go(page, f"/bibliotek/{module.key}/")
    click(page, "Skicka till granskning")
    page.get_by_label("Något granskaren behöver veta").fill(message)
    page.locator("main form button").last.click()
    see(page, "Modulen är skickad till granskning.", message)
    fits(page)


def _send_back(page: Page, module: Module) -> None:
    """With a comment on a step, and a word to the one who wrote."""
    go(page, "/bibliotek/granskning/")
    see(page, "1 modul väntar på granskning")
    click(page, module.title)
    click(page, "Kommentera ett steg")
    page.get_by_label("Vad gäller det?").select_option(index=1)
    page.locator("textarea[name=text]").first.fill("Byt ordet samverkan.")
    click(page, "Spara kommentaren")
    see(page, "Byt ordet samverkan.")
    go(page, f"/bibliotek/granskning/{module.key}/")
    page.get_by_label("Till den som skrev").fill("Säg vem det är för.")
    click(page, "Skicka tillbaka")
    see(page, "skickad tillbaka")


def _compare_editions(page: Page, module: Module) -> None:
    go(page, f"/bibliotek/{module.key}/jamfor/")
    page.get_by_label("Från").select_option(index=page.get_by_label("Från").locator("option").count() - 1)
    page.get_by_label("Till", exact=True).select_option(index=0)
    click(page, "Jämför")
    expect(page.locator("ins, del").first).to_be_visible()
    fits(page)
    is_accessible(page)


def test_a_module_without_a_tool_is_not_sent_to_review(visit: Visiting, site: Site) -> None:
    module = create_module(
        by=site.person("supplier"), organisation=site.programme.organisation, title="Utan verktyg", category=3
    )
    page = visit(site.person("supplier"))
    go(page, f"/bibliotek/{module.key}/skicka/")
    see(page, "Lägg till minst ett verktyg att ta med till enheten.")
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert").first).to_be_visible()
    fits(page)


def test_each_organisation_edits_its_own_and_reads_what_is_shared(visit: Visiting, site: Site) -> None:
    """Shared with all: others read it and cannot change it. Kept to oneself: for others it is not there."""
    module = site.module("digital-skam")
    own, other = visit(site.person("supplier")), visit(site.person("other-supplier"))
    go(other, f"/bibliotek/{module.key}/")
    see(other, module.title)
    expect(other.get_by_role("link", name="Skriv", exact=True)).to_have_count(0)
    visit.forgive("404")
    visit.forgive("403")
    assert status_of(other, f"/bibliotek/{module.key}/utkast/") in (403, 404)
    assert status_of(other, f"/redaktion/moduler/edit/{module.pk}/") in (403, 404)
    go(own, f"/bibliotek/{module.key}/delning/")
    own.get_by_role("radio").first.check()
    click(own, "Spara delningen")
    fits(own)
    assert status_of(other, f"/bibliotek/{module.key}/") == 404


def test_a_module_goes_out_as_a_folder_of_text_and_comes_in_again(visit: Visiting, site: Site, tmp_path: Path) -> None:
    """Through the pages and through the command; what is changed in the text is changed in the draft."""
    module = site.module("digital-skam")
    page = visit(site.person("supplier"))
    go(page, f"/bibliotek/{module.key}/")
    name, content = download(page, "Hämta utkastet som mapp")
    assert name == "digital-skam.zip"
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        assert "digital-skam/module.md" in old.namelist()
        for each in old.namelist():
            text = old.read(each)
            if each.endswith("module.md"):
                text = text.replace("Gör det tryggt att inte kunna.".encode(), "Gör det lätt att fråga.".encode())
            new.writestr(each, text)
    go(page, "/bibliotek/hamta-in/")
    page.get_by_label("Zip-fil").set_input_files(
        FilePayload(name=name, mimeType="application/zip", buffer=changed.getvalue())
    )
    page.get_by_label("Organisation").select_option("Skaraborgs kommunalförbund")
    fits(page)
    click(page, "Läs in")
    go(page, f"/bibliotek/{module.key}/utkast/")
    see(page, "Gör det lätt att fråga.")

    folder = tmp_path / "ut"
    call_command("library", "export", str(folder), "digital-skam", "--draft", verbosity=0)
    front = folder / "digital-skam" / "module.md"
    text_of_it = front.read_text(encoding="utf-8").replace("Gör det lätt att fråga.", "Fråga först.")
    front.write_text(text_of_it, encoding="utf-8")
    call_command("library", "import", str(folder / "digital-skam"), "--organisation", "SK", verbosity=0)
    page.reload()
    see(page, "Fråga först.")
