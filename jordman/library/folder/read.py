"""Reads a module's folder into a manuscript, with every fault said by file and line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from jordman.library.faults import Fault
from jordman.library.folder.front import FrontMatter, compose, split
from jordman.library.folder.parse import STEP_KINDS, Body, parse_body, tidy
from jordman.library.manuscript import (
    AUDIENCES,
    KEY,
    LEVELS,
    PLACES,
    TOOL_KINDS,
    Guide,
    Manuscript,
    Question,
    Review,
    ReviewLine,
    Source,
    Step,
    Text,
    Tool,
)
from jordman.library.review import ITEMS, PRINCIPLES

STEP_NAME = re.compile(r"(\d+)-([a-z0-9]+(?:-[a-z0-9]+)*)\.md")
REVIEW_LINE = re.compile(r"- \[([ x])\] ([a-z]+): *(.*)")
KNOWN = {"module.md", "guide.md", "recall.md", "review.md", "tools", "media"}
LARGEST_TEXT = 512 * 1024
# What desks leave in folders by themselves.
LEFT_BY_DESKS = re.compile(r"\._.*|\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX")


@dataclass
class Reading:
    """What a folder held. `files` are its media and tool files by name; `lines` where each block opens."""

    manuscript: Manuscript
    review: Review | None = None
    faults: list[Fault] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)

    def placed(self, fault: Fault) -> Fault:
        """The fault with the line of its block."""
        line = fault.line or self.lines.get((fault.file, fault.key), 0)
        return Fault(fault.file, fault.text, line, fault.key, fault.is_advice)


class Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.lines: dict[tuple[str, str], int] = {}
        self.files: dict[str, Path] = {}

    def fault(self, file: str, text: str, line: int = 0) -> None:
        self.faults.append(Fault(file, text, line))

    def read(self) -> Reading:
        steps = self._steps()
        tools = self._tools()
        self._media()
        manuscript = self._module(steps, tools)
        return Reading(manuscript, self._review(), self.faults, self.files, self.lines)

    def _names(self, folder: Path) -> Iterator[Path]:
        if folder.is_dir():
            yield from sorted(path for path in folder.iterdir() if not LEFT_BY_DESKS.fullmatch(path.name))

    def _text(self, name: str) -> str | None:
        """The text of a file, None when it is missing or is no text."""
        path = self.folder / name
        if not path.is_file():
            return None
        if path.stat().st_size > LARGEST_TEXT:
            self.fault(name, _("Texten är för lång. En fil kan vara högst 512 kB."))
            return None
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            text = "\0"
        if "\0" in text:
            self.fault(name, _("Filen är inte sparad som UTF-8. Spara den så och försök igen."))
            return None
        return text

    def _front(self, name: str, text: str) -> tuple[FrontMatter, list[str], int]:
        return split(name, text, self.faults)

    def _body(self, name: str, lines: list[str], first: int, kinds: tuple[str, ...]) -> Body:
        body = parse_body(name, lines, first, self.faults, kinds)
        self.lines |= {(name, key): line for key, line in body.lines.items()}
        return body

    def _module(self, steps: tuple[Step, ...], tools: tuple[Tool, ...]) -> Manuscript:
        key = self.folder.name
        if not KEY.fullmatch(key):
            self.fault("module.md", _("Mappens namn får ha a-z, 0-9 och bindestreck."))
        text = self._text("module.md")
        if text is None:
            self.fault("module.md", _("Filen saknas. Den säger vad modulen är."))
            return Manuscript(key, "", "", 0, 0, steps=steps, tools=tools)
        front, lines, _first = self._front("module.md", text)
        manuscript = Manuscript(
            key=key,
            title=front.text("title"),
            title_en=front.text("title_en", required=False),
            summary=front.text("summary"),
            summary_en=front.text("summary_en", required=False),
            category=front.number("category"),
            level=front.choice("level", LEVELS),
            audience=front.words("audience", AUDIENCES),
            places=front.words("places", PLACES),
            minutes=front.number("minutes"),
            language=front.text("language"),
            horizontal_principles=front.texts("horizontal_principles", (item.key for item in PRINCIPLES)),
            sources=tuple(self._source(group) for group in front.groups("sources")),
            introduction=tidy(lines),
            steps=steps,
            guide=self._guide(),
            recall=self._recall(),
            tools=tools,
        )
        front.finish()
        return manuscript

    def _source(self, front: FrontMatter) -> Source:
        source = Source(front.text("text"), front.day("read_on"), front.text("url", required=False))
        front.finish()
        return source

    def _steps(self) -> tuple[Step, ...]:
        found = []
        for path in self._names(self.folder):
            if name := STEP_NAME.fullmatch(path.name):
                found.append((int(name[1]), name[2], path.name))
            elif path.name not in KNOWN:
                self.fault(path.name, _("Filen hör inte hemma i mappen. Ett steg heter till exempel 1-ova.md."))
        for place, (number, _key, file) in enumerate(sorted(found), 1):
            if number != place:
                self.fault(file, _("Stegen ska numreras 1, 2, 3 utan hopp. Här väntades %(n)s.") % {"n": place})
        return tuple(self._step(key, name) for _number, key, name in sorted(found))

    def _step(self, key: str, name: str) -> Step:
        front, lines, first = self._front(name, self._text(name) or "")
        title, minutes = front.text("title"), front.number("minutes")
        front.finish()
        return Step(key, title, minutes, tuple(self._body(name, lines, first, STEP_KINDS).blocks))

    def _guide(self) -> Guide | None:
        text = self._text("guide.md")
        if text is None:
            return None
        front, lines, first = self._front("guide.md", text)
        teach, talk = front.number("teach_minutes"), front.number("talk_minutes")
        front.finish()
        return Guide(teach, talk, tuple(self._body("guide.md", lines, first, ("picture",)).blocks))

    def _recall(self) -> tuple[Question, ...]:
        text = self._text("recall.md")
        if text is None:
            return ()
        blocks = self._body("recall.md", text.splitlines(), 1, ("recall",)).blocks
        if any(isinstance(block, Text) for block in blocks):
            self.fault("recall.md", _("All text ska stå i block: ::: recall nyckel"))
        return tuple(block for block in blocks if isinstance(block, Question))

    def _tools(self) -> tuple[Tool, ...]:
        tools, words = [], set()
        for path in self._names(self.folder / "tools"):
            name = f"tools/{path.name}"
            if not KEY.fullmatch(path.stem):
                self.fault(name, _("Filens namn får ha a-z, 0-9 och bindestreck."))
            if path.suffix == ".md":
                tools.append(self._text_tool(path.stem, name))
            elif path.suffix == ".yaml":
                words.add(path.stem)
                tools.append(self._file_tool(path.stem, name))
            else:
                self.files[name] = path
        told = {tool.file for tool in tools}
        for name in self.files:
            if name.removeprefix("tools/") not in told:
                self.fault(name, _("Verktyget saknar titel och sammanfattning i en fil bredvid som slutar på .yaml."))
        return tuple(tools)

    def _text_tool(self, key: str, name: str) -> Tool:
        front, lines, _first = self._front(name, self._text(name) or "")
        return self._tool(key, front, body=tidy(lines))

    def _file_tool(self, key: str, name: str) -> Tool:
        node = compose(name, self._text(name) or "", 1, self.faults)
        front = FrontMatter(name, node, 1, self.faults)
        known = [path.name for path in self._names(self.folder / "tools") if path.suffix != ".yaml"]
        beside = [each for each in known if Path(each).stem == key]
        file = front.text("file", required=False) or (beside[0] if len(beside) == 1 else "")
        if file not in known:
            front.fault(_("Filen som hör till verktyget saknas."))
        return self._tool(key, front, file=file)

    def _tool(self, key: str, front: FrontMatter, *, body: str = "", file: str = "") -> Tool:
        tool = Tool(
            key=key,
            title=front.text("title"),
            title_en=front.text("title_en", required=False),
            summary=front.text("summary"),
            kind=front.choice("kind", TOOL_KINDS),
            body=body,
            file=file,
        )
        front.finish()
        return tool

    def _media(self) -> None:
        for path in self._names(self.folder / "media"):
            if path.is_file():
                self.files[f"media/{path.name}"] = path
            else:
                self.fault(f"media/{path.name}", _("Mappen media har inga mappar i sig."))

    def _review(self) -> Review | None:
        text = self._text("review.md")
        if text is None:
            return None
        front, lines, first = self._front("review.md", text)
        review = Review(front.text("reviewed_by"), front.day("reviewed_on"), tuple(self._review_lines(lines, first)))
        front.finish()
        missing = {item.key for item in ITEMS} - {line.key for line in review.lines}
        if missing:
            self.fault("review.md", _("Punkter saknas: %(items)s.") % {"items": ", ".join(sorted(missing))})
        return review

    def _review_lines(self, lines: list[str], first: int) -> Iterator[ReviewLine]:
        known = {item.key for item in ITEMS}
        for number, line in enumerate(lines, first):
            found = REVIEW_LINE.fullmatch(line.rstrip())
            if found and found[2] in known:
                yield ReviewLine(found[2], found[1] == "x", found[3])
            elif line.strip():
                self.fault("review.md", _("Raden ska vara en punkt: - [x] language: vad du såg"), number)


def read_folder(folder: Path) -> Reading:
    return Reader(folder).read()
