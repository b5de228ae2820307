"""How hard a Swedish text is to read: LIX, after Björnsson (1968).

Under 30 is very easy, 40 is everyday prose, over 50 is official language. Modules for managers stay at 45 or below.
"""

import re
from collections.abc import Iterator
from statistics import fmean

LONG_WORD = 7

_WORD = re.compile(r"\w+(?:[-:.,’'/]\w+)*")
_LETTER = re.compile(r"[^\W\d_]")
# Quotes and brackets may close after the mark. What goes on with a small letter ("bl.a. i") has not ended.
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*(?=\s+[^a-zåäö\s]|\s*$)")

_BOX = r"[(\[][ xX]?[)\]]\s+"
_MARK = re.compile(rf"^\s*(?:#{{1,6}}\s+|>\s?|(?:[-*+]|\d+[.)])\s+(?:{_BOX})?)")
_STANDS_ALONE = re.compile(rf"\s*(?:#{{1,6}}\s|[-*+]\s+{_BOX}|\|)")

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NOT_READ = re.compile(r"^(?::::.*|\s*(?:file|captions|poster|alt):.*|[|\s:]*-{2,}[-|\s:]*|[_\s]+)$", re.MULTILINE)
_NOT_SPOKEN = re.compile(r"^title:\s*|_{2,}|\*+", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def lix(text: str) -> float:
    """Words per sentence, plus the percentage of words longer than six letters; 0.0 for a text without words.

    Headings, list items and table cells are sentences of their own, full stop or not.
    """
    sentences = split_sentences(text)
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    long_words = sum(len(_LETTER.findall(word)) >= LONG_WORD for word in words)
    return fmean(len(sentence) for sentence in sentences) + 100 * long_words / len(words)


def split_sentences(text: str) -> list[list[str]]:
    """The words of each sentence. A sentence without words is left out."""
    pieces = (piece for passage in _passages(text) for piece in _SENTENCE_END.split(passage))
    return [words for piece in pieces if (words := _WORD.findall(piece))]


def prose(markdown: str) -> str:
    """What a reader of a module's file meets: no front matter, block marks, file names, addresses or blanks."""
    text = _FRONT_MATTER.sub("", markdown)
    for pattern in (_NOT_READ, _NOT_SPOKEN):
        text = pattern.sub("", text)
    return _LINK.sub(r"\1", text)


def _passages(text: str) -> Iterator[str]:
    """Wrapped lines joined to the passage they belong to: a paragraph, an item, a heading, a cell."""
    passage = ""
    for line in text.splitlines():
        if not line.strip() or _MARK.match(line) or _STANDS_ALONE.match(line):
            yield passage
            passage = ""
        passage = f"{passage} {_MARK.sub('', line, count=1) if not passage else line.strip()}"
        if _STANDS_ALONE.match(line):
            yield from passage.split("|")
            passage = ""
    yield passage
