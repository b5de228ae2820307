"""A clock that stands still until the test moves it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

START = datetime(2026, 9, 10, 11, 0, tzinfo=UTC)  # a Thursday, one o'clock


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.time = START
        monkeypatch.setattr(timezone, "now", lambda: self.time)

    def shift(self, **passed: float) -> None:
        """Let `minutes=5` or `days=2` go by."""
        self.time += timedelta(**passed)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)
