"""The interface's sentences and their English: `python -m checks.english` brings the catalogues up to the code.

Sentences that are new get an empty place to fill in, and those that are gone leave. Nothing but Python is needed.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

JORDMAN = Path(__file__).resolve().parent.parent / "jordman"
CATALOGUE = Path("locale", "en", "LC_MESSAGES", "django.po")
HEADER = {
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
# Where in a call the context, the sentence and its plural are.
CALLS = {"gettext": "s", "pgettext": "cs", "ngettext": "sp", "npgettext": "csp"}
KINDS = {f"{name}{ending}": places for name, places in CALLS.items() for ending in ("", "_lazy", "_noop")}
# What a template's calls are named once Django has written them out as Python.
IN_TEMPLATES = {**CALLS, "_": "s"}


@dataclass(frozen=True)
class Sentence:
    text: str
    plural: str = ""
    context: str | None = None


@dataclass(frozen=True)
class Found:
    """A call of gettext. No sentence means that its words are put together where nobody can translate them."""

    sentence: Sentence | None
    line: int
    # Asked for when the module is read, before anyone has a language.
    is_too_early: bool = False


def rooms() -> list[Path]:
    return sorted(path for path in JORDMAN.iterdir() if path.is_dir() and (path / "__init__.py").exists())


def sentences(room: Path) -> dict[Sentence, str]:
    """Every sentence of a room, in the order of its files, with where it was found first."""
    known: dict[Sentence, str] = {}
    for path in sources(room):
        for found in calls(path):
            if found.sentence:
                known.setdefault(found.sentence, f"{path.relative_to(JORDMAN.parent)}:{found.line}")
    return known


def sources(room: Path) -> list[Path]:
    code = [path for path in room.rglob("*.py") if "migrations" not in path.parts]
    templates = [path for path in room.glob("templates/**/*") if path.suffix in {".html", ".txt"}]
    return sorted([*code, *templates])


def calls(path: Path) -> Iterator[Found]:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield from _calls_in_template(templatize(text))
    elif "gettext" in text or "retention=" in text:
        tree = ast.parse(text)
        yield from _calls_in_code(tree)
        yield from _how_long(tree)


def _calls_in_code(tree: ast.Module) -> Iterator[Found]:
    names = _names_of_gettext(tree)
    inside = {id(node) for function in ast.walk(tree) if isinstance(function, _FUNCTIONS) for node in _body(function)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            name = names[node.func.id]
            early = id(node) not in inside and name in CALLS
            for sentence in _read(node, KINDS[name]):
                yield Found(sentence, node.lineno, early)


def _how_long(tree: ast.Module) -> Iterator[Found]:
    """How long a table is kept: said once, in the register of personal data, and shown to the person it is about."""
    named = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "retention":
            words = named.get(node.value.id) if isinstance(node.value, ast.Name) else node.value
            if text := _value(words):
                yield Found(Sentence(text), node.lineno)


_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def _body(function: ast.AST) -> Iterator[ast.AST]:
    body = getattr(function, "body", [])
    for statement in body if isinstance(body, list) else [body]:
        yield from ast.walk(statement)


def _names_of_gettext(tree: ast.Module) -> dict[str, str]:
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in KINDS
    }


def _calls_in_template(text: str) -> Iterator[Found]:
    for number, line in enumerate(text.splitlines(), start=1):
        for start in (at for at, sign in enumerate(line) if sign == "("):
            name = line[:start].rpartition(" ")[2]
            if name in IN_TEMPLATES and (call := _first_call(line[start - len(name) :])):
                yield from (Found(sentence, number) for sentence in _read(call, IN_TEMPLATES[name]))


def _first_call(text: str) -> ast.Call | None:
    """The call that the text begins with; brackets inside its strings are its own."""
    for end in (at for at, sign in enumerate(text, start=1) if sign == ")"):
        try:
            expression = ast.parse(text[:end], mode="eval").body
        except SyntaxError:
            continue
        return expression if isinstance(expression, ast.Call) else None
    return None


def _read(call: ast.Call, places: str) -> Iterator[Sentence | None]:
    """What the call says; both sides of a choice. Words from a variable belong to where they were written."""
    given = dict(zip(places, call.args, strict=False))
    plural = given.get("p")
    context = given.get("c")
    for words in _sides(given["s"]):
        if isinstance(words, ast.Constant) and isinstance(words.value, str):
            yield Sentence(words.value, _value(plural), _value(context) if context else None)
        elif isinstance(words, ast.JoinedStr | ast.BinOp):
            yield None


def _sides(words: ast.expr) -> list[ast.expr]:
    return [*_sides(words.body), *_sides(words.orelse)] if isinstance(words, ast.IfExp) else [words]


def _value(words: ast.expr | None) -> str:
    return str(words.value) if isinstance(words, ast.Constant) else ""


def english(room: Path) -> polib.POFile:
    """The room's catalogue; a new one when it has none yet."""
    if (room / CATALOGUE).exists():
        return polib.pofile(str(room / CATALOGUE), wrapwidth=0)
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = dict(HEADER)
    return catalogue


def sentence_of(entry: polib.POEntry) -> Sentence:
    return Sentence(entry.msgid, entry.msgid_plural, entry.msgctxt)


def update(room: Path) -> list[str]:
    """Makes the room's catalogue hold its sentences and no others. Returns those that lack their English."""
    found = sentences(room)
    catalogue = english(room)
    for entry in [entry for entry in catalogue if sentence_of(entry) not in found]:
        catalogue.remove(entry)
    known = {sentence_of(entry) for entry in catalogue}
    catalogue.extend(_empty(sentence) for sentence in found if sentence not in known)
    if len(catalogue):
        (room / CATALOGUE).parent.mkdir(parents=True, exist_ok=True)
        catalogue.save(str(room / CATALOGUE))
    return [entry.msgid for entry in catalogue if not entry.translated()]


def _empty(sentence: Sentence) -> polib.POEntry:
    return polib.POEntry(
        msgid=sentence.text,
        msgid_plural=sentence.plural,
        msgctxt=sentence.context,
        msgstr_plural={0: "", 1: ""} if sentence.plural else {},
        flags=["python-format"] if "%(" in sentence.text else [],
    )


def main() -> int:
    missing = [f"{room.name}: {text}" for room in rooms() for text in update(room)]
    print(*missing, sep="\n")
    print(f"{len(missing)} sentences to say in English.")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
