"""Every sentence of the interface's own pages exists in English."""

import re
from pathlib import Path

import polib
import pytest

from jordman.ui import about

UI = Path(about.__file__).resolve().parent
CATALOGUE = polib.pofile(str(UI / "locale" / "en" / "LC_MESSAGES" / "django.po"))
ENGLISH = {entry.msgid: entry for entry in CATALOGUE}


def sentences(path: Path) -> set[str]:
    """The msgids of a template: what stands in its translate tags."""
    text = path.read_text(encoding="utf-8")
    found = re.findall(r"{% translate (?:\"([^\"]+)\"|'([^']+)')", text)
    return {one or other for one, other in found}


@pytest.mark.parametrize(
    "path", sorted((UI / "templates").rglob("*.html")), ids=lambda path: str(path.relative_to(UI / "templates"))
)
def test_a_template_has_its_english(path: Path) -> None:
    assert sentences(path) <= set(ENGLISH)


def test_the_rules_about_who_sees_what_have_their_english() -> None:
    rows = (*about.THINGS, *about.ROLES, *about.RECORDS, *about.SHORTCOMINGS, *about.ANSWERS)
    texts = {str(text) for row in rows for name, text in vars(row).items() if name != "icon"}
    assert texts <= set(ENGLISH)


def test_nothing_is_left_empty_or_unsure() -> None:
    assert not [entry.msgid for entry in CATALOGUE if entry.fuzzy or not entry.translated()]


def test_what_is_filled_in_is_filled_in_in_english_too() -> None:
    blanks = re.compile(r"%\(\w+\)s")
    wrong = [
        entry.msgid
        for entry in CATALOGUE
        if entry.msgstr and sorted(blanks.findall(entry.msgid)) != sorted(blanks.findall(entry.msgstr))
    ]
    assert not wrong
