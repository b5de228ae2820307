"""The site's clock, set to a day that is the same whenever the tests run."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

# Introduction and platform training are over, the main block has begun, four live sessions are still to come.
START = datetime(2026, 9, 10, 8, 0, tzinfo=UTC)


class Clock:
    """Goes on from `START` at its ordinary pace. The live server runs in this process and reads the same clock."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch, self._began, self._moved = monkeypatch, time.monotonic(), timedelta()
        monkeypatch.setattr(timezone, "now", self.now)

    def now(self) -> datetime:
        return START + self._moved + timedelta(seconds=time.monotonic() - self._began)

    def pass_(self, **time_passed: float) -> None:
        """Let `days=3` or `hours=1` go by."""
        self._moved += timedelta(**time_passed)
