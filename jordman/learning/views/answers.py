"""Answering inside a step. Each post leads back to its own place in the step, so that back and reload do no harm."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jordman.accounts.people import signed_in
from jordman.learning.access import Lesson, get_lesson_for
from jordman.learning.actions.answers import answer, pause_film, write_reflection
from jordman.learning.forms import AnswerForm, FilmForm, ReflectionForm
from jordman.library.content import Block


@login_required
@require_POST
def answer_block(request: HttpRequest, key: str, step: str, block: str) -> HttpResponse:
    user = signed_in(request)
    lesson, asked = _asked(request, key, step, block)
    form = AnswerForm(request.POST, block=asked)
    if form.is_valid():
        chosen = form.cleaned_data["answer"]
        chosen = chosen[:1] if asked.takes_one_answer else chosen
        answer(user, by=user, edition=lesson.edition, block_key=block, chosen=chosen)
    else:
        messages.warning(request, str(form.errors["answer"][0]))
    return _back(key, step, block)


@login_required
@require_POST
def reflect(request: HttpRequest, key: str, step: str, block: str) -> HttpResponse:
    user = signed_in(request)
    lesson, _asked_block = _asked(request, key, step, block)
    form = ReflectionForm(request.POST)
    if form.is_valid():
        write_reflection(user, by=user, module=lesson.module, block_key=block, text=form.cleaned_data["text"])
        messages.success(request, _("Sparat. Bara du ser det."))
    else:
        messages.warning(request, _("Texten är för lång för att sparas. Korta den till 20 000 tecken."))
    return _back(key, step, block)


@login_required
@require_POST
def leave_film(request: HttpRequest) -> HttpResponse:
    """The film's own script tells where it was paused. Nothing is shown."""
    user = signed_in(request)
    form = FilmForm(request.POST)
    if form.is_valid():
        pause_film(user, by=user, **form.cleaned_data)
    return HttpResponse(status=204 if form.is_valid() else 400)


def _asked(request: HttpRequest, key: str, step: str, block: str) -> tuple[Lesson, Block]:
    """The block that is answered. A module that is locked has no questions to answer."""
    lesson = get_lesson_for(signed_in(request), key)
    found = None if lesson.locked_because else lesson.step(step).block(block)
    if found is None:
        raise Http404
    return lesson, found


def _back(key: str, step: str, block: str) -> HttpResponse:
    return redirect(reverse("learning:step", args=[key, step]) + f"#{block}")
