"""What a text is made of, whatever it is shown as: a page, a Word file or a PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look. A newline in it is a line break; a blank is a place to write by hand."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str = ""
    blank: bool = False

    def looks_like(self, other: Run) -> bool:
        return replace(self, text="") == replace(other, text="")


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    runs: Runs
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class List:
    ordered: bool
    items: tuple[tuple[Block, ...], ...]
    start: int = 1
    kind: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class CheckItem:
    checked: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    items: tuple[CheckItem, ...]
    kind: Literal["checklist"] = "checklist"


@dataclass(frozen=True, slots=True)
class Line:
    """A line on paper to write on."""

    kind: Literal["line"] = "line"


@dataclass(frozen=True, slots=True)
class Divider:
    """A pause between two parts of a text."""

    kind: Literal["divider"] = "divider"


@dataclass(frozen=True, slots=True)
class Table:
    """Every row has as many cells as the header. Widths are the columns' shares in hundredths."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    aligns: tuple[Literal["start", "center", "end"], ...]
    widths: tuple[int, ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: tuple[Block, ...]
    kind: Literal["quote"] = "quote"


Block = Heading | Paragraph | List | Checklist | Line | Divider | Table | Quote


def plain_text(runs: Runs) -> str:
    return "".join(run.text for run in runs)
