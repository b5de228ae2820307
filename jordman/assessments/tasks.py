"""What this room does by itself. Each can run twice."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from jordman.accounts.models import User
from jordman.assessments.actions.measuring import close_wave, open_wave
from jordman.assessments.gathering import forget_what_was_moved, gather
from jordman.assessments.measuring_emails import send_reminders
from jordman.assessments.measuring_errors import NobodyToAsk, WaveNotOpen, WaveNotPlanned
from jordman.assessments.models import Wave

REMIND_BEFORE = timedelta(days=4)
SHORTEST_TO_REMIND = timedelta(days=7)


@task()
def follow_waves() -> None:
    """By night: open and close on their days, move what may be moved, and make the pictures of what is closed."""
    today = timezone.localdate()
    for wave in Wave.objects.to_close(today):
        _try_to_close(wave)
    for wave in Wave.objects.to_open(today):
        _try_to_open(wave)
    for wave in Wave.objects.filter(state=Wave.State.OPEN).select_related("version"):
        gather(wave)
    forget_what_was_moved()
    for pk in list(Wave.objects.filter(state=Wave.State.CLOSED).values_list("pk", flat=True)):
        release.enqueue(pk)


@task()
def remind_of_waves() -> None:
    """Once in a wave that is open for a week or more, four days before it closes."""
    today = timezone.localdate()
    closing = Wave.objects.filter(state=Wave.State.OPEN, reminded_on=None, closes_on__lte=today + REMIND_BEFORE)
    for wave in closing:
        if wave.closes_on - wave.opens_on < SHORTEST_TO_REMIND:
            continue
        # Mark first: a mail that is not sent is better than one sent each day.
        if Wave.objects.filter(pk=wave.pk, reminded_on=None).update(reminded_on=today):
            send_reminders.enqueue(wave.pk)


@task()
def release(pk: int, by: int | None = None) -> bool:
    """Make the one picture of a closed wave. `by` is the number of who asked for it; None for the night."""
    # scipy comes with it: it is loaded where it is used, in the worker, and never by a web process.
    from jordman.assessments.releasing import release_wave  # noqa: PLC0415

    person = User.objects.filter(pk=by).first() if by else None
    return release_wave(pk, by=person)


def _try_to_open(wave: Wave) -> None:
    """Somebody may have opened it meanwhile; and where there is nobody to ask yet, it waits for another night."""
    try:
        open_wave(wave, by=None)
    except (WaveNotPlanned, NobodyToAsk):
        return


def _try_to_close(wave: Wave) -> None:
    try:
        close_wave(wave, by=None)
    except WaveNotOpen:
        return
