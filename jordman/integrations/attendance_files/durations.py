"""Reads how long someone stayed: "19m 26s", "1 tim 2 min", "1 Std. 2 Min.", "PT1H2M", "0:19:26"."""

import re

_ISO = re.compile(r"(?i)pt(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:[.,]\d+)?s)?")
_CLOCK = re.compile(r"(\d{1,3}):(\d{2})(?::(\d{2}))?")
_PART = re.compile(r"(\d+)(?:[.,]\d+)?\s*([^\W\d_]+)\.?")
_FILLER = re.compile(r"[\s,.]+|\b(?:och|and|und|et|ja|og|en|y|e)\b")
# The beginnings of the words for a day, an hour, a minute and a second. The longest that fits decides.
_UNITS = {
    86_400: ("d", "dag", "tag", "jour", "päiv", "pv", "gün"),
    3_600: ("h", "t", "st", "u", "ore", "ora", "g", "tun", "час", "ч", "時", "小时"),
    60: ("m", "мин", "分", "분"),
    1: ("s", "sek", "sec", "seg", "сек", "с", "秒", "초"),
}
_SECONDS_BY_START = {start: seconds for seconds, starts in _UNITS.items() for start in starts}


def read_duration(text: str) -> int | None:
    """Seconds, or None when the text is no duration."""
    written = text.strip().casefold()
    if match := _ISO.fullmatch(written):
        return _sum(match.groups()) if any(match.groups()) else None
    if match := _CLOCK.fullmatch(written):
        return _sum(match.groups())
    parts = _PART.findall(written)
    if not parts or _FILLER.sub("", _PART.sub("", written)):
        return None
    units = [_unit(word) for _number, word in parts]
    if None in units and len(parts) == 3:
        # A language that is not known here still writes the largest first.
        units = [3_600, 60, 1]
    if None in units or units != sorted(set(units), key=lambda unit: -(unit or 0)):
        return None
    return sum(int(number) * (unit or 0) for (number, _word), unit in zip(parts, units, strict=True))


def _sum(groups: tuple[str | None, ...]) -> int:
    hours, minutes, seconds = (int(group or 0) for group in groups)
    return hours * 3_600 + minutes * 60 + seconds


def _unit(word: str) -> int | None:
    starts = [start for start in _SECONDS_BY_START if word.startswith(start)]
    return _SECONDS_BY_START[max(starts, key=len)] if starts else None
