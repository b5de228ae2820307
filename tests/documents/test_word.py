"""Word files that can be changed, printed and read aloud."""

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from jordman.documents.word import markdown_to_docx
from tests.documents.naughty import CODE, NAUGHTY

MARKDOWN = """
Ta fram bladet **innan** bilden [skickas](https://www.imy.se/).

## Frågorna

- [ ] Har personen sagt ja?
- [x] Ligger bilden rätt?

1. Fråga
   - den närmaste
2. Skriv

Sedan:

1. Börja om

Namn: ____
____
____

| Var | Vem |
|---|--:|
| Dagrum | |
"""


@pytest.fixture(scope="module")
def written() -> Any:
    return docx.Document(
        io.BytesIO(markdown_to_docx("Fem frågor", MARKDOWN, footer="Bilden från teatern · Jordmån · CC BY 4.0"))
    )


def test_title_is_the_first_heading_and_the_property(written: Any) -> None:
    first = written.paragraphs[0]

    assert (first.text, first.style.name) == ("Fem frågor", "Heading 1")
    assert written.core_properties.title == "Fem frågor"
    assert [p.text for p in written.paragraphs if p.style.name == "Heading 2"] == ["Frågorna"]


def test_file_is_in_swedish_and_says_nothing_of_who_or_what_made_it(written: Any) -> None:
    languages = {lang.get(qn("w:val")) for lang in written.styles.element.iter(qn("w:lang"))}

    assert languages == {"sv-SE"}
    assert written.core_properties.author == "Jordmån"
    assert written.core_properties.comments == ""


def test_points_are_real_lists_and_each_numbered_list_begins_anew(written: Any) -> None:
    styles = [p.style.name for p in written.paragraphs if p.style.name.startswith("List")]
    numbered = [p for p in written.paragraphs if p.style.name == "List Number"]
    ids = [p._p.pPr.numPr.numId.val for p in numbered]

    assert styles == ["List Number", "List Bullet 2", "List Number", "List Number"]
    assert ids[0] == ids[1] != ids[2]


def test_boxes_can_be_ticked_on_screen(written: Any) -> None:
    boxes = list(written.element.iter("{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"))
    texts = [p for p in written.paragraphs if p._p.find(qn("w:sdt")) is not None]

    assert len(boxes) == 2
    assert [p.text.strip() for p in texts] == ["Har personen sagt ja?", "Ligger bilden rätt?"]
    glyphs = ["".join(t.text for t in p._p.find(qn("w:sdt")).iter(qn("w:t"))) for p in texts]
    assert glyphs == ["☐", "☒"]


def test_lines_to_write_on_are_two_and_the_blank_reaches_the_margin(written: Any) -> None:
    lines = [p for p in written.paragraphs if p._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}") is not None]
    (name,) = [p for p in written.paragraphs if p.text.startswith("Namn:")]

    assert len(lines) == 2
    assert name.text == "Namn: \t"
    assert len(name.paragraph_format.tab_stops) == 1


def test_table_repeats_its_header_row(written: Any) -> None:
    (table,) = written.tables

    assert [cell.text for cell in table.rows[0].cells] == ["Var", "Vem"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert table.rows[1]._tr.trPr.find(qn("w:tblHeader")) is None


def test_link_is_a_link_and_footer_has_the_licence(written: Any) -> None:
    targets = {relation.target_ref for relation in written.part.rels.values() if relation.is_external}

    assert targets == {"https://www.imy.se/"}
    assert written.sections[0].footer.paragraphs[0].text == "Bilden från teatern · Jordmån · CC BY 4.0"


def test_every_naughty_string_gives_a_file_that_opens() -> None:
    for start in range(0, len(NAUGHTY), 40):
        text = "\n\n".join(
            f"- [ ] {part}\n\n| {part} |\n|---|\n| {part} |" for part in [*NAUGHTY[start : start + 40], *CODE]
        )
        assert docx.Document(io.BytesIO(markdown_to_docx(NAUGHTY[start], text, footer=NAUGHTY[start]))).paragraphs


def test_script_links_are_left_out() -> None:
    file = zipfile.ZipFile(io.BytesIO(markdown_to_docx("x", "[a](javascript:x) [b](file:///etc/x)", footer="x")))

    assert "javascript" not in file.read("word/_rels/document.xml.rels").decode()
    assert "file:" not in file.read("word/_rels/document.xml.rels").decode()
