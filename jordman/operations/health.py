"""Is the site well? Read by a monitor, a container engine and the check before opening."""

from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.models import Case, F, Min, When
from django.db.models.functions import Greatest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from jordman.operations.models import Heartbeat

WORKER_SILENT_AFTER = 180
QUEUE_SLOW_AFTER = 600


@dataclass(frozen=True)
class Health:
    """Seconds, or None where nothing waits or nobody was seen."""

    database: bool
    queue_seconds: int | None = None
    worker_seconds: int | None = None

    @property
    def has_worker(self) -> bool:
        return self.worker_seconds is not None and self.worker_seconds <= WORKER_SILENT_AFTER

    @property
    def is_queue_moving(self) -> bool:
        return self.queue_seconds is None or self.queue_seconds <= QUEUE_SLOW_AFTER

    @property
    def status(self) -> str:
        """`degraded` still shows pages: only mail, reminders and long imports wait."""
        if not self.database:
            return "down"
        return "ok" if self.has_worker and self.is_queue_moving else "degraded"

    def as_dict(self) -> dict[str, object]:
        return {
            "status": self.status,
            "database": "ok" if self.database else "down",
            "queue_seconds": self.queue_seconds,
            "worker_seconds": self.worker_seconds,
        }

    def as_text(self) -> str:
        return "".join(f"{name}: {'-' if value is None else value}\n" for name, value in self.as_dict().items())


def examine() -> Health:
    now = timezone.now()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return Health(
            database=True,
            queue_seconds=_seconds(_waiting_since(now), now),
            worker_seconds=_seconds(Heartbeat.objects.last_seen(), now),
        )
    except DatabaseError:
        return Health(database=False)


def _waiting_since(now: datetime) -> datetime | None:
    """Since when the oldest task has been free to run; one without a time of its own carries a time far ahead."""
    free_at = Case(When(run_after__gt=now, then=F("enqueued_at")), default=Greatest("enqueued_at", "run_after"))
    oldest: datetime | None = DBTaskResult.objects.ready().aggregate(oldest=Min(free_at))["oldest"]
    return oldest


def _seconds(since: datetime | None, now: datetime) -> int | None:
    return None if since is None else max(0, int((now - since).total_seconds()))
