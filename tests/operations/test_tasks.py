"""What running the house does by itself at night."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jordman.operations.models import Heartbeat, Slot
from jordman.operations.tasks import clear_out


@pytest.mark.django_db
def test_the_night_clears_out_what_is_old_and_keeps_what_is_not() -> None:
    now = timezone.now()
    for days in (1, 401):
        Slot.objects.create(name="nightly", at=now - timedelta(days=days))
        Heartbeat.objects.create(worker=f"{days} days ago", seen_at=now - timedelta(days=days))
    clear_out.enqueue()
    assert Slot.objects.get().at == now - timedelta(days=1)
    assert Heartbeat.objects.get().worker == "1 days ago"
