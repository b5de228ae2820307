"""The tenth of November 2026, unless a test says another day."""

from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.utils import timezone


@pytest.fixture(autouse=True)
def _a_day_in_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 10, 8, 0, tzinfo=UTC))
    cache.clear()
