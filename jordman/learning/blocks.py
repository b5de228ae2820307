"""Who has done the mandatory part of a block: noted when it happens, and counted in the programme's sums."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from jordman.accounts.models import User
from jordman.learning.models import BlockCompletion, CompletionTally, ModuleProgress
from jordman.programmes.loading import load_plan
from jordman.programmes.models import Enrolment
from jordman.programmes.plan import Done


def done_and_started(user: User) -> tuple[dict[int, Done], tuple[int, ...]]:
    """Module ids with when and how they were done, and ids of those begun, the last seen first: what a plan needs."""
    rows = ModuleProgress.objects.filter(user=user).order_by("-seen_at").values_list("module_id", "done_at", "way")
    done, started = {}, []
    for module_id, done_at, way in rows:
        if done_at is not None:
            done[module_id] = Done(timezone.localdate(done_at), way)
        else:
            started.append(module_id)
    return done, tuple(started)


def note_completions(user: User, *, module_id: int) -> None:
    """After a module is done: note every block that is complete by it, in each programme the person is in."""
    enrolments = Enrolment.objects.active().filter(user=user, programme__blocks__rules__module_id=module_id).distinct()
    done, started = done_and_started(user)
    for enrolment in enrolments:
        plan = load_plan(enrolment, done, timezone.localdate(), started=started)
        for block in plan.blocks:
            if block.is_complete:
                note_completion(enrolment, block.id)


def note_completion(enrolment: Enrolment, block_id: int) -> bool:
    """Note that the person has done the block, once. Returns whether it was news."""
    try:
        with transaction.atomic():
            BlockCompletion.objects.create(user_id=enrolment.user_id, block_id=block_id)
    except IntegrityError:
        return False
    add_to_tally(enrolment, block_id, 1)
    return True


def add_to_tally(enrolment: Enrolment, block_id: int, people: int) -> None:
    where: dict[str, Any] = {
        "block_id": block_id,
        "organisation_id": enrolment.organisation_id,
        "orientation": enrolment.orientation,
        "sex": enrolment.sex,
    }
    if not CompletionTally.objects.filter(**where).update(people=F("people") + people):
        CompletionTally.objects.get_or_create(**where)
        CompletionTally.objects.filter(**where).update(people=F("people") + people)
