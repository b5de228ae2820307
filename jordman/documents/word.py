"""Tools to take home as Word files: real headings, lists and tables, so that they can be changed and read aloud."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from jordman.documents import word_parts
from jordman.documents.blocks import (
    Block,
    Checklist,
    Divider,
    Heading,
    Line,
    List,
    Paragraph,
    Quote,
    Run,
    Runs,
    Table,
)
from jordman.documents.markdown import UNSEEN, parse_markdown, safe_href

INK = RGBColor(0x1A, 0x26, 0x20)
INK_2 = RGBColor(0x48, 0x54, 0x4B)
TAGS = {"sv": "sv-SE", "en": "en-GB"}
SIZES = {"Title": 26, "Heading 1": 22, "Heading 2": 14.5, "Heading 3": 12, "Heading 4": 11}
SIDE = 20  # millimetres on both sides of the text
BLANK = "_" * 24
DEEPEST = 3  # Word's list styles go three levels down
ALIGNMENTS = {
    "start": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "end": WD_ALIGN_PARAGRAPH.RIGHT,
}


def markdown_to_docx(title: str, markdown: str, *, footer: str, language: str = "sv") -> bytes:
    document = docx.Document()
    set_up(document, UNSEEN.sub("", title), language)
    document.sections[0].footer.paragraphs[0].text = UNSEEN.sub("", footer)
    document.add_heading(UNSEEN.sub("", title), level=1)
    write_blocks(document, parse_markdown(markdown))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def set_up(document: Document, title: str, language: str) -> None:
    word_parts.set_language(document, TAGS[language])
    word_parts.set_modern(document)
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title[:255], "Jordmån", "Jordmån", ""
    about.language, about.created = TAGS[language], datetime.now(UTC).replace(microsecond=0)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(SIDE)
    page.top_margin, page.bottom_margin = Mm(17), Mm(17)
    for style in document.styles:
        if isinstance(style, ParagraphStyle):
            _set_style(style)


def _set_style(style: ParagraphStyle) -> None:
    name = style.name or ""
    if name in SIZES:
        word_parts.use_own_font(style)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(SIZES[name]), True, INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(3)
    elif name == "Normal":
        style.font.size, style.font.color.rgb = Pt(11), INK
        style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(5), 1.15
    elif name == "Quote":
        style.font.italic, style.font.color.rgb = False, INK
        style.paragraph_format.left_indent = Mm(6)
    elif name == "Footer":
        style.font.size, style.font.color.rgb = Pt(9), INK_2


def write_blocks(document: Document, blocks: Iterable[Block], depth: int = 0, style: str = "Normal") -> None:
    """`depth` is how many lists the blocks stand in."""
    for block in blocks:
        match block:
            case Heading():
                document.add_heading(level=min(max(block.level, 2), 4))
                _add_runs(document.paragraphs[-1], block.runs)
            case Paragraph():
                _add_runs(document.add_paragraph(style=style), block.runs)
            case List():
                _write_list(document, block, depth)
            case Checklist():
                _write_checklist(document, block, depth)
            case Quote():
                write_blocks(document, block.blocks, depth, "Quote")
            case Table():
                _write_table(document, block)
            case Line() | Divider():
                _write_rule(document, block)


def _write_list(document: Document, block: List, depth: int) -> None:
    level = min(depth + 1, DEEPEST)
    ending = f" {level}" if level > 1 else ""
    points = []
    for item in block.items:
        paragraph = document.add_paragraph(style=("List Number" if block.ordered else "List Bullet") + ending)
        points.append(paragraph)
        write_blocks(document, _begin(paragraph, item), depth + 1, "List Continue" + ending)
    if block.ordered:
        word_parts.restart_numbering(document, points, block.start)


def _write_checklist(document: Document, block: Checklist, depth: int) -> None:
    for item in block.items:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(8 * (depth + 1))
        paragraph.paragraph_format.first_line_indent = Mm(-8)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(8 * (depth + 1)))
        word_parts.add_tick(paragraph, checked=item.checked)
        paragraph.add_run("\t")
        write_blocks(document, _begin(paragraph, item.blocks), depth + 1, "List Continue")


def _begin(paragraph: WordParagraph, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The first text of a point stands beside its mark; what is left comes after."""
    if blocks and isinstance(blocks[0], Paragraph):
        _add_runs(paragraph, blocks[0].runs)
        return blocks[1:]
    return blocks


def _write_table(document: Document, block: Table) -> None:
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    table.autofit = False
    word_parts.rule_rows(table)
    for column, width in zip(table.columns, block.widths, strict=True):
        column.width = Mm((210 - 2 * SIDE) * width / 100)
    for number, cells in enumerate((block.header, *block.rows)):
        row = table.add_row()
        for cell, runs, align, width in zip(row.cells, cells, block.aligns, block.widths, strict=True):
            cell.width = Mm((210 - 2 * SIDE) * width / 100)
            paragraph = cell.paragraphs[0]
            paragraph.alignment = ALIGNMENTS[align]
            paragraph.paragraph_format.space_after = Pt(3)
            _add_runs(paragraph, runs, strong=number == 0)
        if number == 0:
            word_parts.repeat_as_header(row)
        else:
            row.height = Mm(9)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _write_rule(document: Document, block: Line | Divider) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_before = Pt(10 if isinstance(block, Line) else 0)
    word_parts.add_line(paragraph)


def _add_runs(paragraph: WordParagraph, runs: Runs, *, strong: bool = False) -> None:
    for place, run in enumerate(runs):
        is_last_blank = run.blank and place == len(runs) - 1
        written = paragraph.add_run(_written(run, is_last_blank=is_last_blank))
        if is_last_blank:
            paragraph.paragraph_format.tab_stops.add_tab_stop(
                Mm(210 - 2 * SIDE), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES
            )
        written.bold = True if run.strong or strong else None
        written.italic = True if run.emphasis else None
        if run.code:
            written.font.name = "Consolas"
        href = safe_href(run.href)
        if href:
            word_parts.add_link(paragraph, written, href)


def _written(run: Run, *, is_last_blank: bool) -> str:
    """A blank at the end reaches to the margin; one inside a sentence has a length of its own."""
    if not run.blank:
        return run.text
    return "\t" if is_last_blank else BLANK
