"""How it stands with champions at units: counted for many at once, for the rooms above."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, Sum

from jordman.champions.hours import WEEK, Period, set_aside_minutes
from jordman.champions.models import HourUse, Mandate, SupportEntry


@dataclass(frozen=True, slots=True)
class ChampionStanding:
    """A unit's champions over a period. Sums for the unit: nobody's entries and nobody's name.

    `weeks` is for how many whole weeks of the period anybody has had the post, so that a rule can say "too early".
    """

    unit_id: int
    champions: int = 0
    waiting: int = 0
    set_aside_minutes: int = 0
    used_minutes: int = 0
    weeks: int = 0
    appointed_without_application: int = 0

    @property
    def minutes_a_week(self) -> int:
        """What was used a week, on average."""
        return self.used_minutes // self.weeks if self.weeks else 0


@dataclass(frozen=True, slots=True)
class _Held:
    """A mandate, as far as counting needs it."""

    unit_id: int
    starts_on: date
    ends_on: date | None
    agreed_hours: Decimal | None
    is_waiting: bool
    has_reason: bool

    def is_current(self, today: date) -> bool:
        return self.is_agreed_by(today) and (self.ends_on is None or self.ends_on >= today)

    def is_agreed_by(self, today: date) -> bool:
        return self.agreed_hours is not None and self.starts_on <= today


def champions_at(unit_ids: Collection[int], since: date, today: date) -> dict[int, ChampionStanding]:
    """Each of `unit_ids` with its standing from `since` to `today`, both days included. Three questions in all."""
    period = Period(since, today)
    held = _held(unit_ids, period)
    used = _used(unit_ids, period)
    return {unit_id: _standing(unit_id, held[unit_id], used[unit_id], period) for unit_id in unit_ids}


def champions_of(unit_id: int, since: date, today: date) -> ChampionStanding:
    """One unit's standing."""
    return champions_at([unit_id], since, today)[unit_id]


def _held(unit_ids: Collection[int], period: Period) -> dict[int, list[_Held]]:
    """Those that are in force some time in the period, and those that wait to be confirmed."""
    rows = Mandate.objects.filter(unit__in=unit_ids).filter(Q(ends_on=None) | Q(ends_on__gte=period.first))
    found: dict[int, list[_Held]] = defaultdict(list)
    shown = ("unit_id", "starts_on", "ends_on", "agreed_hours", "champion_confirmed_at", "manager_confirmed_at")
    for unit_id, starts_on, ends_on, hours, by_champion, by_manager, reason in rows.values_list(*shown, "reason"):
        is_waiting = ends_on is None and (by_champion is None or by_manager is None)
        found[unit_id].append(_Held(unit_id, starts_on, ends_on, hours, is_waiting, bool(reason)))
    return found


def _used(unit_ids: Collection[int], period: Period) -> dict[int, int]:
    used: dict[int, int] = defaultdict(int)
    for table in (HourUse, SupportEntry):
        rows = table._default_manager.filter(mandate__unit__in=unit_ids, on__range=(period.first, period.last))
        for unit_id, minutes in rows.order_by().values_list("mandate__unit").annotate(minutes=Sum("minutes")):
            used[unit_id] += minutes
    return used


def _standing(unit_id: int, held: Iterable[_Held], used: int, period: Period) -> ChampionStanding:
    mandates = list(held)
    agreed = [each for each in mandates if each.is_agreed_by(period.last)]
    current = [each for each in agreed if each.is_current(period.last)]
    return ChampionStanding(
        unit_id=unit_id,
        champions=len(current),
        waiting=sum(each.is_waiting for each in mandates),
        set_aside_minutes=sum(_set_aside(each, period) for each in agreed),
        used_minutes=used,
        weeks=max((period.within(each.starts_on, each.ends_on).days // WEEK for each in agreed), default=0),
        appointed_without_application=sum(each.has_reason for each in current),
    )


def _set_aside(held: _Held, period: Period) -> int:
    return set_aside_minutes(held.agreed_hours or Decimal(0), period.within(held.starts_on, held.ends_on))
