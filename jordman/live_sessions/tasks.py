"""What this room does by itself: reminders, places that come free, recordings whose time is up. Each can run twice."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from jordman.live_sessions.actions.queue import GOING, fill_places, lock, release_those_who_left
from jordman.live_sessions.actions.recordings import remove_recording, sessions_with_recordings_to_delete
from jordman.live_sessions.emails import send_reminder
from jordman.live_sessions.models import LiveSession, SignUp


@task()
def remind_of_tomorrow() -> None:
    """Remind those who are going tomorrow, once each."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    due = SignUp.objects.filter(
        state=GOING, reminded_at=None, session__cancelled_at=None, session__starts_at__date=tomorrow
    ).values_list("pk", flat=True)
    for pk in list(due):
        _remind(pk)


@transaction.atomic
def _remind(pk: int) -> None:
    """Mark first: a mail that is not sent is better than one sent each time something else fails."""
    if SignUp.objects.filter(pk=pk, state=GOING, reminded_at=None).update(reminded_at=timezone.now()):
        send_reminder(SignUp.objects.select_related("user", "session").get(pk=pk))


@task()
def look_after_places() -> None:
    """Take back the places of those who left the programme, and give free ones to those who wait."""
    for session in LiveSession.objects.upcoming().called().filter(sign_ups__isnull=False).distinct():
        _look_after(session)


@transaction.atomic
def _look_after(session: LiveSession) -> None:
    locked = lock(session)
    release_those_who_left(locked, by=None)
    fill_places(locked, by=None)


@task()
def delete_old_recordings() -> None:
    for session in sessions_with_recordings_to_delete():
        remove_recording(session, by=None)
