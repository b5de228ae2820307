"""Time week by week against the weekly time: it is the average over up to four weeks that counts.

The week that is going on is counted only when it helps, so a Monday never looks like a failure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from jordman.programmes.plan.reasons import day_in_words
from jordman.programmes.plan.shapes import BlockFacts
from jordman.ui.words import duration_long

WEEK = timedelta(days=7)
WEEKS_COUNTED = 4


@dataclass(frozen=True, slots=True)
class Pace:
    """`average` is minutes a week; None when no week has passed and nothing is done yet."""

    this_week: int
    last_week: int | None
    weekly_minutes: int
    average: int | None
    is_on_pace: bool
    resting_until: date | None = None
    year: int = 0

    @property
    def sentence(self) -> str:
        """How it goes, in plain words and without blame."""
        if self.resting_until:
            return _("Nu är det uppehåll till %(day)s. Prova det du har lärt dig.") % {
                "day": day_in_words(self.resting_until, self.year)
            }
        if self.last_week is None or self.average is None:
            return _("Räkna med %(time)s i veckan i snitt. En vecka får bli kort och nästa längre.") % {
                "time": duration_long(self.weekly_minutes)
            }
        return f"{self._last_week()} {self._standing()}"

    def _last_week(self) -> str:
        if not self.last_week:
            return _("Förra veckan blev det ingen tid.")
        form = _("Förra veckan blev det %(time)s.") if self.is_on_pace else _("I förra veckan blev det %(time)s.")
        return form % {"time": duration_long(self.last_week)}

    def _standing(self) -> str:
        if self.is_on_pace:
            return _("Du ligger i fas: det är snittet över fyra veckor som räknas.")
        return _("Vill du flytta tiden?")


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def pace(
    minutes_by_week: Mapping[date, int],
    weekly_minutes: int,
    today: date,
    *,
    since: date | None = None,
    resting_until: date | None = None,
) -> Pace:
    """`minutes_by_week` has the Monday of each week as its key. No week before `since` is counted.

    Without `since` the first week that has time is the first that counts.
    """
    this_monday = monday_of(today)
    first = monday_of(since) if since else min(minutes_by_week, default=this_monday)
    passed = _weeks_back(this_monday - WEEK, first)
    with_this = _weeks_back(this_monday, first)
    averages = [_average(minutes_by_week, weeks) for weeks in (passed, with_this) if weeks]
    average = max(averages, default=None)
    return Pace(
        this_week=minutes_by_week.get(this_monday, 0),
        last_week=minutes_by_week.get(this_monday - WEEK, 0) if passed else None,
        weekly_minutes=weekly_minutes,
        average=average if passed or average else None,
        is_on_pace=average is not None and average >= weekly_minutes,
        resting_until=resting_until,
        year=today.year,
    )


def _weeks_back(monday: date, first: date) -> list[date]:
    """Up to four Mondays, the latest first."""
    mondays = [monday - WEEK * back for back in range(WEEKS_COUNTED)]
    return [day for day in mondays if day >= first]


def _average(minutes_by_week: Mapping[date, int], weeks: list[date]) -> int:
    return round(sum(minutes_by_week.get(week, 0) for week in weeks) / len(weeks))


@dataclass(frozen=True, slots=True)
class Spell:
    """The stretch of learning that counts now: since when, and until when it rests between two blocks."""

    since: date | None
    resting_until: date | None = None


def spell(blocks: Iterable[BlockFacts], enrolled_on: date, today: date) -> Spell:
    """The block that is going on, or the rest before the next one: the summer between blocks costs nobody anything."""
    ordered = sorted(blocks, key=lambda block: block.opens_on)
    opened = [block for block in ordered if block.opens_on <= today]
    coming = [block for block in ordered if block.opens_on > today]
    is_over = all(block.closes_on is not None and block.closes_on < today for block in opened)
    if coming and is_over:
        return Spell(since=None, resting_until=coming[0].opens_on)
    return Spell(since=max(opened[-1].opens_on, enrolled_on) if opened else enrolled_on)
