"""Versions of a module: its draft, what was handed in, its editions, and what differs between them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from jordman.library.authoring.fields import manuscript_of
from jordman.library.checks.module import check_module, faults_only
from jordman.library.compiling import Compiled, compile_module, fingerprint
from jordman.library.faults import Fault
from jordman.library.folder.check import check_writable
from jordman.library.folder.write import Texts, to_texts
from jordman.library.manuscript import Manuscript
from jordman.library.models import Module

Addresses = dict[str, str]
FILES = "files"


@dataclass(frozen=True)
class Version:
    """A module's words and files as they stand at one moment."""

    manuscript: Manuscript
    addresses: Addresses

    @property
    def texts(self) -> Texts:
        return to_texts(self.manuscript)

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.manuscript, self.addresses)

    @property
    def files_text(self) -> str:
        """The files it shows, one a line, with what tells two files of one name apart."""
        used = (self.addresses.get(name) for name in sorted(self.manuscript.files))
        return "\n".join(filter(None, used))

    @property
    def texts_and_files(self) -> Texts:
        return {**self.texts, FILES: self.files_text}

    def compile(self) -> Compiled:
        return compile_module(self.manuscript, self.addresses)

    def check(self) -> list[Fault]:
        return [*check_module(self.manuscript, self.addresses), *check_writable(self.manuscript)]

    @property
    def faults(self) -> list[Fault]:
        return faults_only(self.check())


def addresses_of(module: Module) -> Addresses:
    """Where the module's current files are, by their names."""
    rows = module.files.filter(is_current=True).values_list("name", "digest")
    return {name: f"{module.key}/{digest}/{name}" for name, digest in rows}


def draft_of(module: Module) -> Version:
    """What the author sees in the editor now."""
    return Version(manuscript_of(module.get_latest_revision_as_object()), addresses_of(module))


def version_at(module: Module, revision: Any) -> Version:
    return Version(manuscript_of(revision.as_object()), addresses_of(module))


# What differs

Change = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Line:
    change: Change
    text: str


@dataclass(frozen=True)
class Difference:
    """One file of a module, before and after, as lines to read."""

    title: str
    state: Literal["new", "gone", "changed"]
    lines: tuple[Line, ...]


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[Difference]:
    """Steps are followed by their keys, so that a step which has moved is not shown as new."""
    old, new = _by_part(before), _by_part(after)
    order = [*new, *(part for part in old if part not in new)]
    found = (_difference(part, old.get(part), new.get(part)) for part in order)
    return [difference for difference in found if difference]


def _by_part(texts: Mapping[str, str]) -> dict[str, str]:
    def part(name: str) -> str:
        number, _dash, rest = name.partition("-")
        return f"step-{rest}" if number.isdigit() else name

    return {part(name): texts[name] for name in sorted(texts, key=_place)}


def _place(name: str) -> tuple[int, int, str]:
    """As the folder is read: about the module, the steps in order, and then the rest."""
    number = name.partition("-")[0]
    if number.isdigit():
        return 1, int(number), name
    order = ("module.md", "guide.md", "recall.md")
    return (order.index(name) * 2 if name in order else 9), 0, name


def _difference(part: str, before: str | None, after: str | None) -> Difference | None:
    if before == after:
        return None
    lines = tuple(_lines(readable(before or ""), readable(after or "")))
    state: Literal["new", "gone", "changed"] = "new" if before is None else "gone" if after is None else "changed"
    return Difference(title_of(part, after or before or ""), state, lines)


BLOCK = re.compile(r"::: (\w+) .*")
NAMED = re.compile(r"(\s*)(?:- )?([a-z_]+): (.*)")
ANSWER = re.compile(r"- [\[(]([ x])[\])] (.*)")


def readable(text: str) -> list[str]:
    """The lines of a file for a person who does not know the format: its marks as words, its fences gone."""
    return [shown for line in text.splitlines() if (shown := _readable(line)) is not None]


def _readable(line: str) -> str | None:
    if line in ("---", ":::"):
        return None
    words = _words()
    if block := BLOCK.fullmatch(line):
        return f"[{words.get(block[1], block[1])}]"
    if answer := ANSWER.fullmatch(line):
        return f"{'✓' if answer[1] == 'x' else '○'} {answer[2]}"
    if (named := NAMED.fullmatch(line)) and named[2] in words:
        return f"{named[1]}{words[named[2]]}: {named[3]}"
    return line


def _words() -> dict[str, str]:
    return {
        "title": _("Titel"),
        "title_en": _("Titel på engelska"),
        "summary": _("Sammanfattning"),
        "summary_en": _("Sammanfattning på engelska"),
        "minutes": _("Minuter"),
        "category": _("Kategori"),
        "file": _("Fil"),
        "alt": _("Bildtext"),
        "captions": _("Undertexter"),
        "quiz": _("Quiz"),
        "exercise": _("Övning"),
        "recall": _("Fråga att minnas"),
        "reflection": _("Tänk efter"),
        "picture": _("Bild"),
        "film": _("Film"),
        "tool": _("Verktyg att ta med"),
    }


def title_of(part: str, text: str) -> str:
    """What a file of the folder is called to a person: a step and a tool by their titles."""
    names = {
        "module.md": _("Om modulen"),
        "guide.md": _("Guide för samtal"),
        "recall.md": _("Frågor att minnas"),
        FILES: _("Filer"),
    }
    title = next((line for line in text.splitlines() if line.startswith("title:")), part)
    return names.get(part) or title.removeprefix("title:").strip().strip('"')


def _lines(before: list[str], after: list[str]) -> Iterator[Line]:
    """The changed lines with one line on each side; a gap is one line of dots."""
    kinds: dict[str, Change] = {" ": "same", "+": "added", "-": "removed"}
    for number, group in enumerate(_groups(before, after)):
        if number:
            yield Line("same", "…")
        yield from (Line(kinds[line[0]], line[1:]) for line in group if line[1:].strip() or line[0] == " ")


def _groups(before: list[str], after: list[str]) -> Iterable[list[str]]:
    group: list[str] = []
    for line in list(difflib.unified_diff(before, after, n=1, lineterm=""))[2:]:
        if line.startswith("@@"):
            if group:
                yield group
            group = []
        else:
            group.append(line)
    if group:
        yield group
