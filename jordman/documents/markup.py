"""Blocks as HTML. Only the tags written here come out, and every text is escaped on its way."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jordman.documents.blocks import (
    Block,
    CheckItem,
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
    plain_text,
)
from jordman.documents.markdown import parse_markdown, safe_href

NOTHING = SafeString("")
UNTICKED = SafeString('<span class="tick" aria-hidden="true"></span>')
TICKED = '<span class="tick tick--on" role="img" aria-label="{}"></span>'
LINE_BREAK = SafeString("<br>")
TAGS = {  # fixed strings, so that no text can ever name a tag
    "h2": (SafeString("<h2>"), SafeString("</h2>")),
    "h3": (SafeString("<h3>"), SafeString("</h3>")),
    "h4": (SafeString("<h4>"), SafeString("</h4>")),
    "h5": (SafeString("<h5>"), SafeString("</h5>")),
    "strong": (SafeString("<strong>"), SafeString("</strong>")),
    "em": (SafeString("<em>"), SafeString("</em>")),
    "code": (SafeString("<code>"), SafeString("</code>")),
}
ALIGNED = {"start": NOTHING, "center": SafeString(' class="centre"'), "end": SafeString(' class="n"')}


def markdown_to_html(text: str, *, top_level: int = 2) -> SafeString:
    return to_html(parse_markdown(text), top_level=top_level)


def to_html(blocks: Iterable[Block], *, top_level: int = 2) -> SafeString:
    """`top_level` is the heading level that a `##` in the text gets on the page."""
    return _join(_block(block, top_level) for block in blocks)


def _block(block: Block, top: int) -> SafeString:
    match block:
        case Heading():
            return _wrap(f"h{min(max(block.level - 2, 0) + top, 5)}", _inline(block.runs))
        case Paragraph():
            return format_html("<p>{}</p>", _inline(block.runs))
        case List():
            return _list(block, top)
        case Checklist():
            return format_html(
                '<ul class="sheet__ticks" role="list">{}</ul>', _join(_check(item, top) for item in block.items)
            )
        case Quote():
            return format_html("<blockquote>{}</blockquote>", to_html(block.blocks, top_level=top))
        case Table():
            return _table(block)
        case Line():
            return SafeString('<p class="write-line"></p>')
        case Divider():
            return SafeString("<hr>")


def _list(block: List, top: int) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((_item(item, top),) for item in block.items))
    if not block.ordered:
        return format_html("<ul>{}</ul>", items)
    if block.start == 1:
        return format_html("<ol>{}</ol>", items)
    return format_html('<ol start="{}">{}</ol>', block.start, items)


def _item(blocks: tuple[Block, ...], top: int) -> SafeString:
    """A point of one paragraph stands without the paragraph's tag."""
    if blocks and isinstance(blocks[0], Paragraph):
        return format_html("{}{}", _inline(blocks[0].runs), to_html(blocks[1:], top_level=top))
    return to_html(blocks, top_level=top)


def _check(item: CheckItem, top: int) -> SafeString:
    tick = format_html(TICKED, _("Ikryssad:")) if item.checked else UNTICKED
    return format_html("<li>{}{}</li>", tick, _item(item.blocks, top))


def _table(block: Table) -> SafeString:
    heads = _join(_head(cell, ALIGNED[align]) for align, cell in zip(block.aligns, block.header, strict=True))
    rows = format_html_join("", "<tr>{}</tr>", ((_cells("<td{}>{}</td>", row, block),) for row in block.rows))
    return format_html(
        '<div class="table-scroll" role="region" tabindex="0" aria-label="{}">'
        '<table class="data"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
        _label(block),
        heads,
        rows,
    )


def _head(cell: Runs, alignment: SafeString) -> SafeString:
    """The corner of a table is often empty, and then heads nothing."""
    shape = '<th scope="col"{}>{}</th>' if plain_text(cell).strip() else "<td{}>{}</td>"
    return format_html(shape, alignment, _inline(cell))


def _label(table: Table) -> str:
    """A region that scrolls needs a name: the table's first headings."""
    return ", ".join(filter(None, map(plain_text, table.header[:3]))) or _("Tabell")


def _cells(shape: str, cells: tuple[Runs, ...], table: Table) -> SafeString:
    return format_html_join(
        "", shape, ((ALIGNED[align], _inline(cell)) for align, cell in zip(table.aligns, cells, strict=True))
    )


def _inline(runs: Runs) -> SafeString:
    return _join(_run(run) for run in runs)


def _run(run: Run) -> SafeString:
    html = format_html_join(LINE_BREAK, "{}", ((line,) for line in run.text.split("\n")))
    if run.blank:
        html = format_html('<span class="blank">{}</span>', html)
    for tag, is_on in (("code", run.code), ("em", run.emphasis), ("strong", run.strong)):
        html = _wrap(tag, html) if is_on else html
    href = safe_href(run.href)  # again, for blocks that were not made by our parser
    return format_html('<a href="{}" rel="noopener">{}</a>', href, html) if href else html


def _wrap(tag: str, html: SafeString) -> SafeString:
    before, after = TAGS[tag]
    return format_html("{}{}{}", before, html, after)


def _join(parts: Iterable[SafeString]) -> SafeString:
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped already
