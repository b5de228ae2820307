"""The clock: each slot once, however many workers there are."""

import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connections
from django.test import override_settings
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from jordman.operations import clock
from jordman.operations.clock import Entry
from jordman.operations.models import Heartbeat, Slot
from jordman.operations.tasks import clear_out

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NIGHTLY = Entry("nightly", "40 3 * * *", "jordman.operations.tasks.clear_out")
MONDAY = datetime(2026, 11, 23, 3, 40, tzinfo=STOCKHOLM)
QUEUE = override_settings(TASKS={"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}})


@pytest.fixture(autouse=True)
def _one_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "schedule", lambda: [NIGHTLY])


@pytest.fixture
def _seen_before(db: None) -> None:
    Slot.objects.create(name="nightly", at=MONDAY - timedelta(days=1))


def enqueued() -> int:
    return DBTaskResult.objects.filter(task_path=clear_out.module_path).count()


def test_the_latest_slot_is_the_last_time_the_expression_names() -> None:
    assert clock.latest_slot("40 3 * * *", MONDAY + timedelta(minutes=5)) == MONDAY
    assert clock.latest_slot("40 3 * * *", MONDAY) == MONDAY
    assert clock.latest_slot("40 3 * * *", MONDAY - timedelta(seconds=1)) == MONDAY - timedelta(days=1)


def test_the_hour_is_swedish_in_winter_and_in_summer() -> None:
    winter = clock.latest_slot("40 3 * * *", datetime(2026, 1, 10, 12, tzinfo=UTC)).astimezone(UTC)
    summer = clock.latest_slot("40 3 * * *", datetime(2026, 7, 10, 12, tzinfo=UTC)).astimezone(UTC)
    assert (winter.hour, summer.hour) == (2, 1)


@QUEUE
@pytest.mark.usefixtures("_seen_before")
def test_a_slot_that_has_come_is_enqueued_once() -> None:
    assert clock.enqueue_due(MONDAY + timedelta(seconds=10)) == ["nightly"]
    assert clock.enqueue_due(MONDAY + timedelta(seconds=30)) == []
    assert enqueued() == 1


@QUEUE
@pytest.mark.usefixtures("_seen_before")
def test_a_slot_missed_while_no_worker_ran_is_caught_up_with() -> None:
    assert clock.enqueue_due(MONDAY + timedelta(hours=9)) == ["nightly"]


@QUEUE
@pytest.mark.usefixtures("_seen_before")
def test_a_slot_missed_long_ago_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "schedule", lambda: [NIGHTLY._replace(cron="40 3 * * MON")])
    assert clock.enqueue_due(MONDAY + timedelta(days=3)) == []
    assert enqueued() == 0


@QUEUE
@pytest.mark.django_db
def test_a_new_entry_waits_for_its_first_time() -> None:
    assert clock.enqueue_due(MONDAY + timedelta(hours=1)) == []
    assert clock.enqueue_due(MONDAY + timedelta(days=1)) == ["nightly"]


@QUEUE
@pytest.mark.usefixtures("_seen_before")
def test_a_task_that_cannot_be_enqueued_leaves_its_slot_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "schedule", lambda: [NIGHTLY._replace(task="jordman.operations.tasks.no_such_task")])
    with pytest.raises(ImportError):
        clock.enqueue_due(MONDAY)
    assert not Slot.objects.filter(at=MONDAY).exists()


@QUEUE
@pytest.mark.django_db(transaction=True)
def test_many_workers_at_once_enqueue_once() -> None:
    Slot.objects.create(name="nightly", at=MONDAY - timedelta(days=1))
    barrier, results, errors = threading.Barrier(6), [], []

    def tick() -> None:
        barrier.wait()
        try:
            results.extend(clock.enqueue_due(MONDAY))
        except DatabaseError as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=tick) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (errors, results, enqueued()) == ([], ["nightly"], 1)


@pytest.mark.django_db
def test_a_worker_is_one_row_however_often_it_is_seen() -> None:
    clock.beat("one", MONDAY)
    clock.beat("one", MONDAY + timedelta(minutes=1))
    assert Heartbeat.objects.get().seen_at == MONDAY + timedelta(minutes=1)


@pytest.mark.logs_errors
@pytest.mark.django_db
def test_a_tick_that_fails_does_not_stop_the_clock(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("a bad schedule")

    monkeypatch.setattr(clock, "close_old_connections", lambda: None)
    monkeypatch.setattr(clock, "schedule", fail)
    clock.Clock("one").tick()
    assert "it tries again" in caplog.text


def test_every_scheduled_task_exists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    entries = clock.schedule()
    assert entries
    assert len({entry.name for entry in entries}) == len(entries)
    for entry in entries:
        assert callable(import_string(entry.task).enqueue), entry.task
        assert clock.latest_slot(entry.cron, MONDAY) <= MONDAY
