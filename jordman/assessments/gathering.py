"""The box: finished runs wait in it until so many can be moved to responses at once that no order tells.

By night all but the threshold are drawn by lot and moved, when at least twice the threshold wait. So at least the
threshold is always left for the closing, which moves all that remains: no batch is ever smaller than the threshold. If
fewer than that finish in the whole wave, they stay in the box. They are never counted, and only whose they are can
read them.
"""

from random import SystemRandom

from django.db import connection, transaction

from jordman.assessments.measures import is_enough
from jordman.assessments.models import Answer, Response, Run, Wave
from jordman.instruments.reading import content_of

BATCH = 500
_lot = SystemRandom()


def number_to_move(waiting: int, threshold: int, *, is_closing: bool) -> int:
    """How many of those that wait may be moved now. Pure."""
    if is_closing:
        return waiting if waiting >= threshold else 0
    return waiting - threshold if waiting >= 2 * threshold else 0


@transaction.atomic
def gather(wave: Wave) -> int:
    """By night: move what may be moved. How many that was."""
    locked = Wave.objects.select_for_update().get(pk=wave.pk)
    return _move(locked, is_closing=False) if locked.is_open else 0


@transaction.atomic
def empty_box(wave: Wave) -> int:
    """At closing: move all that remains if it is enough. What was broken off counts when it says enough, else goes."""
    content = content_of(wave.version)
    for run in Run.objects.filter(wave=wave, is_finished=False).iterator(chunk_size=BATCH):
        if is_enough(content, run.answers):
            Run.objects.filter(pk=run.pk).update(is_finished=True)
    Run.objects.filter(wave=wave, is_finished=False).delete()
    return _move(wave, is_closing=True)


def _move(wave: Wave, *, is_closing: bool) -> int:
    overwrite_what_is_deleted()
    waiting = list(Run.objects.select_for_update().filter(wave=wave, is_finished=True).order_by("pk"))
    chosen = _lot.sample(waiting, number_to_move(len(waiting), wave.threshold, is_closing=is_closing))
    responses = [_response(run) for run in chosen]
    Response.objects.bulk_create(responses, batch_size=BATCH)
    Answer.objects.bulk_create(
        [
            Answer(response=response, item=item, chosen=str(run.answers[item]))
            for run, response in zip(chosen, responses, strict=True)
            for item in sorted(run.answers)
        ],
        batch_size=BATCH,
    )
    for start in range(0, len(chosen), BATCH):
        Run.objects.filter(pk__in=[run.pk for run in chosen[start : start + BATCH]]).delete()
    return len(chosen)


def _response(run: Run) -> Response:
    """A number of its own: that of the run was known to the table of runs."""
    return Response(
        wave_id=run.wave_id,
        pseudonym=run.pseudonym,
        place_id=run.place_id,
        role_group=run.role_group,
        sex=run.sex,
    )


def overwrite_what_is_deleted() -> None:
    """SQLite leaves what is deleted in its file until something else is written there, unless it is told not to."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def forget_what_was_moved() -> None:
    """After the transaction: no old versions of rows in SQLite's log, nor among PostgreSQL's dead rows."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute(f"VACUUM {connection.ops.quote_name(Run._meta.db_table)}")
