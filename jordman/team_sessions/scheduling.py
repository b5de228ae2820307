"""Which days a unit's sessions fall on: its ordinary meeting days, but for holidays, July and the Christmas weeks.

Pure functions of dates. Every day that is left out says why, so that a person can overrule it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WEEK = timedelta(days=7)
# A term with less than this left is not one of the two that a series lasts.
TERM_LEFT = timedelta(weeks=6)
FRIDAY, SATURDAY = 4, 5
HORIZON = 520  # meeting days to look at: ten years of weeks

Why = str | Promise


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Every `every_weeks` week, counted from `first_on`, whose weekday it keeps."""

    first_on: date
    every_weeks: int

    def days_from(self, start: date) -> Iterator[date]:
        """Every meeting day on `start` or later, free days too."""
        step = WEEK * self.every_weeks
        behind = max(0, (start - self.first_on).days)
        day = self.first_on + step * -(-behind // step.days)
        for _number in range(HORIZON):
            yield day
            day += step


@dataclass(frozen=True, slots=True)
class Skipped:
    """Meeting days that follow each other and are left out for the same reason."""

    first: date
    last: date
    why: Why


@dataclass(frozen=True, slots=True)
class Proposal:
    days: tuple[date, ...]
    skipped: tuple[Skipped, ...]


def propose(rhythm: Rhythm, *, after: date, number: int) -> Proposal:
    """`number` days spread over two terms. A unit that meets more seldom goes on until it has had them all."""
    start, end = after + timedelta(days=1), end_of_two_terms(after)
    free: list[tuple[date, Why]] = []
    days: list[date] = []
    for day in rhythm.days_from(start):
        if day > end and len(days) >= number:
            break
        why = why_free(day)
        if why:
            free.append((day, why))
        else:
            days.append(day)
    chosen = spread(days, number)
    last = chosen[-1] if chosen else start
    return Proposal(chosen, _together([each for each in free if each[0] <= last]))


def spread(days: Sequence[date], number: int) -> tuple[date, ...]:
    """So many of the days, as evenly as they allow, with the first and the last."""
    if len(days) <= number or number < 2:
        return tuple(days[:number])
    return tuple(days[round(index * (len(days) - 1) / (number - 1))] for index in range(number))


def end_of_two_terms(start: date) -> date:
    ends = [
        end for year in (start.year, start.year + 1, start.year + 2) for end in (date(year, 6, 30), date(year, 12, 20))
    ]
    whole = [end for end in ends if end - start >= TERM_LEFT]
    return whole[1]


# Moving


def moved(days: Sequence[date], by: timedelta) -> tuple[date, ...]:
    """Days in order, each so much later or earlier, and a week further for as long as that day is free or taken."""
    found: list[date] = []
    for day in days:
        found.append(_open_day(day + by, found[-1] if found else None))
    return tuple(found)


def stepped(days: Sequence[date], rhythm: Rhythm | None) -> tuple[date, ...]:
    """Each takes the next one's day, and the last a day as far on as those before it lie apart."""
    if not days:
        return ()
    gap = days[-1] - days[-2] if len(days) > 1 else WEEK * (rhythm.every_weeks if rhythm else 2)
    return (*days[1:], next_day(days[-1], gap, rhythm))


def next_day(last: date, gap: timedelta, rhythm: Rhythm | None) -> date:
    """The first day to meet on, `gap` after the last: the unit's own meeting day where it has one."""
    if rhythm is None:
        return _open_day(last + gap, last)
    return next(day for day in rhythm.days_from(last + max(gap, WEEK)) if not why_free(day))


def _open_day(day: date, after: date | None) -> date:
    while why_free(day) or (after is not None and day <= after):
        day += WEEK
    return day


# Free days


def why_free(day: date) -> Why:
    """Why nobody plans a session that day, or nothing."""
    if day.month == 7:
        return _("semester i juli")
    if (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 6):
        return _("jul och nyår")
    return holidays(day.year).get(day, "")


@cache
def holidays(year: int) -> dict[date, Why]:
    """Sweden's public holidays outside the Christmas weeks, and the eves that are free in practice."""
    easter_day = easter(year)
    midsummer_eve = _first(FRIDAY, date(year, 6, 19))
    return {
        easter_day - timedelta(days=2): _("långfredagen"),
        easter_day - timedelta(days=1): _("påskafton"),
        easter_day: _("påskdagen"),
        easter_day + timedelta(days=1): _("annandag påsk"),
        date(year, 5, 1): _("första maj"),
        easter_day + timedelta(days=39): _("Kristi himmelsfärdsdag"),
        easter_day + timedelta(days=49): _("pingstdagen"),
        date(year, 6, 6): _("nationaldagen"),
        midsummer_eve: _("midsommarafton"),
        midsummer_eve + timedelta(days=1): _("midsommardagen"),
        _first(SATURDAY, date(year, 10, 31)): _("alla helgons dag"),
    }


def easter(year: int) -> date:
    """Easter Day by the moon of the Gregorian calendar."""
    golden = year % 19
    century = year // 100
    moon = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    day = moon - weekday
    month = 3 + (day + 40) // 44
    return date(year, month, day + 28 - 31 * (month // 4))


def _first(weekday: int, start: date) -> date:
    return start + timedelta(days=(weekday - start.weekday()) % 7)


def _together(free: Sequence[tuple[date, Why]]) -> tuple[Skipped, ...]:
    """Days after each other for the same reason as one."""
    found: list[Skipped] = []
    for day, why in free:
        if found and str(found[-1].why) == str(why) and day - found[-1].last < timedelta(days=90):
            found[-1] = Skipped(found[-1].first, day, why)
        else:
            found.append(Skipped(day, day, why))
    return tuple(found)
