"""The two halves meet in one module. Whoever names the key's seal, the seed or the digest elsewhere fails here."""

import ast
from collections.abc import Iterator
from pathlib import Path

import jordman

ROOT = Path(jordman.__file__).parent
HALVES = {"OwnSeed", "own_seed", "AnswerKey", "answer_key", "sealed", "open_sealed", "hmac", "HMAC"}
# Who may name which of them, and why.
ALLOWED = {
    "assessments/models/__init__.py": {"OwnSeed", "AnswerKey"},
    "assessments/models/answers.py": {"OwnSeed", "AnswerKey", "sealed", "own_seed", "answer_key"},
    # Seals and opens bytes; knows no table.
    "assessments/sealing.py": {"sealed", "open_sealed"},
    "assessments/pseudonyms.py": HALVES,
    # Makes the key, and removes it.
    "assessments/actions/keys.py": {"AnswerKey", "sealed"},
    # Keys have a backup of their own, sealed as they are.
    "assessments/key_backup.py": {"AnswerKey", "sealed"},
}
# Other keyed digests, which have nothing to do with answers.
OTHER_DIGESTS = {"hmac", "HMAC"}


def named_in(file: Path) -> Iterator[str]:
    """Names, attributes, keywords and texts that are one of the halves."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        found: list[str] = []
        if isinstance(node, ast.Name):
            found = [node.id]
        elif isinstance(node, ast.Attribute):
            found = [node.attr]
        elif isinstance(node, ast.keyword):
            found = [node.arg or ""]
        elif isinstance(node, ast.alias):
            found = node.name.split(".")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found = node.value.replace("__", ".").split(".")
        yield from (name for name in found if name in HALVES)


def test_no_other_module_names_a_half() -> None:
    wrong = {}
    for file in sorted(ROOT.rglob("*.py")):
        place = file.relative_to(ROOT).as_posix()
        if "/migrations/" in place or place.startswith("operations/backup/"):
            continue
        rest = set(named_in(file)) - ALLOWED.get(place, set())
        if not place.startswith("assessments/"):
            rest -= OTHER_DIGESTS
        if rest:
            wrong[place] = rest
    assert not wrong


def test_the_search_finds_what_it_looks_for() -> None:
    assert {"OwnSeed", "AnswerKey", "sealed", "hmac"} <= set(named_in(ROOT / "assessments/pseudonyms.py"))


def test_only_pages_of_ones_own_ask_for_a_pseudonym() -> None:
    """Who imports it takes a request: the list, the result, giving answers, and what one takes along."""
    users = {
        file.relative_to(ROOT).as_posix()
        for file in ROOT.rglob("*.py")
        if "own_pseudonym" in file.read_text(encoding="utf-8")
    }
    assert users == {
        "assessments/pseudonyms.py",
        "assessments/access/answering.py",
        "assessments/actions/answering.py",
        "assessments/own_answers.py",
    }
