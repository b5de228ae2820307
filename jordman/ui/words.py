"""How the interface writes time, days and numbers, in the language of the reader. Pure functions."""

from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from django.utils import dateformat, formats, timezone
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

# Keeps a number and its unit on the same line.
NO_BREAK = "\N{NO-BREAK SPACE}"
EN_DASH = "\N{EN DASH}"

# fmt: off
NUMBERS = (
    gettext_lazy("noll"), gettext_lazy("en"), gettext_lazy("två"), gettext_lazy("tre"), gettext_lazy("fyra"),
    gettext_lazy("fem"), gettext_lazy("sex"), gettext_lazy("sju"), gettext_lazy("åtta"), gettext_lazy("nio"),
    gettext_lazy("tio"), gettext_lazy("elva"), gettext_lazy("tolv"),
)
# fmt: on

Number = int | float | Decimal


def _hours_and_minutes(length: Number | timedelta) -> tuple[int, int]:
    minutes = length.total_seconds() / 60 if isinstance(length, timedelta) else length
    return divmod(int(Decimal(str(minutes)).to_integral_value(ROUND_HALF_UP)), 60)


def duration(length: Number | timedelta) -> str:
    """Minutes, or a timedelta, as "1 tim 50 min"."""
    hours, minutes = _hours_and_minutes(length)
    parts = []
    if hours:
        parts.append(_("%(number)s tim") % {"number": number(hours)})
    if minutes or not hours:
        parts.append(_("%(number)s min") % {"number": minutes})
    return " ".join(part.replace(" ", NO_BREAK) for part in parts)


def duration_long(length: Number | timedelta) -> str:
    """The same in whole words, for running text and screen readers: "1 timme 50 minuter"."""
    hours, minutes = _hours_and_minutes(length)
    parts = []
    if hours:
        parts.append(ngettext("%(number)s timme", "%(number)s timmar", hours) % {"number": number(hours)})
    if minutes or not hours:
        parts.append(ngettext("%(number)s minut", "%(number)s minuter", minutes) % {"number": minutes})
    return " ".join(parts)


def number(value: Number, decimals: int = 0) -> str:
    """A number with the language's thousands and decimal marks: "12 345" and "2,6"."""
    return formats.number_format(value, decimals, use_l10n=True, force_grouping=True)


def spelled(count: int) -> str:
    """Up to twelve in letters: "tre"."""
    return str(NUMBERS[count]) if 0 <= count < len(NUMBERS) else number(count)


def percent(part: Number, whole: Number) -> str:
    """The part's share of the whole as "68 %". Only all is 100 and only none is 0."""
    if not whole:
        return EN_DASH
    share = int(Decimal(str(float(part) / float(whole) * 100)).to_integral_value(ROUND_HALF_UP))
    if 0 < part < whole:
        share = min(99, max(1, share))
    return (_("%(number)s %%") % {"number": share}).replace(" ", NO_BREAK)


def _local(moment: date | datetime) -> date | datetime:
    return timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment


def _as_day(moment: date | datetime) -> date:
    local = _local(moment)
    return local.date() if isinstance(local, datetime) else local


def written(moment: date | datetime, pattern: str) -> str:
    text = dateformat.format(_as_day(moment), pattern)
    # Swedish writes weekdays and months in lower case, which Django's own names do not always do.
    return text.lower() if (get_language() or "").startswith("sv") else text


def day(start: date | datetime, end: date | datetime | None = None) -> str:
    """A day as "tis 29 sep", with the year when it is another year than now; two days as a span."""
    first = _as_day(start)
    text = written(first, "D j M" if first.year == timezone.localdate().year else "D j M Y")
    last = _as_day(end) if end else first
    return text if last == first else f"{text}{EN_DASH}{day(last)}"


def day_long(moment: date | datetime) -> str:
    """A day in whole words: "tisdag 29 september 2026"."""
    return written(moment, "l j F Y")


def clock(start: time | datetime, end: time | datetime | None = None) -> str:
    """A time as "13.00", or a span as "13.00–14.30"."""
    texts = []
    for moment in (start, end):
        if moment is not None:
            local = timezone.localtime(moment) if isinstance(moment, datetime) and timezone.is_aware(moment) else moment
            texts.append(dateformat.time_format(local, _("G.i")))
    return EN_DASH.join(texts)
