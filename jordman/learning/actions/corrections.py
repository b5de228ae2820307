"""Taking back what somebody else marked by mistake. A person's own steps are never taken back."""

from django.db import transaction
from django.utils import timezone

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.learning.blocks import add_to_tally, done_and_started
from jordman.learning.models import BlockCompletion, ModuleProgress, RecallCard
from jordman.library.models import Module
from jordman.programmes.loading import load_plan
from jordman.programmes.models import Enrolment


@transaction.atomic
def take_back_module(user: User, *, by: User, module: Module, way: str) -> bool:
    """Undo `finish_module`, when it was done in `way` and in no other. Returns whether anything was taken back.

    Its recall questions go, and so do blocks that are not complete without it.
    """
    progress = (
        ModuleProgress.objects.select_for_update()
        .filter(user=user, module=module, way=way)
        .exclude(done_at=None)
        .first()
    )
    if progress is None:
        return False
    progress.done_at, progress.way = None, ModuleProgress.Way.SELF
    progress.save(update_fields=["done_at", "way", "seen_at"])
    RecallCard.objects.filter(user=user, module=module).delete()
    record("module.taken_back", progress, by=by, way=way)
    _take_back_blocks(user, module)
    return True


def _take_back_blocks(user: User, module: Module) -> None:
    done, started = done_and_started(user)
    enrolments = Enrolment.objects.active().filter(user=user, programme__blocks__rules__module=module).distinct()
    for enrolment in enrolments:
        plan = load_plan(enrolment, done, timezone.localdate(), started=started)
        complete = [block.id for block in plan.blocks if block.is_complete]
        lost = BlockCompletion.objects.filter(user=user, block__programme=enrolment.programme_id)
        for completion in lost.exclude(block__in=complete):
            completion.delete()
            add_to_tally(enrolment, completion.block_id, -1)
