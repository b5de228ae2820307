"""Front matter: reads it with line numbers and writes it as a person would."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

import yaml
from django.utils.translation import gettext as _

from jordman.library.faults import Fault

FENCE = "---"
MOST_DIGITS = 6


class FrontMatter:
    """The names and values at the top of a file. Asking for a value notes what is wrong with it in `faults`."""

    def __init__(self, file: str, node: yaml.Node | None, first_line: int, faults: list[Fault]) -> None:
        self.file = file
        self.faults = faults
        self._first_line = first_line
        self._asked: set[str] = set()
        self._values: dict[str, yaml.Node] = {}
        if isinstance(node, yaml.MappingNode):
            self._take(node)
        elif node is not None:
            self.fault(_("Skriv varje uppgift som namn: värde."), node)

    def _take(self, node: yaml.MappingNode) -> None:
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self.fault(_("Skriv varje uppgift som namn: värde."), name)
                continue
            if name.value in self._values:
                self.fault(_("%(name)s står två gånger.") % {"name": name.value}, name)
            self._values[name.value] = value

    def fault(self, text: str, node: yaml.Node | None = None) -> None:
        line = self._first_line + node.start_mark.line if node else 1
        self.faults.append(Fault(self.file, text, line))

    def finish(self) -> None:
        """Every name that nobody asked for is a misspelling, and would be lost."""
        for name in self._values.keys() - self._asked:
            self.fault(_("%(name)s är inget känt namn här.") % {"name": name}, self._values[name])

    def _node(self, name: str, *, required: bool) -> yaml.Node | None:
        self._asked.add(name)
        node = self._values.get(name)
        if required and (node is None or node.value in ("", [])):
            self.fault(_("%(name)s saknas.") % {"name": name}, node)
        return node

    def text(self, name: str, *, required: bool = True) -> str:
        node = self._node(name, required=required)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            self.fault(_("%(name)s ska vara en text.") % {"name": name}, node)
            return ""
        return str(node.value).strip()

    def number(self, name: str) -> int:
        text = self.text(name)
        if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS:
            return int(text)
        if text:
            self.fault(_("%(name)s ska vara ett heltal.") % {"name": name}, self._values[name])
        return 0

    def day(self, name: str) -> date | None:
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.fault(_("%(name)s ska vara en dag, till exempel 2026-11-01.") % {"name": name}, self._values[name])
            return None

    def choice(self, name: str, among: Iterable[str]) -> str:
        text = self.text(name)
        self._must_be(name, text, among, self._values.get(name))
        return text

    def words(self, name: str, among: Iterable[str]) -> tuple[str, ...]:
        node = self._node(name, required=False)
        if node is None:
            return ()
        if not isinstance(node, yaml.SequenceNode):
            self.fault(_("%(name)s ska vara en lista, till exempel [a, b].") % {"name": name}, node)
            return ()
        among = tuple(among)
        for item in node.value:
            self._must_be(name, item.value, among, item)
        return tuple(str(item.value) for item in node.value)

    def _must_be(self, name: str, text: str, among: Iterable[str], node: yaml.Node | None) -> None:
        if text and text not in (among := tuple(among)):
            self.fault(_("%(name)s kan vara: %(among)s.") % {"name": name, "among": ", ".join(among)}, node)

    def texts(self, name: str, among: Iterable[str]) -> dict[str, str]:
        node = self._node(name, required=False)
        if node is None:
            return {}
        inner = FrontMatter(self.file, node, self._first_line, self.faults)
        found = {key: inner.text(key) for key in among if key in inner._values}
        inner.finish()
        return found

    def groups(self, name: str) -> list[FrontMatter]:
        """A list in which every item has names and values of its own."""
        node = self._node(name, required=False)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.fault(_("%(name)s ska vara en lista, med ett streck framför varje.") % {"name": name}, node)
            return []
        return [FrontMatter(self.file, item, self._first_line, self.faults) for item in node.value]


def split(file: str, text: str, faults: list[Fault]) -> tuple[FrontMatter, list[str], int]:
    """The front matter, the lines after it, and the number of the first of them."""
    lines = text.splitlines()
    if not lines or lines[0] != FENCE:
        faults.append(Fault(file, _("Filen ska börja med en rad av tre streck."), 1))
        return FrontMatter(file, None, 1, []), lines, 1
    end = next((number for number, line in enumerate(lines[1:], 1) if line == FENCE), None)
    if end is None:
        faults.append(Fault(file, _("Uppgifterna överst ska sluta med en rad av tre streck."), 1))
        return FrontMatter(file, None, 1, []), [], 1
    node = compose(file, "\n".join(lines[1:end]), 2, faults)
    return FrontMatter(file, node, 2, faults), lines[end + 1 :], end + 2


def compose(file: str, text: str, first_line: int, faults: list[Fault]) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = first_line + (mark.line if mark else 0)
        faults.append(Fault(file, _("Raden går inte att läsa. Sätt citattecken runt texten."), line))
        return None
    return node


def scalar(value: object) -> str:
    """A value as it is written by hand: bare when that reads back the same, otherwise within quotes."""
    text = str(value)
    try:
        node = yaml.compose(f"name: {text}", Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return json.dumps(text, ensure_ascii=False)
    values = [value for _name, value in node.value] if isinstance(node, yaml.MappingNode) else []
    is_bare = len(values) == 1 and isinstance(values[0], yaml.ScalarNode) and values[0].style is None
    return text if is_bare and values[0].value == text and "\n" not in text else json.dumps(text, ensure_ascii=False)


def pairs(*named: tuple[str, object]) -> list[str]:
    """Lines of name: value, without those that are empty."""
    return [f"{name}: {scalar(value)}" for name, value in named if value not in ("", None)]
