"""What this room does by itself. Each can run twice."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from jordman.workplaces.actions.routines import ask_about_routines
from jordman.workplaces.emails import send_promise_reminder
from jordman.workplaces.models import Promise

DAYS_BEFORE = 3


@task()
def ask_which_routine_changed() -> int:
    return ask_about_routines(timezone.localdate())


@task()
def remind_of_promises() -> None:
    """Three days before, once each. One that was made or moved later than that is said at once."""
    for pk in list(_due(timezone.localdate()).values_list("pk", flat=True)):
        _remind(pk)


def _due(today: date) -> QuerySet[Promise]:
    return Promise.objects.filter(
        kept_on=None, reminded_at=None, due_on__gte=today, due_on__lte=today + timedelta(days=DAYS_BEFORE)
    )


@transaction.atomic
def _remind(pk: int) -> None:
    """Mark first: a mail that is not sent is better than one sent each time something else fails."""
    if Promise.objects.filter(pk=pk, kept_on=None, reminded_at=None).update(reminded_at=timezone.now()):
        send_promise_reminder(Promise.objects.select_related("unit").get(pk=pk))
