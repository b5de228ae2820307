"""Data that is shipped with the room: Level Up's own study as an example, and a guide to begin from."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

DATA = Path(__file__).parent / "data"


@lru_cache(maxsize=2)
def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DATA / name).read_text(encoding="utf-8"))
    return found


def level_up() -> dict[str, Any]:
    """The example, with every text as {"sv": ..., "en": ...}: see the file's own heading."""
    return _read("level-up.yaml")


def said(text: dict[str, str]) -> str:
    """A text of the data in the language of whoever asks."""
    return text["en" if (get_language() or "sv").startswith("en") else "sv"]


def guide_questions() -> list[tuple[str, str]]:
    """(level, text) of each question that a guide may begin from."""
    return [(question["level"], said(question)) for question in _read("guide.yaml")["questions"]]
