"""A report as a Word file: real headings, tables with headers, and footnotes that Word itself numbers."""

from __future__ import annotations

import io

import docx
from docx.document import Document
from docx.shared import Mm, Pt

from jordman.documents import word_notes
from jordman.documents.blocks import Run
from jordman.documents.blocks import Table as TableBlock
from jordman.documents.markdown import UNSEEN, parse_markdown
from jordman.documents.papers import Bar, Chapter, ChartPart, ProgrammeReport, TablePart, TextPart, long_date
from jordman.documents.word import set_up, write_blocks

WORDS = {
    "sv": {"period": "Gäller", "made": "Framtagen", "by": "Av", "said": "Slutsatser", "few": "för få"},
    "en": {"period": "Period", "made": "Made on", "by": "By", "said": "Conclusions", "few": "too few"},
}


def report_docx(report: ProgrammeReport) -> bytes:
    """The same chapters in the same order as the PDF."""
    document = docx.Document()
    set_up(document, _seen(report.title), report.language)
    notes = word_notes.Notes(document)
    _write_front(document, report)
    for chapter in report.chapters:
        _write_chapter(document, chapter, notes, WORDS[report.language])
    notes.attach()
    word_notes.number_pages(document.sections[0].footer.paragraphs[0], f"{_seen(report.programme)} · ")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _write_front(document: Document, report: ProgrammeReport) -> None:
    words = WORDS[report.language]
    document.add_paragraph(_seen(report.programme))
    document.add_heading(_seen(report.title), level=0)
    facts = (
        (report.period_label or words["period"], report.period),
        (words["made"], long_date(report.made_on, report.language)),
        (words["by"], report.issuer),
    )
    for label, value in facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(_seen(value))
    for text in filter(None, (report.summary, report.protection)):
        document.add_paragraph(_seen(text))


def _write_chapter(document: Document, chapter: Chapter, notes: word_notes.Notes, words: dict[str, str]) -> None:
    document.add_heading(_seen(chapter.title) or "–", level=1).paragraph_format.page_break_before = True
    if chapter.conclusions:
        paragraph = document.add_paragraph()
        paragraph.add_run(words["said"]).bold = True
        paragraph.paragraph_format.keep_with_next = True
    for sentence in chapter.conclusions:
        document.add_paragraph(_seen(sentence), style="List Bullet")
    for part in chapter.parts:
        _write_part(document, part, notes, words)


def _write_part(
    document: Document, part: TextPart | TablePart | ChartPart, notes: word_notes.Notes, words: dict[str, str]
) -> None:
    match part:
        case TextPart():
            write_blocks(document, parse_markdown(part.markdown))
            for source in part.sources:
                notes.add(document.paragraphs[-1], _seen(f"{source.text} {source.href}".strip()))
        case TablePart():
            _write_table(document, part, words["few"])
        case ChartPart():
            _write_table(document, _as_table(part), words["few"])


def _write_table(document: Document, part: TablePart, few: str) -> None:
    caption = document.add_paragraph()
    caption.add_run(_seen(part.caption)).bold = True
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(8)
    rows = tuple(tuple((Run(_seen(few if cell is None else cell)),) for cell in row) for row in part.rows)
    header = tuple((Run(_seen(name)),) for name in part.header)
    widths = _widths(part)
    write_blocks(document, (TableBlock(header, rows, part.aligns, widths),))
    if part.note:
        document.add_paragraph(_seen(part.note)).paragraph_format.space_after = Mm(3)


def _widths(part: TablePart) -> tuple[int, ...]:
    """Columns of text share what columns of figures leave."""
    figures = sum(align != "start" for align in part.aligns)
    texts = len(part.aligns) - figures
    narrow = min(18, 100 // len(part.aligns))
    wide = (100 - narrow * figures) // texts if texts else narrow
    return tuple(wide if align == "start" else narrow for align in part.aligns)


def _as_table(part: ChartPart) -> TablePart:
    """A file to change holds the figures themselves, not a drawing of them."""
    return TablePart(part.caption, ("", ""), tuple(map(_row, part.bars)), ("start", "end"), part.goal_label)


def _row(bar: Bar) -> tuple[str | None, ...]:
    return (bar.label, None if bar.value is None else bar.shown)


def _seen(text: str) -> str:
    return UNSEEN.sub("", text)
