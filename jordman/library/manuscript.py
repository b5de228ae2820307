"""A module as its author writes it: plain text and Markdown, before it is compiled for learners.

The folder format, the editor's fields and the published edition are all made from this one shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Words that stand where a key stands in addresses.
RESERVED = ("filer", "granskning", "hamta-in", "ny")
CATEGORIES = range(1, 7)
LEVELS = ("any", "basic", "advanced")
AUDIENCES = ("operational", "strategic", "staff", "champion")
PLACES = ("home_care", "residential_care", "disability_support")
TOOL_KINDS = ("checklist", "template", "plan", "brief", "guide", "map")

QuestionKind = Literal["quiz", "exercise", "recall"]


@dataclass(frozen=True, slots=True)
class Picture:
    file: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    text: str
    is_right: bool
    feedback: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Text:
    markdown: str
    key: Literal[""] = ""
    kind: Literal["text"] = "text"


@dataclass(frozen=True, slots=True)
class PictureBlock:
    key: str
    picture: Picture
    kind: Literal["picture"] = "picture"


@dataclass(frozen=True, slots=True)
class Film:
    key: str
    file: str
    captions: str
    title: str
    transcript: str = ""
    kind: Literal["film"] = "film"


@dataclass(frozen=True, slots=True)
class Question:
    """A quiz has one right answer, an exercise any number; a recall question comes back after days and weeks."""

    kind: QuestionKind
    key: str
    text: str
    options: tuple[Option, ...]
    after: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Reflection:
    key: str
    text: str
    kind: Literal["reflection"] = "reflection"


@dataclass(frozen=True, slots=True)
class ToolPlace:
    """Where in a step a tool is handed over. Its key is the tool's."""

    key: str
    kind: Literal["tool"] = "tool"


Block = Text | PictureBlock | Film | Question | Reflection | ToolPlace


@dataclass(frozen=True, slots=True)
class Step:
    key: str
    title: str
    minutes: int
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    teach_minutes: int = 15
    talk_minutes: int = 15
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Tool:
    """A text to print (`body`) or a file beside it (`file`, a name in tools/)."""

    key: str
    title: str
    summary: str
    kind: str
    title_en: str = ""
    body: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    text: str
    read_on: date | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class ReviewLine:
    key: str
    is_checked: bool
    note: str


@dataclass(frozen=True, slots=True)
class Review:
    reviewed_by: str
    reviewed_on: date | None
    lines: tuple[ReviewLine, ...]


@dataclass(frozen=True, slots=True)
class Manuscript:
    key: str
    title: str
    summary: str
    category: int
    minutes: int
    title_en: str = ""
    summary_en: str = ""
    level: str = "any"
    audience: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    language: str = "sv"
    horizontal_principles: dict[str, str] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    introduction: str = ""
    steps: tuple[Step, ...] = ()
    guide: Guide | None = None
    recall: tuple[Question, ...] = ()
    tools: tuple[Tool, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """The names of every file that it shows or hands out: media/x.svg, tools/y.xlsx."""
        shown = (name for _part, block in self.blocks() for name in files_of(block))
        return frozenset((*shown, *(f"tools/{tool.file}" for tool in self.tools if tool.file)))

    def blocks(self) -> Iterator[tuple[str, Block]]:
        """Every block with the name of the text file it stands in."""
        for number, step in enumerate(self.steps, 1):
            yield from ((step_file(number, step), block) for block in step.blocks)
        if self.guide:
            yield from (("guide.md", block) for block in self.guide.blocks)
        yield from (("recall.md", question) for question in self.recall)


def step_file(number: int, step: Step) -> str:
    return f"{number}-{step.key}.md"


def files_of(block: Block) -> tuple[str, ...]:
    match block:
        case PictureBlock(picture=picture):
            return (picture.file,)
        case Film():
            return tuple(filter(None, (block.file, block.captions)))
        case Question():
            pictures = (block.picture, *(option.picture for option in block.options))
            return tuple(picture.file for picture in pictures if picture)
        case _:
            return ()
