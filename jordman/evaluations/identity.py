"""What in a text can tell who somebody is. Pure rules; they catch what is written by mistake, not by will."""

import re

from jordman.privacy.personal_numbers import holds_personal_number

EMAIL = re.compile(r"[^\s@<>()]+\s?@\s?[^\s@<>()]+\.[^\W\d_]{2,}")
# A mobile number as people write it in Sweden, with or without the country.
PHONE = re.compile(r"(?<![\d-])(?:\+46|0046|0)\s?\(?0?\)?\s?7[\d][\s-]?(?:\d[\s-]?){7}(?!\d)")
# Two words in a row that both begin with a capital letter, not at the beginning of a sentence.
_NAME = re.compile(r"(?<=[^\s.!?:”\"–-]\s)[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖÉ][a-zåäöéü]+)?\s[A-ZÅÄÖÉ][a-zåäöéü]{2,}")


def holds_address(text: str) -> bool:
    """An e-mail address or a mobile number."""
    return bool(EMAIL.search(text) or PHONE.search(text))


def looks_like_name(text: str) -> str:
    """The first words that look like somebody's whole name, or an empty string. Places look like names too."""
    found = _NAME.search(text)
    return found.group() if found else ""


def tells_who(text: str) -> str:
    """Why a text cannot be kept: "personal_number", "address", or nothing."""
    if holds_personal_number(text):
        return "personal_number"
    return "address" if holds_address(text) else ""
