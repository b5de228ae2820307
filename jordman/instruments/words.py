"""A text in the languages of the interface."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, override

from jordman.ui.words import spelled


@dataclass(frozen=True, slots=True)
class Words:
    """Swedish and English; as a string, the one that the reader has chosen."""

    sv: str
    en: str

    def __str__(self) -> str:
        return self.en if (get_language() or "sv").startswith("en") else self.sv

    def filled(self, gaps: Mapping[str, str]) -> "Words":
        """With `{name}` replaced by what stands under the name, in both languages."""
        return Words(_fill(self.sv, gaps), _fill(self.en, gaps))


def number_words(number: int) -> Words:
    """5 is "fem" and "five"; from 13 and on figures."""
    with override("sv"):
        swedish = spelled(number)
    with override("en"):
        return Words(swedish, spelled(number))


def _fill(text: str, gaps: Mapping[str, str]) -> str:
    for name, value in gaps.items():
        text = text.replace("{" + name + "}", value)
    return text
