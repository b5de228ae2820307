"""Text that our fonts can set. A letter that they lack becomes a visible sign, so that no document fails for a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

COVERAGE = Path(__file__).parent / "fonts" / "coverage.txt"
MISSING = "\ufffd"
SPACES = re.compile(r"[\t\v\f\x85\u2028\u2029]")
# Controls, turned writing direction, joiners, variation selectors and tags: they have no letter of their own.
UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)


def printable(text: str) -> str:
    kept = unicodedata.normalize("NFC", UNSEEN.sub("", SPACES.sub(" ", text)))
    if kept.isascii():
        return kept
    return _missing_run().sub(MISSING, kept)


@lru_cache(maxsize=1)
def _missing_run() -> re.Pattern[str]:
    ranges = (line.split("-") for line in COVERAGE.read_text(encoding="ascii").split())
    letters = "".join(rf"\U{int(first, 16):08x}-\U{int(last, 16):08x}" for first, last in ranges)
    return re.compile(rf"[^\n{letters}]+")
