"""The room's clock: how much of a phase is used and left, and when it ends. No database; times are passed in."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil


@dataclass(frozen=True, slots=True)
class Clock:
    """One phase. `before` are the seconds used in it before it was last gone into: who goes back goes on from there.

    `planned` 0 is a phase that nobody times.
    """

    began_at: datetime
    planned: int = 0
    before: int = 0
    paused_at: datetime | None = None

    @property
    def is_timed(self) -> bool:
        return self.planned > 0

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None


def used(clock: Clock, now: datetime) -> float:
    """Seconds of the phase so far, pauses left out. A server whose clock is set back stands still instead."""
    until = clock.paused_at or now
    return clock.before + max(0.0, (until - clock.began_at).total_seconds())


def left(clock: Clock, now: datetime) -> int:
    """Whole seconds left; below zero when the phase has gone over its time."""
    return ceil(clock.planned - used(clock, now))


def ends_at(clock: Clock, now: datetime) -> datetime | None:
    """When the phase ends by the wall clock; nobody knows while it is paused."""
    if clock.is_paused or not clock.is_timed:
        return None
    return now + timedelta(seconds=clock.planned - used(clock, now))


def minute(clock: Clock, now: datetime) -> int:
    """Which minute it is, from 1 to the last one of the plan."""
    return min(int(used(clock, now)) // 60 + 1, max(1, clock.planned // 60))


def pause(clock: Clock, now: datetime) -> Clock:
    """A second press changes nothing."""
    return clock if clock.is_paused else replace(clock, paused_at=now)


def resume(clock: Clock, now: datetime) -> Clock:
    """Goes on with as much left as when it was paused."""
    if clock.paused_at is None:
        return clock
    return replace(clock, began_at=clock.began_at + max(timedelta(), now - clock.paused_at), paused_at=None)
