"""Asking, one's own questions, and what one says about the answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import refusals_in
from jordman.access.permissions import Permission
from jordman.accounts.people import signed_in
from jordman.documents.markup import markdown_to_html
from jordman.organisations.access import holds
from jordman.organisations.champion_words import champion_words_for
from jordman.questions import access
from jordman.questions.actions.articles import answer_proposal
from jordman.questions.actions.asking import add_line, ask, note_news_read, say_whether_it_helped, take_back
from jordman.questions.audiences import places_of
from jordman.questions.forms import AskForm, LineForm, ProposalForm
from jordman.questions.models import HelpArticle


@login_required
@require_GET
@never_cache
def list_own(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    own = list(access.get_own_questions_for(user))
    context = {
        "open": [question for question in own if question.closed_on is None],
        "closed": [question for question in own if question.closed_on is not None],
        "news": sum(question.has_news for question in own),
        "can_ask": bool(places_of(user)),
        "serves": holds(user, Permission.CHAMPION_SERVE),
        "champions": champion_words_for(user),
    }
    return render(request, "questions/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def ask_question(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    audiences = access.get_audiences_for(user)
    form = AskForm(request.POST or None, audiences=audiences, can_be_named=not user.is_protected)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, "audience"):
            question = ask(by=user, **form.facts())
            messages.success(request, _("Frågan är skickad. Du får ett mejl när det finns ett svar."))
            return redirect("questions:show", question.pk)
    context = {
        "form": form,
        "empty": [audience for audience in audiences if not audience.champions and audience.node.is_workplace],
        "wider": next((audience for audience in audiences if audience.champions), None),
        "champions": champion_words_for(user),
    }
    return render(request, "questions/ask.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def show_own(request: HttpRequest, pk: int) -> HttpResponse:
    """The thread, and a place to add to it."""
    user = signed_in(request)
    question = access.get_own_question_for(user, pk)
    form = LineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_line(question, by=user, text=form.cleaned_data["text"])
        messages.success(request, _("Skickat."))
        return redirect("questions:show", question.pk)
    if request.method == "GET" and question.has_news:
        note_news_read(question, by=user)
    context = {
        "question": question,
        "replies": list(question.replies.select_related("author")),
        "article": question.articles.exclude(state=HelpArticle.State.HIDDEN).first(),
        "form": form,
        "champions": champion_words_for(user),
    }
    return render(request, "questions/show.html", context)


@login_required
@require_POST
def say_helped(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    question = access.get_own_question_for(user, pk)
    helped = request.POST.get("helped") == "yes"
    say_whether_it_helped(question, by=user, helped=helped)
    if helped:
        messages.success(request, _("Bra att det löste sig. Frågan är avslutad."))
    else:
        messages.info(request, _("Frågan väntar på svar igen. Skriv gärna vad som inte fungerade."))
    return redirect("questions:show", question.pk)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def take_back_question(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    question = access.get_own_question_for(user, pk)
    if request.method == "POST":
        take_back(question, by=user)
        messages.success(request, _("Frågan och svaren är borttagna."))
        return redirect("questions:list")
    shown = question.articles.published().first()
    return render(request, "questions/take_back.html", {"question": question, "article": shown})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def judge_article(request: HttpRequest, pk: int) -> HttpResponse:
    """The exact words that others would read, and the asker's yes or no."""
    user = signed_in(request)
    article = access.get_article_to_judge_for(user, pk)
    form = ProposalForm(request.POST)
    if request.method == "POST" and form.is_valid():
        answer_proposal(article, by=user, says_yes=form.says_yes, fingerprint=form.cleaned_data["fingerprint"])
        messages.success(request, _("Tack. Artikeln visas nu.") if form.says_yes else _("Artikeln visas inte."))
        return redirect("questions:show", pk)
    context = {"article": article, "question_pk": pk, "body": markdown_to_html(article.body, top_level=3)}
    return render(request, "questions/judge_article.html", context)
