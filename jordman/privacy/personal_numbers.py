"""Recognises personal numbers, so that they can be left out. The product never needs them."""

import datetime as dt
import re
from collections.abc import Iterator

Span = tuple[int, int]

# The last part may hold letters: reserve numbers of care ("19900101-TF12"), interim numbers of payroll ("900101-T123").
_MARKED = re.compile(
    r"(?<![\d-])(?:(?:18|19|20)\d{2}|\d{2})[01]\d[0-9]\d\s?[-+–]\s?(?:\d{4}|[A-Z]\d{3}|[A-Z]{2}\d{2})(?!\d)"
)
_BARE = re.compile(r"(?<![\d.,-])(?:(?:18|19|20)\d{2}|\d{2})[01]\d[0-9]\d\d{4}(?!\d)")
# As somebody writes it in a text: in groups, or with another dash.
_SPACED = re.compile(r"(?<![\d.,-])(?:(?:18|19|20)\d{2}|\d{2})[ -]?[01]\d[ -]?[0-9]\d[ ‐-—-]{1,3}\d{4}(?!\d)")


def is_personal_number(text: str) -> bool:
    """A personal or coordination number, with or without century and hyphen."""
    compact = text.strip()
    if not 10 <= len(compact) <= 15:
        return False
    return bool(_MARKED.fullmatch(compact) and _has_date(compact)) or bool(
        _BARE.fullmatch(compact) and _is_sound(compact)
    )


def find_marked(text: str) -> Iterator[Span]:
    """Where numbers with a hyphen are."""
    return (match.span() for match in _MARKED.finditer(text) if _has_date(match.group()))


def find_bare(text: str) -> Iterator[Span]:
    """Where numbers of digits alone are: a right check digit, since other series of digits look alike."""
    return (match.span() for match in _BARE.finditer(text) if _is_sound(match.group()))


def holds_personal_number(text: str) -> bool:
    """Does a text that somebody writes hold what looks like one?"""
    if any(find_marked(text)) or any(find_bare(text)):
        return True
    return any(_is_sound("".join(re.findall(r"\d", match.group()))) for match in _SPACED.finditer(text))


def _has_date(text: str) -> bool:
    digits = re.match(r"\d+", text)
    written = digits.group() if digits else ""
    compact = written[:8] if len(written) in (8, 12) else written[:6]
    year, month, day = int(compact[:-4] or 0), int(compact[-4:-2] or 0), int(compact[-2:] or 0)
    # A coordination number has 60 added to its day; a year without century may be a leap year.
    day -= 60 if day > 60 else 0
    try:
        dt.date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return False
    return True


def _is_sound(digits: str) -> bool:
    """The check digit is right and the date exists."""
    total = 0
    for place, digit in enumerate(digits[-10:]):
        doubled = int(digit) * (2 - place % 2)
        total += doubled // 10 + doubled % 10
    return total % 10 == 0 and _has_date(digits)
