"""A module's folder goes in and out without loss, and every fault says file, line and what to do."""

from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from jordman.library.faults import Fault
from jordman.library.folder.check import check_folder
from jordman.library.folder.parse import STEP_KINDS, parse_body
from jordman.library.folder.read import read_folder
from jordman.library.folder.write import to_texts
from jordman.library.models import Edition, Module
from jordman.library.starter_library import STARTER
from tests import factories as make

FOLDERS = sorted(path for path in STARTER.iterdir() if (path / "module.md").exists())
ONE = FOLDERS[0]


def texts_of(folder: Path) -> dict[str, str]:
    """The text files as written by hand; the principles may stand in any order."""
    texts = {
        str(path.relative_to(folder)): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.suffix in (".md", ".yaml")
    }
    return {**texts, "module.md": in_order(texts["module.md"])}


def in_order(module: str) -> str:
    lines = module.splitlines()
    start = lines.index("horizontal_principles:") + 1
    end = next(n for n in range(start, len(lines)) if not lines[n].startswith("  "))
    return "\n".join((*lines[:start], *sorted(lines[start:end]), *lines[end:])) + "\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_shipped_modules_have_no_faults(folder: Path) -> None:
    assert [str(fault) for fault in check_folder(folder).faults if not fault.is_advice] == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_is_written_as_a_person_wrote_it(folder: Path) -> None:
    reading = read_folder(folder)
    written = to_texts(reading.manuscript, reading.review)
    assert {**written, "module.md": in_order(written["module.md"])} == texts_of(folder)


def test_the_whole_library_goes_in_and_out_byte_for_byte(db: None, tmp_path: Path) -> None:
    nation = make.make_organisation("nation", "Sverige", code="SE")
    call_command("library", "import", "--organisation", "SE", "--publish", "--share", "all", stdout=StringIO())
    call_command("library", "export", str(tmp_path), stdout=StringIO())
    for folder in FOLDERS:
        assert texts_of(tmp_path / folder.name) == texts_of(folder)
        for path in folder.rglob("*"):
            if path.is_file():
                assert (tmp_path / path.relative_to(STARTER)).exists()
                if path.suffix not in (".md", ".yaml"):
                    assert (tmp_path / path.relative_to(STARTER)).read_bytes() == path.read_bytes()
    assert Module.objects.filter(organisation=nation, sharing="all", live=True).count() == len(FOLDERS)


def test_taking_in_the_same_folder_twice_makes_one_edition(db: None) -> None:
    make.make_organisation("nation", "Sverige", code="SE")
    arguments = ("library", "import", str(ONE), "--organisation", "SE", "--publish")
    call_command(*arguments, stdout=StringIO())
    revisions = Module.objects.get().revisions.count()
    said = StringIO()
    call_command(*arguments, stdout=said)
    assert "unchanged" in said.getvalue()
    assert Edition.objects.count() == 1
    assert Module.objects.get().revisions.count() == revisions


def test_a_changed_folder_makes_the_next_edition(db: None, tmp_path: Path) -> None:
    make.make_organisation("nation", "Sverige", code="SE")
    folder = copy(ONE, tmp_path)
    call_command("library", "import", str(folder), "--organisation", "SE", "--publish", stdout=StringIO())
    step = next(folder.glob("1-*.md"))
    step.write_text(step.read_text("utf-8") + "\nEn mening till.\n", "utf-8")
    call_command("library", "import", str(folder), "--organisation", "SE", "--publish", stdout=StringIO())
    assert list(Edition.objects.values_list("number", flat=True).order_by("number")) == [1, 2]
    assert "En mening till." in Module.objects.get().edition.steps[0]["blocks"][-1]["html"]


def test_without_publish_a_folder_becomes_a_draft(db: None) -> None:
    make.make_organisation("nation", "Sverige", code="SE")
    call_command("library", "import", str(ONE), "--organisation", "SE", stdout=StringIO())
    module = Module.objects.get()
    assert not module.is_published
    assert Edition.objects.count() == 0


def test_a_faulty_folder_is_refused_whole(db: None, tmp_path: Path) -> None:
    make.make_organisation("nation", "Sverige", code="SE")
    folder = copy(ONE, tmp_path)
    (folder / "media").mkdir(exist_ok=True)
    (folder / "media" / "farlig.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    with pytest.raises(CommandError):
        call_command("library", "import", str(folder), "--organisation", "SE", stdout=StringIO(), stderr=StringIO())
    assert Module.objects.count() == 0


def test_a_folder_whose_checklist_is_not_done_is_not_published(db: None, tmp_path: Path) -> None:
    make.make_organisation("nation", "Sverige", code="SE")
    folder = copy(ONE, tmp_path)
    review = folder / "review.md"
    review.write_text(review.read_text("utf-8").replace("- [x] power", "- [ ] power"), "utf-8")
    with pytest.raises(CommandError):
        call_command(
            "library", "import", str(folder), "--organisation", "SE", "--publish", stdout=StringIO(), stderr=StringIO()
        )
    assert Edition.objects.count() == 0


def copy(folder: Path, into: Path) -> Path:
    target = into / folder.name
    for path in folder.rglob("*"):
        if path.is_file():
            copied = target / path.relative_to(folder)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes(path.read_bytes())
    return target


LINES = ["::: quiz a", "::: quiz", ":::", "::: film b", "---", "- ( ) Ja", "- (x) Nej", "- [x]", "  Rad.", "Rad", ""]
LINES += ["file: x", "  alt: y", "alt: z", "::: picture c"]
MODULE = """---
title: Bilden
summary: Öva.
category: 5
level: basic
audience: [operational]
minutes: 4
language: sv
horizontal_principles:
  inclusion: Alla ska kunna säga nej.
---
Två meningar.
"""
STEP = """---
title: Öva
minutes: 4
---
Läs det här.

::: quiz vem
Vem kan säga ja?

- ( ) Chefen
  Nej, inte åt någon annan.
- (x) Personen
  Ja.
:::
"""
TOOL = """---
title: Fem frågor
summary: Sätt upp den.
kind: checklist
---
- [ ] Vem syns?
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The smallest module that has no faults."""
    small = tmp_path / "bilden"
    (small / "tools").mkdir(parents=True)
    (small / "module.md").write_text(MODULE, "utf-8")
    (small / "1-ova.md").write_text(STEP, "utf-8")
    (small / "tools" / "fem-fragor.md").write_text(TOOL, "utf-8")
    return small


def faults_of(folder: Path) -> list[str]:
    return [str(fault) for fault in check_folder(folder).faults if not fault.is_advice]


def test_the_smallest_module_has_no_faults(folder: Path) -> None:
    assert faults_of(folder) == []


@pytest.mark.parametrize(
    ("file", "before", "after", "fault"),
    [
        (
            "1-ova.md",
            "- (x) Personen",
            "- ( ) Personen",
            "1-ova.md, rad 7: Precis ett svar ska vara rätt. Nu är det 0.",
        ),
        ("1-ova.md", "- ( ) Chefen", "- (x) Chefen", "1-ova.md, rad 7: Precis ett svar ska vara rätt. Nu är det 2."),
        ("1-ova.md", "  Ja.\n", "", "1-ova.md, rad 7: Svaret ”Personen” saknar en rad som lär."),
        (
            "1-ova.md",
            "  Ja.",
            "Ja.",
            "1-ova.md, rad 13: Raden hör inte till något svar. Dra in den med två mellanslag.",
        ),
        ("1-ova.md", "- ( ) Chefen", "- [ ] Chefen", "1-ova.md, rad 10: Svar skrivs med ( ) här."),
        ("1-ova.md", "::: quiz vem", "::: fråga vem", "1-ova.md, rad 7: Här kan block vara:"),
        ("1-ova.md", "::: quiz vem", "::: quiz Vem!", "1-ova.md, rad 7: Ge blocket en nyckel"),
        ("1-ova.md", ":::\n", "", "1-ova.md, rad 7: Blocket saknar sin sista rad"),
        ("1-ova.md", "minutes: 4", "minutes: fyra", "1-ova.md, rad 3: minutes ska vara ett heltal."),
        ("1-ova.md", "minutes: 4", "minutes: 9", "module.md: Stegen tar 9 minuter ihop, men modulen säger 4."),
        ("1-ova.md", "Läs det här.", "[här](javascript:alert(1))", "leder ingenstans"),
        ("1-ova.md", "Läs det här.", "![bild](x.png)", "Bilder i löpande text saknar bildtext."),
        ("1-ova.md", "Läs det här.", "<b>fet</b>", "Texten har HTML i sig"),
        ("module.md", "category: 5", "category: 7", "module.md: Välj kategori 1 till 6."),
        ("module.md", "level: basic", "level: hard", "module.md, rad 5: level kan vara: any, basic, advanced."),
        ("module.md", "title: Bilden", "titel: Bilden", "module.md, rad 2: titel är inget känt namn här."),
        ("module.md", "  inclusion: Alla", "  power: Alla", "module.md, rad 10: power är inget känt namn här."),
        ("module.md", "title: Bilden", 'title: "Bilden', "går inte att läsa"),
        ("module.md", "title: Bilden", "title: Bilden\ntitle: Den", "module.md, rad 3: title står två gånger."),
        ("module.md", "---\ntitle", "title", "module.md, rad 1: Filen ska börja med en rad av tre streck."),
        ("tools/fem-fragor.md", "kind: checklist", "kind: lista", "tools/fem-fragor.md, rad 4: kind kan vara:"),
        ("tools/fem-fragor.md", "- [ ] Vem syns?\n", "", "tools/fem-fragor.md: Verktyget är tomt."),
    ],
)
def test_a_fault_says_where_and_what(folder: Path, file: str, before: str, after: str, fault: str) -> None:
    path = folder / file
    assert before in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    assert any(fault in said for said in faults_of(folder)), faults_of(folder)


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ("::: picture a\nfile: media/a.svg\n:::", "Bilden saknar bildtext (alt)."),
        ("::: picture a\nfile: media/borta.svg\nalt: En bild.\n:::", "Filen media/borta.svg finns inte."),
        ("::: picture a\nalt: En bild.\n:::", "Bilden saknar file:"),
        ("::: film a\nfile: media/a.webm\ntitle: Film\n:::", "Filmen saknar undertexter."),
        ("::: tool sjatte\n:::", "Verktyget sjatte finns inte i modulen."),
        ("::: reflection a\n:::", "Skriv vad den som läser ska tänka på."),
        ("::: reflection vem\nNär?\n:::", "Nyckeln vem finns redan i modulen."),
        ("::: exercise a\nVad?\n\n- [x] Ja\n  Ja.\n:::", "Skriv minst två svar."),
        (":::\n", "Ett block börjar så här: ::: quiz nyckel"),
    ],
)
def test_a_block_that_cannot_be_shown_is_a_fault(folder: Path, block: str, fault: str) -> None:
    step = folder / "1-ova.md"
    step.write_text(step.read_text("utf-8") + f"\n{block}\n", "utf-8")
    (folder / "media").mkdir()
    (folder / "media" / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    assert any(fault in said for said in faults_of(folder)), faults_of(folder)


def test_a_module_without_a_tool_has_a_fault(folder: Path) -> None:
    (folder / "tools" / "fem-fragor.md").unlink()
    assert faults_of(folder) == ["module.md: Lägg till minst ett verktyg att ta med till enheten."]


@pytest.mark.parametrize("name", ["kalkyl.xlsx", "annat-namn.xlsx"])
def test_a_tool_that_is_a_file_has_its_words_beside_it(folder: Path, name: str) -> None:
    words = "title: Kalkyl\nsummary: Räkna först.\nkind: template\n"
    words += "" if name == "kalkyl.xlsx" else f"file: {name}\n"
    (folder / "tools" / "kalkyl.yaml").write_text(words, "utf-8")
    with ZipFile(folder / "tools" / name, "w") as package:
        package.writestr("[Content_Types].xml", "<x/>")
    assert faults_of(folder) == []
    reading = read_folder(folder)
    assert reading.manuscript.files == {f"tools/{name}"}
    assert to_texts(reading.manuscript)["tools/kalkyl.yaml"] == words


def test_a_file_in_another_encoding_is_a_fault_and_not_a_crash(folder: Path) -> None:
    (folder / "1-ova.md").write_bytes(STEP.encode("latin-1"))
    assert "1-ova.md: Filen är inte sparad som UTF-8. Spara den så och försök igen." in faults_of(folder)


def test_steps_are_numbered_without_a_gap(folder: Path) -> None:
    (folder / "1-ova.md").rename(folder / "2-ova.md")
    assert "2-ova.md: Stegen ska numreras 1, 2, 3 utan hopp. Här väntades 1." in faults_of(folder)


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_no_order_of_lines_makes_the_reader_fall(lines: list[str]) -> None:
    faults: list[Fault] = []
    parse_body("1-ova.md", lines, 1, faults, STEP_KINDS)
    assert all(fault.text for fault in faults)


def test_files_left_by_a_desk_are_no_faults(folder: Path) -> None:
    (folder / ".DS_Store").write_bytes(b"\x00")
    assert faults_of(folder) == []
