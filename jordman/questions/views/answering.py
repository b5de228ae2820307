"""Questions that reach a champion."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.accounts.people import signed_in
from jordman.organisations.champion_words import champion_words_for
from jordman.questions import access
from jordman.questions.actions.answering import answer, take
from jordman.questions.forms import AnswerForm

PAGE = 20
WAITING_SHOWN = 50


@login_required
@require_GET
@never_cache
def list_questions(request: HttpRequest) -> HttpResponse:
    """Those that wait, the one that has waited longest first; then the others."""
    user = signed_in(request)
    found = access.get_questions_to_answer_for(user)
    waiting = list(found.waiting().order_by("on", "pk")[:WAITING_SHOWN])
    others = found.exclude(closed_on=None, is_waiting=True)
    context = {
        "waiting": [(question, question.is_taken_by_other(user)) for question in waiting],
        "page": Paginator(others, PAGE).get_page(request.GET.get("sida")),
        "champions": champion_words_for(user),
    }
    return render(request, "questions/champion/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def show_question(request: HttpRequest, pk: int) -> HttpResponse:
    """The thread as a champion sees it, and a place to answer."""
    user = signed_in(request)
    question = access.get_question_to_answer_for(user, pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer(question, by=user, text=form.cleaned_data["text"])
        messages.success(request, _("Svaret är skickat. Den som frågade får veta att det finns."))
        return redirect("champion_questions:show", question.pk)
    replies = list(question.replies.select_related("author"))
    context = {
        "question": question,
        "asker": question.shown_asker,
        "replies": replies,
        "article": question.articles.first(),
        "is_answered": any(not reply.by_asker for reply in replies),
        "taken_by_other": question.is_taken_by_other(user),
        "form": form,
        "champions": champion_words_for(user),
    }
    return render(request, "questions/champion/show.html", context)


@login_required
@require_POST
def take_question(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    question = access.get_question_to_answer_for(user, pk)
    take(question, by=user)
    messages.info(request, _("Andra ser att du svarar, i fyra timmar."))
    return redirect("champion_questions:show", question.pk)
