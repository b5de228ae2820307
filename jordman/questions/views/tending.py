"""Champions write help articles and look after them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import Refused, refusals_in
from jordman.accounts.people import signed_in
from jordman.documents.markup import markdown_to_html
from jordman.questions import access
from jordman.questions.actions.articles import (
    change_article,
    confirm_article,
    hide_article,
    propose_article,
    show_article,
    write_article,
)
from jordman.questions.forms import ArticleForm
from jordman.questions.models import HelpArticle, Question

PAGE = 30


@login_required
@require_GET
@never_cache
def list_articles(request: HttpRequest) -> HttpResponse:
    """Those that are to be looked over first."""
    found = access.get_articles_to_tend_for(signed_in(request)).order_by("review_on", "title", "pk")
    page = Paginator(found, PAGE).get_page(request.GET.get("sida"))
    return render(request, "questions/champion/articles.html", {"page": page})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def make_of_question(request: HttpRequest, pk: int) -> HttpResponse:
    """Prefilled from the latest answer. The asker reads it before anyone else."""
    user = signed_in(request)
    question = access.get_question_to_answer_for(user, pk)
    made = question.articles.first()
    if made is not None:
        return redirect("champion_questions:change_article", made.pk)
    places = access.get_places_to_write_for(user)
    form = ArticleForm(request.POST or None, places=places, initial=_from_answer(question))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            propose_article(question, by=user, **form.cleaned_data)
            messages.success(request, _("Den som frågade får läsa artikeln först. Sedan kan den visas."))
            return redirect("champion_questions:show", question.pk)
    return render(request, "questions/champion/article_form.html", _context(form, question=question))


def _from_answer(question: Question) -> dict[str, Any]:
    last = question.replies.filter(by_asker=False).last()
    return {"topic": question.topic, "organisation": question.asked_at_id, "body": last.text if last else ""}


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def write(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    access.require_champion(user)
    form = ArticleForm(request.POST or None, places=access.get_places_to_write_for(user))
    if request.method == "POST" and form.is_valid():
        article = write_article(by=user, **form.cleaned_data)
        messages.success(request, _("Artikeln visas nu."))
        return redirect("questions:article", article.pk)
    return render(request, "questions/champion/article_form.html", _context(form))


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    article = access.get_article_to_tend_for(user, pk)
    places = access.get_places_to_write_for(user)
    if article.organisation not in places:
        places = [article.organisation, *places]
    form = ArticleForm(request.POST or None, places=places, initial=_facts(article))
    if request.method == "POST" and form.is_valid():
        changed = change_article(article, by=user, **form.cleaned_data)
        asks = _("Sparat. Den som frågade får läsa ändringen innan artikeln visas igen.")
        messages.success(request, asks if changed.is_asking else _("Sparat."))
        return redirect("champion_questions:articles")
    return render(request, "questions/champion/article_form.html", _context(form, article=article))


def _context(
    form: ArticleForm, *, question: Question | None = None, article: HelpArticle | None = None
) -> dict[str, object]:
    body = markdown_to_html(article.body, top_level=3) if article else ""
    return {"form": form, "question": question, "article": article, "body": body}


def _facts(article: HelpArticle) -> dict[str, Any]:
    names = ("title", "topic", "body", "review_on")
    return {name: getattr(article, name) for name in names} | {"organisation": article.organisation_id}


@login_required
@require_POST
def hide(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    hide_article(access.get_article_to_tend_for(user, pk), by=user)
    messages.success(request, _("Artikeln visas inte längre."))
    return redirect("champion_questions:change_article", pk)


@login_required
@require_POST
def show(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    article = access.get_article_to_tend_for(user, pk)
    try:
        show_article(article, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Artikeln visas nu."))
    return redirect("champion_questions:change_article", pk)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    confirm_article(access.get_article_to_tend_for(user, pk), by=user)
    messages.success(request, _("Bra. Vi frågar igen om ett år."))
    return redirect("champion_questions:articles")
