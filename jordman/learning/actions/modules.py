"""Going through a module: open it, finish a step, finish it."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.learning import blocks, recall
from jordman.learning.errors import StepMissing
from jordman.learning.ledger import credit_time
from jordman.learning.models import ModuleProgress, RecallCard, TimeEntry
from jordman.library.models import Edition, Module
from jordman.programmes.models import Enrolment


@transaction.atomic
def open_step(user: User, *, by: User, module: Module, step: str) -> ModuleProgress:
    """Remember where the person is. The edition they began on is theirs until they are done."""
    progress, _made = ModuleProgress.objects.get_or_create(
        user=user, module=module, defaults={"edition_id": module.edition_id, "step": step}
    )
    if progress.step != step:
        progress.step = step
        progress.save(update_fields=["step", "seen_at"])
    return progress


@transaction.atomic
def finish_step(user: User, *, by: User, module: Module, step: str, enrolment: Enrolment | None) -> ModuleProgress:
    """Mark a step done and credit its minutes, once however many times the button is pressed.

    Raises StepMissing when the step is not in the edition.
    """
    ModuleProgress.objects.get_or_create(user=user, module=module, defaults={"edition_id": module.edition_id})
    progress = (
        ModuleProgress.objects.select_for_update(of=("self",)).select_related("edition").get(user=user, module=module)
    )
    steps = {each["key"]: each for each in progress.edition.steps} if progress.edition else {}
    if step not in steps:
        raise StepMissing(_("Steget finns inte kvar. Börja om från modulens första sida."))
    if step in progress.steps_done:
        return progress
    progress.steps_done = [*progress.steps_done, step]
    progress.step = step
    progress.save(update_fields=["steps_done", "step", "seen_at"])
    credit_time(
        user,
        on=timezone.localdate(),
        minutes=int(steps[step]["minutes"]),
        source=TimeEntry.Source.MODULE,
        activity=f"module:{module.pk}",
        enrolment=enrolment,
    )
    if set(steps) <= set(progress.steps_done):
        _finish(progress, by=by, way=ModuleProgress.Way.SELF)
    return progress


@transaction.atomic
def finish_module(user: User, *, by: User, module: Module, way: str) -> ModuleProgress:
    """Mark a module done by being at its live session or watching the recording. Done once stays done."""
    progress, _made = ModuleProgress.objects.get_or_create(
        user=user, module=module, defaults={"edition_id": module.edition_id}
    )
    progress = ModuleProgress.objects.select_for_update().get(pk=progress.pk)
    if not progress.is_done:
        _finish(progress, by=by, way=way)
    return progress


@transaction.atomic
def start_again(user: User, *, by: User, module: Module) -> None:
    """Read a module that is done once more, in its newest edition; what was done and credited stays."""
    ModuleProgress.objects.filter(user=user, module=module).update(edition_id=module.edition_id, step="")
    record("module.started_again", module, by=by)


def _finish(progress: ModuleProgress, *, by: User, way: str) -> None:
    progress.done_at, progress.way = timezone.now(), way
    progress.save(update_fields=["done_at", "way", "seen_at"])
    record("module.finished", progress, by=by, way=way)
    edition = progress.edition
    if edition is not None:
        _schedule_recall(progress, edition)
    blocks.note_completions(progress.user, module_id=progress.module_id)


def _schedule_recall(progress: ModuleProgress, edition: Edition) -> None:
    first = [recall.new_card(number, now=timezone.now()) for number, _question in enumerate(edition.recall, start=1)]
    RecallCard.objects.bulk_create(
        [
            RecallCard(
                user_id=progress.user_id,
                module_id=progress.module_id,
                question_key=question["key"],
                state=scheduled.state,
                due_at=scheduled.due_at,
            )
            for question, scheduled in zip(edition.recall, first, strict=True)
        ],
        ignore_conflicts=True,
    )
