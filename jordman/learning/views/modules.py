"""Reading a module, a step a page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.accounts.people import signed_in
from jordman.learning.access import Lesson, get_lesson_for
from jordman.learning.actions.modules import finish_step, open_step, start_again
from jordman.learning.models import Answer, FilmPosition, Reflection
from jordman.learning.notes import notes_for
from jordman.learning.showing import StepLink, shown
from jordman.library.content import Step


@login_required
@require_GET
@never_cache
def show_module(request: HttpRequest, key: str) -> HttpResponse:
    """What the module is about and its steps; or what stands in the way."""
    user = signed_in(request)
    lesson = get_lesson_for(user, key)
    if lesson.locked_because:
        return render(request, "learning/locked.html", {"lesson": lesson})
    context = {"lesson": lesson, "links": step_links(lesson), "notes": notes_for(user, lesson.module)}
    return render(request, "learning/module.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def show_step(request: HttpRequest, key: str, step: str) -> HttpResponse:
    user = signed_in(request)
    lesson = get_lesson_for(user, key)
    if lesson.locked_because:
        return redirect("learning:module", key)
    here = lesson.step(step)
    if request.method == "POST":
        finish_step(user, by=user, module=lesson.module, step=step, enrolment=lesson.enrolment)
        following = lesson.after(here)
        return redirect("learning:step", key, following.key) if following else redirect("learning:finished", key)
    if lesson.progress is None or lesson.progress.step != step:
        open_step(user, by=user, module=lesson.module, step=step)
    context = {
        "lesson": lesson,
        "step": here,
        "number": lesson.steps.index(here) + 1,
        "following": lesson.after(here),
        "links": step_links(lesson, here),
        "blocks": _blocks(request, lesson, here),
        "has_film": any(block.kind == "film" for block in here.blocks),
    }
    return render(request, "learning/step.html", context)


@login_required
@require_GET
@never_cache
def show_finished(request: HttpRequest, key: str) -> HttpResponse:
    lesson = get_lesson_for(signed_in(request), key)
    if not lesson.is_done:
        return redirect("learning:module", key)
    return render(request, "learning/finished.html", {"lesson": lesson, "tools": lesson.module.tools.all()})


@login_required
@require_POST
def read_again(request: HttpRequest, key: str) -> HttpResponse:
    user = signed_in(request)
    lesson = get_lesson_for(user, key)
    start_again(user, by=user, module=lesson.module)
    messages.info(request, str(lesson.edition.title))
    return redirect("learning:module", key)


def step_links(lesson: Lesson, here: Step | None = None) -> list[StepLink]:
    def state(step: Step) -> str:
        if step is here:
            return "current"
        return "done" if step.key in lesson.steps_done else ""

    return [
        StepLink(number, step.title, reverse("learning:step", args=[lesson.module.key, step.key]), state(step))
        for number, step in enumerate(lesson.steps, start=1)
    ]


def _blocks(request: HttpRequest, lesson: Lesson, step: Step) -> object:
    """The step's blocks with the person's own answers, words and places in films, where it has such blocks."""
    user = signed_in(request)
    answers, texts, positions = Answer.objects.none(), Reflection.objects.none(), FilmPosition.objects.none()
    if any(block.is_question for block in step.blocks):
        answers = Answer.objects.filter(user=user, edition=lesson.edition)
    if any(block.kind == "reflection" for block in step.blocks):
        texts = Reflection.objects.filter(user=user, module=lesson.module)
    if films := [block.file for block in step.blocks if block.kind == "film"]:
        positions = FilmPosition.objects.filter(user=user, film__in=films)
    return shown(
        step,
        dict(answers.values_list("block_key", "chosen")),
        dict(texts.values_list("block_key", "text")),
        dict(positions.values_list("film", "seconds")),
    )
