"""What this room does by itself: words of interviews and workshops are emptied when they have been kept long enough."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from jordman.needs.models import Interview, Note

KEPT = timedelta(days=730)


@task()
def empty_old_words() -> None:
    """Can run twice. That there was a note, what it concerned and what it was evidence for stays."""
    before = timezone.localdate() - KEPT
    said = Q(interview__isnull=False) | Q(workshop__isnull=False)
    with transaction.atomic():
        Note.objects.filter(said, written_on__lt=before).exclude(text="").update(text="")
        Interview.objects.filter(written_on__lt=before).update(role="", held_on=None)
