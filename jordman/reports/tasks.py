"""What the reports do by themselves."""

from django.utils import timezone
from django_tasks import task

from jordman.disclosure.models import Snapshot
from jordman.programmes.models import Programme
from jordman.reports.figures import figures_of


@task()
def take_snapshots() -> None:
    """Have the day's figures ready in the morning, and let old ones go. Doing it again changes nothing."""
    today = timezone.localdate()
    for programme in Programme.objects.filter(status=Programme.Status.OPEN).prefetch_related("blocks"):
        figures_of(programme, sorted(programme.blocks.all(), key=lambda block: block.position), today)
    Snapshot.objects.clear_out(today)
