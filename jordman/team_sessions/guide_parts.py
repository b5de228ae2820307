"""A guide split by its headings: how to begin, what to remember, practise, talk about and agree on. No database.

The headings are those of docs/module-format.md. A guide that lacks one simply has nothing there; what stands under
another heading is practised.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape

from django.utils.safestring import SafeString, mark_safe

from jordman.library.content import Block, Guide

HEADING = re.compile(r"<h([2-6])>(.*?)</h\1>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
ITEM = re.compile(r"<(/?)li>")
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
BLANK = "____"
PLACES = {"hemtjänst": ("hemtjänst",), "särskilt boende": ("boende", "vård"), "lss": ("lss", "gruppbostad", "stöd")}


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading: pieces of text and the pictures between them."""

    title: str
    level: int
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Parts:
    hook: tuple[Block, ...] = ()
    points: tuple[SafeString, ...] = ()
    exercise: tuple[Block, ...] = ()
    variants: tuple[Section, ...] = ()
    questions: tuple[SafeString, ...] = ()
    agreement: str = ""

    @property
    def agreement_pieces(self) -> tuple[str, ...]:
        """The sentence between its blanks: one piece more than there are blanks."""
        return tuple(self.agreement.split(BLANK))


def split(guide: Guide) -> Parts:
    hook: tuple[Block, ...] = ()
    exercise: list[Block] = []
    variants: list[Section] = []
    points: tuple[SafeString, ...] = ()
    questions: tuple[SafeString, ...] = ()
    agreement = ""
    for section in _sections(guide.blocks):
        match section.title.lower():
            case "" | "börja så här":
                hook += section.blocks
            case "det här ska ni minnas":
                points += _items(section)
            case "prata om":
                questions += _items(section)
            case "kom överens":
                agreement = _plain(section)
            case _ if section.level > 2:
                variants.append(section)
            case _:
                exercise += section.blocks
    return Parts(hook, points, tuple(exercise), tuple(variants), questions, agreement)


def likely_place(unit_name: str, variants: Sequence[Section]) -> str:
    """The variant that the unit's name speaks for, or "" when it says nothing. Whoever leads may choose another."""
    name = unit_name.lower()
    found = [each.title for each in variants if any(word in name for word in PLACES.get(each.title.lower(), ()))]
    return found[0] if len(found) == 1 else ""


def sentences(point: str) -> list[str]:
    """A point to remember, a sentence a line, as the room's screen shows it. "T.ex. så" is no end of one."""
    return [part for part in re.split(r"(?<=[.!?])\s+(?=[^a-zåäö\s])", point) if part]


def _sections(blocks: Sequence[Block]) -> Iterator[Section]:
    """The guide's own order. What stands before the first heading has none."""
    current = Section("", 2)
    for block in blocks:
        if block.kind != "text":
            current = replace(current, blocks=(*current.blocks, block))
            continue
        before, *rest = HEADING.split(block.html)
        current = _with_text(current, block, before)
        for level, title, html in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
            yield current
            current = _with_text(Section(_text(title), int(level)), block, html)
    yield current


def _with_text(section: Section, block: Block, html: str) -> Section:
    if not html.strip():
        return section
    piece = replace(block, html=mark_safe(html))  # noqa: S308 - a part of what our own compiler wrote
    return replace(section, blocks=(*section.blocks, piece))


def _items(section: Section) -> tuple[SafeString, ...]:
    """Each item of the section's lists; without a list, each paragraph."""
    html = "".join(block.html for block in section.blocks)
    found = list(_list_items(html)) or PARAGRAPH.findall(html)
    return tuple(mark_safe(item.strip()) for item in found if item.strip())  # noqa: S308 - as above


def _list_items(html: str) -> Iterator[str]:
    """The outermost items; a list inside an item stays in it."""
    depth = start = 0
    for tag in ITEM.finditer(html):
        if tag[1]:
            depth -= 1
            if depth == 0:
                yield html[start : tag.start()]
        else:
            depth += 1
            if depth == 1:
                start = tag.end()


def _plain(section: Section) -> str:
    html = "".join(block.html for block in section.blocks)
    paragraphs = PARAGRAPH.findall(html) or [html]
    return "\n".join(text for text in map(_text, paragraphs) if text)


def _text(html: str) -> str:
    return unescape(TAG.sub("", html)).strip()
