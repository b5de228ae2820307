"""Reads the body of a step, the guide or the recall questions: Markdown with `::: kind key` blocks between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from jordman.library.faults import Fault
from jordman.library.manuscript import (
    KEY,
    Block,
    Film,
    Option,
    Picture,
    PictureBlock,
    Question,
    Reflection,
    Text,
    ToolPlace,
)

OPENING = re.compile(r":::\s*(\S+)(?:\s+(\S+))?\s*")
CLOSING = ":::"
DIVIDER = "---"
NAMED = re.compile(r"([a-z]+):(?:\s+(.*))?")
OPTION = re.compile(r"- (\[[ x]\]|\([ x]\))(?: (.*))?")
BOXES = {"quiz": "()", "recall": "()", "exercise": "[]"}
STEP_KINDS = ("picture", "film", "exercise", "quiz", "reflection", "tool")


@dataclass
class Lines:
    """The lines of one block: `first` is the number of the first of them in the file."""

    file: str
    key: str
    lines: Sequence[str]
    first: int
    faults: list[Fault]

    def fault(self, text: str, index: int = -1) -> None:
        """About one of the lines, or (-1) about the block's opening line."""
        self.faults.append(Fault(self.file, text, self.first + index, key=self.key))

    def until(self, index: int) -> Lines:
        return Lines(self.file, self.key, self.lines[:index], self.first, self.faults)

    def after(self, index: int) -> Lines:
        return Lines(self.file, self.key, self.lines[index:], self.first + index, self.faults)

    def find(self, line: str) -> int:
        """Where a line stands, or the end."""
        return next((index for index, text in enumerate(self.lines) if text.rstrip() == line), len(self.lines))

    @property
    def text(self) -> str:
        return tidy(self.lines)


@dataclass
class Body:
    blocks: list[Block] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)


def tidy(lines: Sequence[str]) -> str:
    """Lines as text: no blanks at the ends of lines, and none before or after."""
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def parse_body(file: str, lines: Sequence[str], first: int, faults: list[Fault], kinds: Sequence[str]) -> Body:
    body, text, index = Body(), [], 0
    while index < len(lines):
        if not lines[index].startswith(CLOSING):
            text.append(lines[index])
            index += 1
            continue
        _add_text(body, text)
        text = []
        index = _take_block(Lines(file, "", lines, first, faults), index, body, kinds)
    _add_text(body, text)
    return body


def _add_text(body: Body, lines: Sequence[str]) -> None:
    if markdown := tidy(lines):
        body.blocks.append(Text(markdown))


def _take_block(whole: Lines, index: int, body: Body, kinds: Sequence[str]) -> int:
    """Read the block that opens at `index`; gives the index after its closing line."""
    opening = OPENING.fullmatch(whole.lines[index])
    if opening is None:
        whole.fault(_("Ett block börjar så här: ::: quiz nyckel"), index)
        return index + 1
    length = whole.after(index + 1).find(CLOSING)
    kind, key = opening[1], opening[2] or ""
    inner = whole.after(index + 1).until(length)
    inner.key = key
    if index + 1 + length >= len(whole.lines):
        inner.fault(_("Blocket saknar sin sista rad med tre kolon."))
    if not KEY.fullmatch(key):
        inner.fault(_("Ge blocket en nyckel med a-z, 0-9 och bindestreck: ::: %(kind)s min-nyckel") % {"kind": kind})
    if kind in kinds:
        body.blocks.append(_block(kind, key, inner))
        body.lines.setdefault(key, whole.first + index)
    else:
        inner.fault(_("Här kan block vara: %(kinds)s.") % {"kinds": ", ".join(kinds)})
    return index + length + 2


def _block(kind: str, key: str, lines: Lines) -> Block:
    match kind:
        case "picture":
            return PictureBlock(key, _picture(lines))
        case "film":
            return _film(key, lines)
        case "reflection":
            return Reflection(key, lines.text)
        case "tool":
            if lines.text:
                lines.fault(_("Ett verktyg skrivs i mappen tools. Här står bara dess nyckel."))
            return ToolPlace(key)
        case _:
            return _question(kind, key, lines)


def _named(lines: Lines, names: Sequence[str]) -> dict[str, str]:
    """Lines of name: value."""
    found: dict[str, str] = {}
    for index, line in enumerate(lines.lines):
        named = NAMED.fullmatch(line.rstrip())
        if named and named[1] in names:
            found[named[1]] = named[2] or ""
        elif line.strip():
            lines.fault(_("Här kan det stå: %(names)s.") % {"names": ", ".join(f"{name}:" for name in names)}, index)
    return found


def _picture(lines: Lines) -> Picture:
    found = _named(lines, ("file", "alt"))
    if not found.get("file"):
        lines.fault(_("Bilden saknar file:"))
    return Picture(found.get("file", ""), found.get("alt", ""))


def _film(key: str, lines: Lines) -> Film:
    split = lines.find(DIVIDER)
    found = _named(lines.until(split), ("file", "captions", "title"))
    return Film(
        key=key,
        file=found.get("file", ""),
        captions=found.get("captions", ""),
        title=found.get("title", ""),
        transcript=lines.after(split + 1).text,
    )


def _question(kind: str, key: str, lines: Lines) -> Question:
    picture = None
    if lines.lines and _is_picture_line(lines.lines[0]):
        split = lines.find(DIVIDER)
        picture, lines = _picture(lines.until(split)), lines.after(split + 1)
    end = lines.find(DIVIDER)
    after = lines.after(end + 1).text
    start = next((i for i, line in enumerate(lines.lines[:end]) if OPTION.match(line)), end)
    options = _options(kind, lines.until(end).after(start))
    return Question(kind, key, lines.until(start).text, options, after, picture)  # type: ignore[arg-type]


def _options(kind: str, lines: Lines) -> tuple[Option, ...]:
    options: list[Option] = []
    starts = [index for index, line in enumerate(lines.lines) if OPTION.match(line)]
    for index, end in zip(starts, [*starts[1:], len(lines.lines)], strict=False):
        box, text = OPTION.fullmatch(lines.lines[index].rstrip()).groups()  # type: ignore[union-attr]
        if box[0] != BOXES[kind][0]:
            lines.fault(_("Svar skrivs med %(box)s här.") % {"box": " ".join(BOXES[kind])}, index)
        options.append(_option((text or "").strip(), "x" in box, lines.until(end).after(index + 1)))
    return tuple(options)


def _option(text: str, is_right: bool, lines: Lines) -> Option:
    """A picture's own lines come first, then the line that teaches."""
    stripped = [line.strip() for line in lines.lines]
    head = next((i for i, line in enumerate(stripped) if not _is_picture_line(line)), len(stripped))
    for index, line in enumerate(lines.lines):
        if line.strip() and not line.startswith("  "):
            lines.fault(_("Raden hör inte till något svar. Dra in den med två mellanslag."), index)
    picture = Lines(lines.file, lines.key, stripped[:head], lines.first, lines.faults)
    feedback = " ".join(filter(None, stripped[head:]))
    return Option(text, is_right, feedback, _picture(picture) if head else None)


def _is_picture_line(line: str) -> bool:
    named = NAMED.fullmatch(line)
    return named is not None and named[1] in ("file", "alt")
