"""What the clock starts in this room."""

from django.utils import timezone
from django_tasks import task

from jordman.home.reminders import remind_of_next_step, remind_of_recall


@task()
def send_weekly_reminders() -> int:
    return remind_of_next_step(timezone.localdate())


@task()
def send_recall_reminders() -> int:
    return remind_of_recall()
