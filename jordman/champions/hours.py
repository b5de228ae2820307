"""Minutes that a mandate sets aside over days, and the periods that a manager is shown. Pure functions."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

WEEK = 7
# What a manager sees is whole weeks, to the half hour: no single entry can be read out of it.
WEEKS_SHOWN = 4
ROUNDED_TO = 30


@dataclass(frozen=True, slots=True)
class Period:
    """From `first` to `last`, both days included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return max(0, (self.last - self.first).days + 1)

    def within(self, first: date, last: date | None) -> "Period":
        """The part of it that lies from `first` to `last`; without a last day there is no end."""
        return Period(max(self.first, first), min(self.last, last) if last else self.last)


def set_aside_minutes(hours_per_week: Decimal, period: Period) -> int:
    """A week's hours spread evenly over the days of `period`."""
    return round(hours_per_week * 60 * period.days / WEEK)


def month_of(day: date) -> Period:
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1))


def last_whole_weeks(today: date, weeks: int = WEEKS_SHOWN) -> Period:
    """Monday to Sunday, the week that goes on not counted."""
    monday = today - timedelta(days=today.weekday())
    return Period(monday - timedelta(weeks=weeks), monday - timedelta(days=1))


def term_so_far(today: date) -> Period:
    """From January or July to the end of last month; in January and July the whole term before.

    Whole months only: what a manager sees of topics changes once a month, and never with one entry.
    """
    last = today.replace(day=1) - timedelta(days=1)
    return Period(date(last.year, 1 if last.month <= 6 else 7, 1), last)


def rounded(minutes: int, to: int = ROUNDED_TO) -> int:
    return round(minutes / to) * to
