"""What ten sessions of 15 + 15 minutes cost in hours, as something to compare with. Pure functions."""

from dataclasses import dataclass
from decimal import Decimal

SESSIONS = 10
TEACH_MINUTES = 15
TALK_MINUTES = 15


@dataclass(frozen=True, slots=True)
class TenSessions:
    people: int

    @property
    def training_hours(self) -> Decimal:
        return Decimal(SESSIONS * TEACH_MINUTES) / 60

    @property
    def talk_hours(self) -> Decimal:
        return Decimal(SESSIONS * TALK_MINUTES) / 60

    @property
    def hours_each(self) -> Decimal:
        return self.training_hours + self.talk_hours

    @property
    def hours_in_all(self) -> Decimal:
        return self.hours_each * self.people
