"""The day that the tests of needs go on."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 9, 10, 8, 0, tzinfo=UTC))
