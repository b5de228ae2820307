"""No order tells: runs are written anew together with others, in an order drawn by lot.

A database knows in which order rows were written: SQLite by the row's number, PostgreSQL by its place and by the number
of the transaction that wrote it. People begin and finish one at a time, and what else is stored about them (a
sign-in, a tick of "has answered") is in the same order. So whoever begins or finishes is written with a sample of
those who did before, all deleted and written anew at once. Of those that share a place and a transaction, each is as
likely as the other to be the one who came last.
"""

import uuid
from secrets import SystemRandom

from jordman.assessments.models import Run

# Enough to hide among, and few enough to write while somebody waits.
MIXED = 200


def write_among_others(run: Run) -> None:
    """Store `run`, new or changed, among as many as MIXED others of the wave that have come as far.

    Called under a lock of the wave: the rows are deleted and come back with other numbers. Rows are written in bulk, so
    that no listener to single rows keeps an index of them in the order they came.
    """
    others = Run.objects.filter(wave=run.wave_id, is_finished=run.is_finished).exclude(pk=run.pk)
    together = [run, *others.order_by("?")[:MIXED]]
    Run.objects.filter(pk__in=[each.pk for each in together]).delete()
    SystemRandom().shuffle(together)
    for each in together:
        each.pk = uuid.uuid4()
    Run.objects.bulk_create(together)
