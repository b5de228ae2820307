"""Days on which nobody is asked to start or meet. Pure.

Source: lagen (1989:253) om allmänna helgdagar; the eves are days off in the sector's agreements.
"""

from datetime import date, timedelta
from functools import cache

DAY = timedelta(days=1)
FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))
AUTUMN_BREAK = 44  # the week when schools, and many managers, are off


def easter_sunday(year: int) -> date:
    """The Gregorian computus: golden number, century corrections, epact and weekday."""
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30
    leap_years, year_rest = divmod(of_century, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def holidays(year: int) -> frozenset[date]:
    easter = easter_sunday(year)
    midsummer = _first_weekday(date(year, 6, 20), 5)
    fixed = {date(year, month, day) for month, day in FIXED}
    moving = {easter - 2 * DAY, easter, easter + DAY, easter + 39 * DAY, midsummer - DAY, midsummer}
    return frozenset(fixed | moving | {_first_weekday(date(year, 10, 31), 5)})


def _first_weekday(start: date, weekday: int) -> date:
    """The first such weekday (Monday is 0) on or after `start`."""
    return start + timedelta(days=(weekday - start.weekday()) % 7)


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in holidays(day.year)


def next_working_day(day: date) -> date:
    """The day itself when people work on it."""
    while not is_working_day(day):
        day += DAY
    return day


def first_monday(start: date) -> date:
    """The first Monday on or after `start` on which people work."""
    monday = _first_weekday(start, 0)
    while not is_working_day(monday):
        monday += 7 * DAY
    return monday


def meeting_day(day: date) -> date:
    """A day for a live session: not a holiday, and not in the autumn break."""
    if day.isocalendar().week == AUTUMN_BREAK:
        day += 7 * DAY
    return next_working_day(day)
