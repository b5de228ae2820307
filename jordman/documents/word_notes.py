"""Footnotes and page numbers, which python-docx has no words for, as the XML that Word itself writes."""
# ruff: noqa: SLF001 - python-docx gives no public way to the XML under a paragraph.

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
# Word draws the line above footnotes with these two.
LINES = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


class Notes:
    """Footnotes of one document, in the order that they are added; Word gives them their numbers."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._texts: list[str] = []

    def add(self, paragraph: Paragraph, text: str) -> None:
        """A number after the paragraph's last word, with `text` at the foot of its page."""
        self._texts.append(text)
        comma = f"<w:r {nsdecls('w')}>{RAISED}<w:t xml:space='preserve'>, </w:t></w:r>"
        if self._ends_with_note(paragraph):
            paragraph._p.append(parse_xml(comma))
        number = len(self._texts)
        paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}>{RAISED}<w:footnoteReference w:id="{number}"/></w:r>'))

    def attach(self) -> None:
        """Write them into the file, once all are there."""
        if not self._texts:
            return
        notes = "".join(_note(number, text) for number, text in enumerate(self._texts, 1))
        xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{LINES}{notes}</w:footnotes>'
        package = self._document.part.package
        part = Part(PackURI("/word/footnotes.xml"), CONTENT, xml.encode(), package)
        self._document.part.relate_to(part, KIND)

    @staticmethod
    def _ends_with_note(paragraph: Paragraph) -> bool:
        runs = paragraph._p.xpath("./w:r[last()]/w:footnoteReference")
        return bool(runs)


def _note(number: int, text: str) -> str:
    size = '<w:rPr><w:sz w:val="18"/></w:rPr>'
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>'
        f"<w:r>{RAISED}<w:footnoteRef/></w:r>"
        f'<w:r>{size}<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
    )


def number_pages(paragraph: Paragraph, before: str) -> None:
    """The page's number after the words `before`."""
    paragraph.add_run(before)
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
