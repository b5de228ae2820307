"""Reads the Markdown of modules and tools (docs/module-format.md) into blocks. HTML in it is text like any other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Literal
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

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

LINK_SCHEMES = {"http", "https", "mailto"}
BLANK = re.compile(r"(_{3,})")
ROOM_FOR_A_HAND, WIDEST_WISH = 16, 32  # letters
TICK = re.compile(r"\[([ xX])\](?:[ \t\n]+|$)")
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def parse_markdown(text: str) -> tuple[Block, ...]:
    tree = SyntaxTreeNode(_parser().parse(UNSEEN.sub("", text)))
    return _blocks(tree.children)


def literal(text: str) -> str:
    """Markdown that reads as `text` itself, whatever signs are in it. One paragraph; no blank to write on."""
    return PUNCTUATION.sub(r"\\\1", BLANK.sub("__", " ".join(text.split())))


def safe_href(href: str) -> str:
    """The address if it leads to a page or a mailbox, otherwise an empty string."""
    if any(sign.isspace() or sign in '<>"\\' or not sign.isprintable() for sign in href):
        return ""
    try:
        parts = urlsplit(href)
    except ValueError:
        return ""
    has_target = bool(parts.path if parts.scheme == "mailto" else parts.netloc)
    return href if parts.scheme in LINK_SCHEMES and has_target else ""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> tuple[Block, ...]:
    return tuple(block for node in nodes for block in _block(node))


def _block(node: SyntaxTreeNode) -> tuple[Block, ...]:
    match node.type:
        case "heading":
            return (Heading(int(node.tag[1]), _inline(node)),)
        case "bullet_list" | "ordered_list":
            return (_list(node),)
        case "table":
            return (_table(node),)
        case "blockquote":
            return (Quote(_blocks(node.children)),)
        case "hr":
            return (Line(),) if node.markup.startswith("_") else (Divider(),)
        case "fence" | "code_block":
            return (Paragraph((Run(node.content.rstrip("\n"), code=True),)),)
        case _:
            return (Paragraph(_inline(node)),)


def _list(node: SyntaxTreeNode) -> List | Checklist:
    items = tuple(_blocks(item.children) for item in node.children)
    ticks = [_tick(item) for item in items]
    if node.type == "bullet_list" and any(ticks):
        return Checklist(
            tuple(tick or CheckItem(checked=False, blocks=item) for tick, item in zip(ticks, items, strict=True))
        )
    return List(node.type == "ordered_list", items, start=int(node.attrs.get("start", 1)))


def _tick(item: tuple[Block, ...]) -> CheckItem | None:
    """An item that begins with [ ] or [x] is a box to tick."""
    if not item or not isinstance(item[0], Paragraph) or not item[0].runs:
        return None
    first, *others = item[0].runs
    found = TICK.match(first.text)
    if found is None or first.code:
        return None
    rest = replace(first, text=first.text[found.end() :])
    runs = (*((rest,) if rest.text else ()), *others)
    return CheckItem(found[1] != " ", (Paragraph(runs), *item[1:]))


def _table(node: SyntaxTreeNode) -> Table:
    rows = [row.children for part in node.children for row in part.children]
    header, *body = [tuple(_inline(cell) for cell in row) for row in rows]
    return Table(header, tuple(body), tuple(_align(cell) for cell in rows[0]), _widths(header, body))


def _widths(header: tuple[Runs, ...], body: list[tuple[Runs, ...]]) -> tuple[int, ...]:
    """A column is as wide as its longest text asks for, within reason; one to write in has room for a hand."""
    wishes = []
    for name, *cells in zip(header, *body, strict=True):
        longest = max(len(plain_text(cell)) for cell in (name, *cells))
        longest_word = max(len(word) for word in (*plain_text(name).split(), " " * 6))
        least = ROOM_FOR_A_HAND if not all(cells) else longest_word + 3
        wishes.append(min(max(longest, least), WIDEST_WISH))
    return tuple(round(100 * wish / sum(wishes)) for wish in wishes)


def _align(cell: SyntaxTreeNode) -> Literal["start", "center", "end"]:
    style = str(cell.attrs.get("style", ""))
    if style.endswith("right"):
        return "end"
    return "center" if style.endswith("center") else "start"


def _inline(node: SyntaxTreeNode) -> Runs:
    runs: list[Run] = []
    for run in _runs(node, Run("")):
        if runs and runs[-1].looks_like(run):
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        elif run.text:
            runs.append(run)
    return tuple(runs)


def _runs(node: SyntaxTreeNode, look: Run) -> Iterable[Run]:
    for child in node.children:
        yield from _run(child, look)


def _run(node: SyntaxTreeNode, look: Run) -> Iterable[Run]:
    match node.type:
        case "strong":
            return _runs(node, replace(look, strong=True))
        case "em":
            return _runs(node, replace(look, emphasis=True))
        case "link":
            return _runs(node, replace(look, href=safe_href(str(node.attrs.get("href", "")))))
        case "code_inline":
            return (replace(look, text=node.content, code=True),)
        case "softbreak":
            return (replace(look, text=" "),)
        case "hardbreak":
            return (replace(look, text="\n"),)
        case "text" | "text_special":
            return (replace(look, text=part, blank=bool(n % 2)) for n, part in enumerate(BLANK.split(node.content)))
        case _:  # A picture has its alternative text as children.
            return _runs(node, look)
