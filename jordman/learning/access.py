"""What a learner may open. Everything here is one's own: there is no function that reads another person's learning."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Exists, QuerySet
from django.http import Http404
from django.utils import timezone

from jordman.accounts.models import User
from jordman.learning.blocks import done_and_started
from jordman.learning.models import ModuleProgress, RecallCard, Reflection
from jordman.library.access import get_module_for
from jordman.library.content import Block, Step
from jordman.library.models import Edition, Module
from jordman.library.reading import ReadyEdition, ready_edition
from jordman.programmes.loading import load_plan
from jordman.programmes.models import Enrolment, Programme


@dataclass(frozen=True)
class Lesson:
    """A module as one person reads it: the edition they began on, how far they are, and what locks it, if anything."""

    user: User
    module: Module
    ready: ReadyEdition
    progress: ModuleProgress | None
    locked_because: str = ""

    @cached_property
    def enrolment(self) -> Enrolment | None:
        """The person's place in the programme that the module's time is counted in, if there is one.

        Of several open programmes the first counts: nobody can draw a person's hours to a programme of their own by
        signing them up to it.
        """
        found = _enrolments(self.user, self.module.key).select_related("programme")
        return found.order_by("-programme__status", "enrolled_at").first()

    @property
    def edition(self) -> Edition:
        return self.ready.edition

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.ready.steps

    @property
    def steps_done(self) -> list[str]:
        return self.progress.steps_done if self.progress else []

    @property
    def is_done(self) -> bool:
        return self.progress is not None and self.progress.is_done

    def step(self, key: str) -> Step:
        found = next((step for step in self.steps if step.key == key), None)
        if found is None:
            raise Http404
        return found

    @property
    def resume_at(self) -> Step | None:
        """Where the person stopped, else the first step that is not done, else the first."""
        here = next((step for step in self.steps if self.progress and step.key == self.progress.step), None)
        if here and here.key not in self.steps_done:
            return here
        left = (step for step in self.steps if step.key not in self.steps_done)
        return next(left, self.steps[0] if self.steps else None)

    def after(self, step: Step) -> Step | None:
        """The next step in order, or None after the last."""
        place = self.steps.index(step) + 1
        return self.steps[place] if place < len(self.steps) else None


def get_lesson_for(user: User, key: str) -> Lesson:
    """The module with `key`, if it is in a programme of the person's or readable for their organisation; else 404."""
    return _find_begun(user, key) or _open(user, key)


def _enrolments(user: User, key: str) -> QuerySet[Enrolment]:
    in_programmes = Enrolment.objects.active().exclude(programme__status=Programme.Status.DRAFT)
    return in_programmes.filter(user=user, programme__blocks__rules__module__key=key)


def _find_begun(user: User, key: str) -> Lesson | None:
    """What a person in a programme reads most of the time: a module they have begun, which nothing locks any more.

    One question. What the author works on, and the edition that the process keeps, are large: they stay where they are.
    """
    own = ModuleProgress.objects.filter(Exists(_enrolments(user, key)), user=user, module__key=key)
    shown = ("step", "steps_done", "done_at", "edition__published_at")
    of_the_module = ("module__key", "module__title", "module__language", "module__organisation", "module__edition")
    progress = own.select_related("module", "edition").only(*shown, *of_the_module).order_by("pk").first()
    if progress is None or progress.edition is None:
        return None
    edition = ready_edition(progress.edition.pk, progress.edition.published_at)
    return Lesson(user, progress.module, edition, progress)


def _open(user: User, key: str) -> Lesson:
    is_enrolled = _enrolments(user, key).exists()
    modules = Module.objects.select_related("edition")
    module = modules.filter(key=key).first() if is_enrolled else get_module_for(user, key)
    if module is None:
        raise Http404
    progress = ModuleProgress.objects.filter(user=user, module=module).first()
    edition = (progress.edition if progress else None) or module.edition
    if edition is None:
        raise Http404
    lesson = Lesson(user, module, ready_edition(edition.pk, edition.published_at), progress)
    if progress or lesson.enrolment is None:
        return lesson
    return replace(lesson, locked_because=_lock(user, lesson.enrolment, module))


def _lock(user: User, enrolment: Enrolment, module: Module) -> str:
    done, started = done_and_started(user)
    item = load_plan(enrolment, done, timezone.localdate(), started=started).item_for(module.pk)
    return item.locked_because if item else ""


def get_due_cards_for(user: User) -> QuerySet[RecallCard]:
    """Recall questions whose time has come, the longest waiting first."""
    return RecallCard.objects.filter(user=user, due_at__lte=timezone.now()).order_by("due_at", "pk")


@dataclass(frozen=True)
class WaitingQuestion:
    """The recall question that has waited longest, and how many wait in all."""

    card_id: int
    question: Block
    waiting: int


def find_waiting_question_for(user: User) -> WaitingQuestion | None:
    rows = get_due_cards_for(user)
    found = rows.values_list("pk", "question_key", "module__edition", "module__edition__published_at")
    # A module that has been taken back has no edition.
    due = [row for row in found if row[2]]
    for pk, key, edition, published_at in due:
        # An author may have taken the question away.
        for question in ready_edition(edition, published_at).recall:
            if question.key == key:
                return WaitingQuestion(pk, question, len(due))
    return None


def get_reflections_for(user: User) -> QuerySet[Reflection]:
    """What the person has written for themselves, the newest first."""
    return Reflection.objects.filter(user=user).select_related("module", "module__edition").order_by("-written_at")
