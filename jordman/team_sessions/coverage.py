"""How many of a unit were reached, and how often: counted for the unit, for many units in a few questions.

`by_times` counts those who work at the unit today, so that turnover shows: a colleague who left takes the sessions they
were at along, and a new one begins at none. What a manager may see of it goes through `protected_strata` and
`reached_text`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.disclosure.cells import check_threshold
from jordman.organisations.models import Employment
from jordman.team_sessions.models import Presence, TeamSession
from jordman.team_sessions.models.sessions import OPENS_BEFORE
from jordman.ui.words import spelled

LONG_TEACHING = 15 * 60
# Where one stratum ends and the next begins: none, one or two, three or four, five or six, more.
EDGES = (0, 1, 3, 5, 7)


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """`by_times[n]` is how many of today's staff were at `n` of the held sessions; they add up to `headcount`.

    `people_minutes` is what the held sessions are worth in time, named and unnamed together. `long_teaching` is how
    many of them taught for more than fifteen minutes.
    """

    unit_id: int
    headcount: int = 0
    by_times: tuple[int, ...] = (0,)
    held: int = 0
    planned: int = 0
    missed: int = 0
    cancelled: int = 0
    last_held_on: date | None = None
    next_on: date | None = None
    planned_until: date | None = None
    people_minutes: int = 0
    taught_seconds: int = 0
    talked_seconds: int = 0
    long_teaching: int = 0
    named: int = 0
    unnamed: int = 0

    def reached(self, at_least: int) -> int:
        """How many of today's staff were at `at_least` sessions or more. Protect it before it is shown."""
        return sum(self.by_times[at_least:])


def coverage_at(unit_ids: Iterable[int], since: date) -> dict[int, UnitCoverage]:
    """Every unit of `unit_ids` with its sessions since that day, in three questions however many they are."""
    units = list(unit_ids)
    begins = datetime.combine(since, time.min, timezone.get_current_timezone())
    headcounts = _headcounts(units)
    times = _times(units, begins)
    sessions = _sessions(units, begins)
    return {unit: _unit(unit, headcounts.get(unit, 0), times[unit], sessions.get(unit, {})) for unit in units}


def _unit(unit: int, headcount: int, times: Counter[int], facts: dict[str, object]) -> UnitCoverage:
    reached = [times[number] for number in range(1, max(times, default=0) + 1)]
    by_times = (max(0, headcount - sum(reached)), *reached)
    days = {
        name: timezone.localdate(moment)
        for name in ("last_held_on", "next_on", "planned_until")
        if isinstance(moment := facts.get(name), datetime)
    }
    numbers = {name: value for name, value in facts.items() if isinstance(value, int) and name != "unit"}
    return UnitCoverage(unit, headcount, by_times, **numbers, **days)  # type: ignore[arg-type]  # names are the fields


def _staff() -> QuerySet[Employment]:
    """Those who work today: who has left, or has not come yet, is not the unit's to reach."""
    begun = Q(starts_on=None) | Q(starts_on__lte=timezone.localdate())
    return Employment.objects.current().filter(begun, user__is_active=True)


def _headcounts(units: list[int]) -> dict[int, int]:
    rows = _staff().filter(unit__in=units).values_list("unit").annotate(people=Count("user", distinct=True))
    return dict(rows)


def _times(units: list[int], begins: datetime) -> dict[int, Counter[int]]:
    """For each unit, how many of today's staff were there once, twice and so on."""
    found: dict[int, Counter[int]] = defaultdict(Counter)
    employed = _staff().filter(unit=OuterRef("session__unit")).values("user")
    rows = Presence.objects.filter(
        is_present=True,
        session__unit__in=units,
        session__cancelled_at=None,
        session__ended_at__isnull=False,
        session__starts_at__gte=begins,
        user__in=Subquery(employed),
    )
    for unit, _user, number in rows.values_list("session__unit", "user").annotate(number=Count("pk")).order_by():
        found[unit][number] += 1
    return found


def _sessions(units: list[int], begins: datetime) -> dict[int, dict[str, object]]:
    called = Q(cancelled_at=None)
    held = called & Q(ended_at__isnull=False)
    over = timezone.now() - OPENS_BEFORE
    to_come = called & Q(ended_at=None, ends_at__gt=over)
    people = F("people_named") + F("people_unnamed")
    sums = {
        "people_minutes": people * (F("teach_minutes") + F("talk_minutes")),
        "taught_seconds": F("taught_seconds"),
        "talked_seconds": F("talked_seconds"),
        "named": F("people_named"),
        "unnamed": F("people_unnamed"),
    }
    rows = TeamSession.objects.filter(unit__in=units, starts_at__gte=begins).order_by().values("unit")
    # A sum can't carry the name of the column that it adds up.
    counted = rows.annotate(
        held=Count("pk", filter=held),
        planned=Count("pk", filter=to_come),
        missed=Count("pk", filter=called & Q(ended_at=None, ends_at__lte=over)),
        cancelled=Count("pk", filter=~called),
        last_held_on=Max("starts_at", filter=held),
        next_on=Min("starts_at", filter=to_come),
        planned_until=Max("starts_at", filter=to_come),
        long_teaching=Count("pk", filter=held & Q(taught_seconds__gt=LONG_TEACHING)),
        **{f"sum_{name}": Coalesce(Sum(of, filter=held), 0) for name, of in sums.items()},
    )
    return {row["unit"]: {name.removeprefix("sum_"): value for name, value in row.items()} for row in counted}


# What may be shown: pure functions


@dataclass(frozen=True, slots=True)
class Stratum:
    """So many have been at `low` to `high` sessions; no `high` means that or more."""

    low: int
    high: int | None
    count: int

    @property
    def label(self) -> str:
        low, high = _count(self.low), _count(self.high or 0)
        if self.high is None:
            return _("minst %(low)s pass") % {"low": low} if self.low else _("alla, med eller utan pass")
        if self.high == 0:
            return _("inget pass än")
        if self.low == 0:
            return _("högst %(high)s pass") % {"high": high}
        if self.high == self.low + 1:
            return _("%(low)s eller %(high)s pass") % {"low": low, "high": high}
        return _("%(low)s till %(high)s pass") % {"low": low, "high": high}


def _count(number: int) -> str:
    """In letters, as it is said before "pass"."""
    return _("ett") if number == 1 else spelled(number)


def protected_strata(by_times: Sequence[int], threshold: int) -> tuple[Stratum, ...]:
    """The unit's people by how often they were there, from the least to the most.

    Each stratum holds at least `threshold` people, and so do those outside it: too small ones are merged with the
    smaller of their neighbours. A unit under the threshold has none.
    """
    check_threshold(threshold)
    strata = [
        Stratum(low, above - 1 if above else None, sum(by_times[low:above]))
        for low, above in zip(EDGES, (*EDGES[1:], None), strict=True)
    ]
    while len(strata) > 1 and min(each.count for each in strata) < threshold:
        strata = _merged(strata)
    return tuple(strata) if strata[0].count >= threshold else ()


def _merged(strata: list[Stratum]) -> list[Stratum]:
    """The same with the smallest, the last of equals, put together with the smaller of its neighbours."""
    smallest = min(range(len(strata)), key=lambda index: (strata[index].count, -index))
    beside = [index for index in (smallest - 1, smallest + 1) if 0 <= index < len(strata)]
    other = min(beside, key=lambda index: strata[index].count)
    first, last = strata[min(smallest, other)], strata[max(smallest, other)]
    together = Stratum(first.low, last.high, first.count + last.count)
    return [*strata[: min(smallest, other)], together, *strata[max(smallest, other) + 1 :]]


def reached_text(by_times: Sequence[int], at_least: int, threshold: int) -> str:
    """ "28 av 34 har varit med på minst tre pass", or nothing when that would say something of a few.

    The number of sessions is one where a stratum of `protected_strata` begins, as near `at_least` as there is, so that
    the two can stand on one page. When nearly all have been there, the sentence says no more than "minst 30 av 34".
    """
    everyone, reached = sum(by_times), sum(by_times[at_least:])
    strata = protected_strata(by_times, threshold)
    if strata and everyone >= 2 * threshold and everyone - reached < threshold:
        words = {"people": everyone - threshold + 1, "all": everyone, "times": _count(at_least)}
        return _("Minst %(people)s av %(all)s har varit med på minst %(times)s pass") % words
    begins = [each.low for each in strata[1:]]
    if not begins:
        return ""
    times = min(begins, key=lambda low: (abs(low - at_least), low))
    words = {"people": sum(by_times[times:]), "all": everyone, "times": _count(times)}
    return _("%(people)s av %(all)s har varit med på minst %(times)s pass") % words
