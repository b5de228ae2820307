"""Keys of steps and blocks: answers hang on them, so they are given once and never changed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from jordman.library.manuscript import KEY

Raw = Mapping[str, Any]


def fill_keys(module_key: str, streams: Mapping[str, list[Any]]) -> None:
    """Give every step and block a key of its own, in place: the first with a key keeps it, a copy gets a new one."""
    taken: set[str] = set()
    steps: set[str] = set()
    for raw in streams.get("content", []):
        _fill(raw["value"], raw["value"].get("title"), steps, "steg")
        for block in raw["value"].get("blocks") or []:
            _fill_block(block, taken)
    for name in ("guide", "recall"):
        for block in streams.get(name, []):
            _fill_block(block, taken)


def _fill_block(raw: Raw, taken: set[str]) -> None:
    if raw["type"] not in ("text", "tool"):
        value = raw["value"]
        words = value.get("title") or value.get("text") or value.get("file")
        _fill(value, words, taken, raw["type"])


def _fill(value: Any, words: Any, taken: set[str], fallback: str) -> None:
    key = str(value.get("key") or "")
    if not KEY.fullmatch(key) or key in taken:
        key = next(key for key in _candidates(to_key(str(words or "")) or fallback) if key not in taken)
        value["key"] = key
    taken.add(key)


def _candidates(key: str) -> Iterator[str]:
    yield key
    yield from (f"{key}-{number}" for number in range(2, 10_000))


def to_key(words: str) -> str:
    """The first words of a text as a key: "Vem kan säga ja?" gives vem-kan-saga-ja."""
    plain_letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain_letters)
    key = ""
    for part in parts[:6]:
        if len(key) + len(part) > 40:
            break
        key = f"{key}-{part}" if key else part
    return key
