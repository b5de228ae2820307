"""What running the house does by itself at night."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jordman.notices.mail import deliver
from jordman.operations.models import Heartbeat, Slot
from jordman.operations.tasks import clear_out, count_rows


@pytest.mark.django_db
def test_the_night_clears_out_what_is_old_and_keeps_what_is_not() -> None:
    now = timezone.now()
    for days in (1, 401):
        Slot.objects.create(name="nightly", at=now - timedelta(days=days))
        Heartbeat.objects.create(worker=f"{days} days ago", seen_at=now - timedelta(days=days))
    clear_out.enqueue()
    assert Slot.objects.get().at == now - timedelta(days=1)
    assert Heartbeat.objects.get().worker == "1 days ago"


@pytest.mark.django_db
def test_a_mail_that_is_sent_stays_a_day_and_one_that_failed_until_somebody_has_seen_it() -> None:
    now = timezone.now()
    for status, hours in (("SUCCESSFUL", 2), ("SUCCESSFUL", 30), ("FAILED", 30)):
        DBTaskResult.objects.create(
            task_path=deliver.module_path,
            status=status,
            finished_at=now - timedelta(hours=hours),
            args_kwargs={"args": [hours], "kwargs": {}},
            run_after=now,
            backend_name="default",
        )
    clear_out.enqueue()
    left = {(row.status, row.args_kwargs["args"][0]) for row in DBTaskResult.objects.all()}
    assert left == {("SUCCESSFUL", 2), ("FAILED", 30)}


@pytest.mark.django_db
def test_the_night_tells_sqlite_how_its_tables_have_grown() -> None:
    for number in range(50):
        Slot.objects.create(name=f"slot {number}", at=timezone.now())
    count_rows.enqueue()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = %s", [Slot._meta.db_table])
            assert cursor.fetchall()
