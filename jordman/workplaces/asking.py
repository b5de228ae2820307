"""When a unit is asked which routine changed, and about what: one question a month, never more. Pure functions.

A session is followed up one, three and six months after. A unit that meets all year would then have three questions a
month; they are asked as one, about all the sessions whose time has come.
"""

from datetime import date

MONTHS = (1, 3, 6)
# In the middle of the month, a session has had its months on average, whichever day it was held.
ASK_DAY = 15


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def months_before(month: date, number: int) -> date:
    """The first day of the month that lies `number` months before."""
    years, index = divmod(month.year * 12 + month.month - 1 - number, 12)
    return date(years, index + 1, 1)


def months_asked_about(month: date) -> tuple[date, ...]:
    """First days of the months whose sessions the question of `month` is about, the latest first."""
    return tuple(months_before(month, number) for number in MONTHS)


def ask_on(month: date) -> date:
    return month.replace(day=ASK_DAY)


def is_time_to_ask(today: date) -> bool:
    return today.day >= ASK_DAY
