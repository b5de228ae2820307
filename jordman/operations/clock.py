"""Puts scheduled tasks in the queue, each time once, however many workers there are."""

import logging
import threading
from collections.abc import Sequence
from datetime import datetime, timedelta
from importlib import import_module
from typing import NamedTuple, cast

from cronsim import CronSim
from django.db import IntegrityError, close_old_connections, transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.base import Task

from jordman.operations.models import Heartbeat, Slot

logger = logging.getLogger(__name__)

# A time that passed while no worker ran is caught up with, but not one from long ago.
CATCH_UP = timedelta(hours=24)
TICK_SECONDS = 20


# Lives with the settings, above every room, and so is found by its name.
SCHEDULE_MODULE = "jordman.config.schedule"


class Entry(NamedTuple):
    """Something that happens by itself: its name, a cron expression in the site's time zone, its task."""

    name: str
    cron: str
    task: str


def schedule() -> Sequence[Entry]:
    return cast("Sequence[Entry]", import_module(SCHEDULE_MODULE).SCHEDULE)


def latest_slot(cron: str, now: datetime) -> datetime:
    """The last time at or before now that the expression names, in the site's time zone."""
    local = timezone.localtime(now).replace(second=0, microsecond=0)
    return next(CronSim(cron, local + timedelta(minutes=1), reverse=True))


def enqueue_due(now: datetime) -> list[str]:
    """Enqueue what has come due since last time, and say what that was."""
    return [entry.name for entry in schedule() if _enqueue_once(entry, latest_slot(entry.cron, now), now)]


def _enqueue_once(entry: Entry, at: datetime, now: datetime) -> bool:
    """The row and the task are one transaction: whoever writes the row first is the one who enqueues."""
    known = Slot.objects.filter(name=entry.name)
    if known.filter(at=at).exists():
        return False
    # A new entry waits for its first time, so that a site just set up does not send yesterday's reminders.
    is_due = now - at <= CATCH_UP and known.exists()
    try:
        with transaction.atomic():
            Slot.objects.create(name=entry.name, at=at)
            if is_due:
                cast("Task[[], object]", import_string(entry.task)).enqueue()
    except IntegrityError:
        return False
    return is_due


def beat(worker: str, now: datetime) -> None:
    Heartbeat.objects.update_or_create(worker=worker, defaults={"seen_at": now})


class Clock(threading.Thread):
    """Ticks beside the worker until the process ends."""

    def __init__(self, worker: str) -> None:
        super().__init__(name="clock", daemon=True)
        self.worker = worker
        self.stopping = threading.Event()

    def run(self) -> None:
        while not self.stopping.is_set():
            self.tick()
            self.stopping.wait(TICK_SECONDS)

    def tick(self) -> None:
        """One failure, such as a database that restarts, must not stop the clock for good."""
        close_old_connections()
        try:
            now = timezone.now()
            beat(self.worker, now)
            for name in enqueue_due(now):
                logger.info("Enqueued %s", name)
        except Exception:
            logger.exception("The clock could not read or write its schedule; it tries again")

    def stop(self) -> None:
        self.stopping.set()
