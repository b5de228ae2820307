"""The pieces of a Word file that python-docx has no words for, as the XML that Word itself writes."""
# ruff: noqa: SLF001 - python-docx gives no public way to the XML under a paragraph.

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FONT = "Calibri"  # on every computer with Word, and the others have one of the same widths
TICKS = {True: "☒", False: "☐"}


def set_language(document: Document, tag: str) -> None:
    """The language of everything, for spelling and for reading aloud."""
    defaults = _first(document.styles.element, ".//w:docDefaults//w:rPr")
    _replace(defaults, f'<w:lang {nsdecls("w")} w:val="{tag}" w:eastAsia="{tag}" w:bidi="ar-SA"/>')
    _replace(
        defaults,
        f'<w:rFonts {nsdecls("w")} w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>',
    )


def set_modern(document: Document) -> None:
    """Without this Word opens the file in compatibility mode."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def use_own_font(style: ParagraphStyle) -> None:
    """A theme's font wins over a named one, so it has to go."""
    for fonts in style.element.iter(qn("w:rFonts")):
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)
    style.font.name = FONT


def add_tick(paragraph: Paragraph, *, checked: bool) -> None:
    """A box that can be ticked on screen as well as on paper."""
    glyph = TICKS[checked]
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w", "w14")}><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(checked)}"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
            '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"'
            f' w:hint="eastAsia"/></w:rPr><w:t>{glyph}</w:t></w:r></w:sdtContent></w:sdt>'
        )
    )


def add_line(paragraph: Paragraph) -> None:
    """A rule under the paragraph. Word draws neighbours as one unless they say that there is one between them too."""
    border = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="6B7263"/>' for side in ("bottom", "between")
    )
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"),
        "w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr", "w:sectPr",
    )  # fmt: skip


def add_link(paragraph: Paragraph, run: Run, href: str) -> None:
    """Wraps a run that is already in the paragraph."""
    link = parse_xml(f"<w:hyperlink {nsdecls('w', 'r')} w:history='1'/>")
    link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run.underline = True
    run._r.addprevious(link)
    link.append(run._r)


def restart_numbering(document: Document, paragraphs: list[Paragraph], start: int) -> None:
    """Each numbered list counts from its own start."""
    if not paragraphs or paragraphs[0].style is None:
        return
    numbering = document.part.numbering_part.element
    styled = _first(paragraphs[0].style.element, ".//w:numId").get(qn("w:val"))
    abstract = _first(numbering, f'./w:num[@w:numId="{styled}"]/w:abstractNumId').get(qn("w:val"))
    num = numbering.add_num(int(abstract))
    num.add_lvlOverride(ilvl=0).add_startOverride(start)
    for paragraph in paragraphs:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = num.numId


def rule_rows(table: Table) -> None:
    """Lines between rows and none between columns."""
    sides = {"top": 8, "left": 0, "bottom": 4, "right": 0, "insideH": 4, "insideV": 0}
    lines = "".join(
        f'<w:{side} w:val="{"single" if weight else "nil"}" w:sz="{weight}" w:space="0" w:color="6B7263"/>'
        for side, weight in sides.items()
    )
    _replace(table._tbl.tblPr, f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>")


def repeat_as_header(row: _Row) -> None:
    """Marks the row as the table's header: said by screen readers, and repeated on the next page."""
    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _first(element: BaseOxmlElement, path: str) -> BaseOxmlElement:
    found: list[BaseOxmlElement] = element.xpath(path)
    return found[0]


def _replace(parent: BaseOxmlElement, xml: str) -> None:
    child = parse_xml(xml)
    for old in parent.findall(child.tag):
        old.addprevious(child)
        parent.remove(old)
        return
    parent.append(child)
