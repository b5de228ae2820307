"""Reads one cell: an address, a date, a share, a name. Raises BadValue with a Swedish sentence when it cannot."""

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

NAME_LENGTH, NUMBER_LENGTH, UNIT_NAME_LENGTH, TITLE_LENGTH = 100, 40, 200, 120


class BadValue(Exception):
    """The message never repeats what the cell says: it may be a name."""


class Sex(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    UNKNOWN = "unknown"


_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Invisible marks that turn text around or hide in it. Joiners stay: some scripts are wrong without them.
_HIDDEN = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_PARTICLES = frozenset(
    [
        "af",
        "av",
        "von",
        "van",
        "de",
        "del",
        "der",
        "den",
        "di",
        "la",
        "le",
        "da",
        "dos",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "abu",
        "mac",
        "mc",
        "st",
    ]
)
_WOMEN = frozenset({"k", "kvinna", "kvinnor", "f", "female", "woman", "w", "2"})
_MEN = frozenset({"m", "man", "män", "male", "1"})
_YES = frozenset({"ja", "j", "yes", "y", "x", "true", "sant", "1"})
_NO = frozenset({"nej", "n", "no", "false", "falskt", "0", "-"})
_OPEN_ENDED = frozenset({"", "-", "0", "00000000", "tv", "tillsvidare", "tills vidare", "99991231", "9999-12-31"})
_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_WHOLE_ADDRESS = EmailValidator()
_EPOCH_OF_SPREADSHEETS = dt.date(1899, 12, 30)


def clean_text(text: str, *, at_most: int = 2_000) -> str:
    """Composed letters, single spaces, nothing invisible."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return " ".join(text.split())[:at_most].rstrip()
    composed = unicodedata.normalize("NFC", _HIDDEN.sub("", _CONTROL.sub(" ", text)))
    return " ".join(composed.split())[:at_most].rstrip()


def read_name(text: str) -> str:
    name = clean_text(text)
    if _is_formula(text):
        raise BadValue(_("Namnet börjar som en formel. Rätta cellen i filen."))
    if len(name) > NAME_LENGTH:
        raise BadValue(_("Namnet är längre än %(count)s tecken. Korta det i filen.") % {"count": NAME_LENGTH})
    return name


def split_name(text: str, *, family_first: bool = False) -> tuple[str, str]:
    """Given and family name from one cell: "Efternamn, Förnamn" or "Förnamn Efternamn"."""
    name = clean_text(text)
    if "," in name:
        family, _comma, given = name.partition(",")
        return given.strip(), family.strip()
    words = name.split(" ")
    if len(words) == 1:
        return name, ""
    if family_first:
        return " ".join(words[1:]), words[0]
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:])


def read_email(text: str) -> str:
    """The address in lower case, or nothing for an empty cell."""
    if _is_formula(text):
        raise BadValue(_("E-postadressen börjar som en formel. Rätta cellen i filen."))
    address = clean_text(text).lower().removeprefix("mailto:").strip("<>;, ")
    if not address:
        return ""
    try:
        _WHOLE_ADDRESS(address)
    except ValidationError as error:
        raise BadValue(_("E-postadressen är inte hel. Skriv den som namn@kommun.se.")) from error
    if len(address) > 254:
        raise BadValue(_("E-postadressen är för lång. Rätta cellen i filen."))
    return address


def read_code(text: str) -> str:
    """An employment number or a unit's code."""
    code = clean_text(text)
    if len(code) > NUMBER_LENGTH:
        raise BadValue(_("Numret är längre än %(count)s tecken. Rätta cellen.") % {"count": NUMBER_LENGTH})
    return code


def read_share(text: str) -> Decimal | None:
    """Percent: "100,00", "0.75" and "75 %" are 100, 75 and 75."""
    written = clean_text(text)
    if not written:
        return None
    bare = written.rstrip("% ").replace(" ", "").replace(",", ".")
    if not re.fullmatch(r"\d{1,6}(\.\d{1,10})?", bare):
        raise BadValue(_("Sysselsättningsgraden är inget tal. Skriv till exempel 75 eller 75 %."))
    number = Decimal(bare)
    percent = number * 100 if number <= 1 and "%" not in written else number
    if percent > 100:
        raise BadValue(_("Sysselsättningsgraden är över 100 procent. Rätta cellen."))
    return percent.quantize(Decimal("0.01"))


def read_date(text: str) -> dt.date | None:
    """A day in any of the shapes that systems write. Nothing for an empty cell or an open end."""
    written = clean_text(text).casefold().rstrip(".")
    if written in _OPEN_ENDED:
        return None
    try:
        day = _date(written)
    except ValueError:
        day = None
    if day is None or not 1900 <= day.year <= 2200:
        raise BadValue(_("Datumet går inte att läsa. Skriv det som 2026-03-01."))
    return day


def read_sex(text: str) -> Sex:
    word = clean_text(text).casefold()
    if word in _WOMEN:
        return Sex.WOMAN
    return Sex.MAN if word in _MEN else Sex.UNKNOWN


def read_yes_no(text: str) -> bool | None:
    """None when the answer is empty or neither: "Vet ej"."""
    word = clean_text(text).casefold()
    if word in _YES:
        return True
    return False if word in _NO else None


def read_protected(text: str) -> bool:
    """Anything but an empty cell or a no counts: a mark that is misread must protect."""
    word = clean_text(text).casefold()
    return bool(word) and word not in _NO


def says_protected(name: str) -> bool:
    """Systems write it where the name should be."""
    return bool(re.search(r"(?i)\bskydda[dt]e? (identitet|person|folkbok)|\bsekretessmark|^\W*sekretess\W*$", name))


def _is_formula(text: str) -> bool:
    return text.strip(" ").startswith(_FORMULA)


def _date(written: str) -> dt.date | None:
    day_part = re.split(r"[t ](?=\d{1,2}:\d{2})", written)[0].strip()
    if match := re.fullmatch(r"(\d{4})[-/. ]?(\d{2})[-/. ]?(\d{2})", day_part):
        return dt.date(*map(int, match.groups()))
    if match := re.fullmatch(r"(\d{1,2})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{4})", day_part):
        return _day_month_year(*map(int, match.groups()))
    if match := re.fullmatch(r"(\d{1,2})[. ]{0,2}([a-zåäö]{3})[a-zåäö]*[. ]{1,2}(\d{4})", day_part):
        return dt.date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1]))
    if match := re.fullmatch(r"(\d{2})(\d{2})(\d{2})", day_part):
        year = int(match[1])
        return dt.date(year + (2000 if year < 70 else 1900), int(match[2]), int(match[3]))
    if re.fullmatch(r"[1-7]\d{4}", day_part):
        return _EPOCH_OF_SPREADSHEETS + dt.timedelta(days=int(day_part))
    return None


def _day_month_year(first: int, second: int, year: int) -> dt.date:
    is_month_first = second > 12
    return dt.date(year, first, second) if is_month_first else dt.date(year, second, first)
