"""What running the house does by itself at night."""

from datetime import timedelta

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from jordman.operations.models import Heartbeat, Slot

KEEP_SLOTS = timedelta(days=400)
KEEP_HEARTBEATS = timedelta(days=7)
KEEP_TASKS = timedelta(days=30)
# A mail has a name, an address and sometimes a way in: once sent, nobody needs it.
KEEP_MAILS = timedelta(days=1)
MAIL = "jordman.notices.mail.deliver"


@task()
def clear_out() -> None:
    """Sign-ins that have ended, old rows of the queue and the clock."""
    now = timezone.now()
    call_command("clearsessions")
    DBTaskResult.objects.finished().filter(finished_at__lt=now - KEEP_TASKS).delete()
    DBTaskResult.objects.successful().filter(task_path=MAIL, finished_at__lt=now - KEEP_MAILS).delete()
    Slot.objects.filter(at__lt=now - KEEP_SLOTS).delete()
    Heartbeat.objects.filter(seen_at__lt=now - KEEP_HEARTBEATS).delete()


@task()
def count_rows() -> None:
    """Tell SQLite how its tables have grown, so that it finds the short way to a row. PostgreSQL sees it by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # So many rows of an index tell enough, and the site never waits for more.
            cursor.execute("PRAGMA analysis_limit=1000")
            cursor.execute("ANALYZE")
