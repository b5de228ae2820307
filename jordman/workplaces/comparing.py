"""What two versions of a text have in common, sentence by sentence. Pure functions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Piece:
    """`state`: same, removed or added."""

    state: str
    text: str


def sentences_of(text: str) -> list[str]:
    return [sentence.strip() for sentence in SENTENCES.split(text) if sentence.strip()]


def compare(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts in one, each sentence marked. What was taken away stands before what came instead."""
    return tuple(_pieces(sentences_of(before), sentences_of(after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for tag, old_from, old_to, new_from, new_to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (Piece("same", text) for text in after[new_from:new_to])
        else:
            yield from (Piece("removed", text) for text in before[old_from:old_to])
            yield from (Piece("added", text) for text in after[new_from:new_to])
