"""Months of a reporting: which there are, when one is over and when it is due. Pure functions on days.

The ledger counts by Swedish day, so an hour that a clock change adds or takes away is nobody's hour of learning.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import dateformat, timezone
from django.utils.translation import get_language

DUE_AFTER = timedelta(weeks=4)


def next_month(month: date) -> date:
    number = month.year * 12 + month.month
    return date(number // 12, number % 12 + 1, 1)


def last_day(month: date) -> date:
    return next_month(month) - timedelta(days=1)


def is_over(month: date, today: date) -> bool:
    return next_month(month) <= today


def due_on(month: date) -> date:
    """Statistics Sweden takes a month in from the first day of the next, and wants it within four weeks."""
    return next_month(month) + DUE_AFTER


def months_between(first: date, last: date) -> tuple[date, ...]:
    """The first day of each month, those of both days included."""
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(date(number // 12, number % 12 + 1, 1) for number in numbers)


def ended_months(first: date, ends_on: date, today: date) -> Sequence[date]:
    """Months of the project that are over, the first one first."""
    return [month for month in months_between(first, ends_on) if is_over(month, today)]


def read_month(key: str) -> date | None:
    """ "2026-10" as its first day; None for anything else."""
    try:
        return datetime.strptime(key, "%Y-%m").date() if len(key) == 7 else None  # noqa: DTZ007 - a month has no zone
    except ValueError:
        return None


def swedish_day(moment: datetime | None) -> date | None:
    """The day that a clock in Sweden showed, whichever side of a clock change."""
    return timezone.localtime(moment).date() if moment else None


def in_words(month: date) -> str:
    """ "oktober 2026"."""
    text = dateformat.format(month, "F Y")
    return text.lower() if (get_language() or "sv").startswith("sv") else text
