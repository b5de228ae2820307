"""Reads when someone came and went, whichever order the language puts day and month in."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

_DATE = re.compile(r"(?<!\d)(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d)")
_DAY_NAMED = re.compile(r"(?<!\d)(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})(?!\d)")
_NAMED_DAY = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})(?!\d)")
_TIME = re.compile(r"(?<![\d.:])(\d{1,2})[:.h]\s?(\d{2})(?:[:.]\s?(\d{2})(?:[.,]\d+)?)?(?!\d)")
_AFTERNOON = re.compile(r"(?i)(?<![^\W\d_])(pm|p\.\s?m\.?|em|e\.\s?m\.?|ip|nachm)(?![^\W\d_])")
_MORNING = re.compile(r"(?i)(?<![^\W\d_])(am|a\.\s?m\.?|fm|f\.\s?m\.?|ap|vorm)(?![^\W\d_])")
_MONTHS = (
    ("jan", "tammi", "ene", "gen"),
    ("feb", "fév", "fev", "helmi"),
    ("mar", "mär", "maalis", "mrt"),
    ("apr", "avr", "huhti", "abr"),
    ("may", "maj", "mai", "mei", "touko", "mag"),
    ("jun", "juin", "kesä", "giu"),
    ("jul", "juil", "heinä", "lug"),
    ("aug", "aoû", "aou", "elo", "ago"),
    ("sep", "syys", "set"),
    ("oct", "okt", "loka", "ott", "out"),
    ("nov", "marras"),
    ("dec", "déc", "dez", "des", "joulu", "dic"),
)


@dataclass(frozen=True, slots=True)
class WrittenMoment:
    """A date and a time with the date's three numbers as they stand. `order` is set where only one is possible."""

    numbers: tuple[int, int, int]
    order: str
    time: dt.time

    def read(self, order: str) -> dt.datetime | None:
        year, month, day = _ordered(self.numbers, self.order or order)
        try:
            day_written = dt.date(year + 2000 if year < 100 else year, month, day)
        except ValueError:
            return None
        return dt.datetime.combine(day_written, self.time)


def written_moment(text: str) -> WrittenMoment | None:
    """The moment in a cell, None when it has no date with a time."""
    found = _numeric_date(text) or _named_date(text)
    if not found:
        return None
    numbers, order, (start, end) = found
    rest = f"{text[:start]} {text[end:]}"
    time = _time(rest)
    return WrittenMoment(numbers, order, time) if time else None


def common_order(moments: Iterable[WrittenMoment]) -> str:
    """The order of day and month in a file: one date over the twelfth settles it for all."""
    undecided = [moment for moment in moments if not moment.order]
    if any(moment.numbers[0] > 12 for moment in undecided):
        return "dmy"
    if any(moment.numbers[1] > 12 for moment in undecided):
        return "mdy"
    return "dmy"


def read_clock(text: str) -> dt.time | None:
    """A time of day alone."""
    return _time(text) if re.fullmatch(r"\s*\d{1,2}[:.]\d{2}([:.]\d{2})?(\s*[\w.]{2,5})?\s*", text) else None


def _ordered(numbers: tuple[int, int, int], order: str) -> tuple[int, int, int]:
    first, second, third = numbers
    if order == "ymd":
        return first, second, third
    return (third, first, second) if order == "mdy" else (third, second, first)


def _numeric_date(text: str) -> tuple[tuple[int, int, int], str, tuple[int, int]] | None:
    match = _DATE.search(text)
    if not match:
        return None
    first, separator, second, third = match[1], match[2], match[3], match[4]
    order = ""
    if len(first) == 4:
        order = "ymd"
    elif separator == ".":
        order = "dmy"
    return (int(first), int(second), int(third)), order, match.span()


def _named_date(text: str) -> tuple[tuple[int, int, int], str, tuple[int, int]] | None:
    if (match := _DAY_NAMED.search(text)) and (month := _month(match[2])):
        return (int(match[1]), month, int(match[3])), "dmy", match.span()
    if (match := _NAMED_DAY.search(text)) and (month := _month(match[1])):
        return (month, int(match[2]), int(match[3])), "mdy", match.span()
    return None


def _month(word: str) -> int:
    lowered = word.casefold()
    return next((at for at, starts in enumerate(_MONTHS, start=1) if lowered.startswith(starts)), 0)


def _time(text: str) -> dt.time | None:
    match = _TIME.search(text)
    if not match:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    if hour < 12 and _AFTERNOON.search(text):
        hour += 12
    elif hour == 12 and _MORNING.search(text):
        hour = 0
    return dt.time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None
