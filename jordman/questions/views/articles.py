"""Help articles, for everybody below the place that they are shown at."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.documents.markup import markdown_to_html
from jordman.library.topics import Topic
from jordman.organisations.champion_words import champion_words_for
from jordman.questions import access
from jordman.questions.searching import Search

PAGE = 30


@login_required
@require_GET
@never_cache
def list_articles(request: HttpRequest) -> HttpResponse:
    search = Search.read(request.GET.dict())
    found = search.find(access.get_articles_for(signed_in(request)))
    page = Paginator(found, PAGE).get_page(request.GET.get("sida"))
    context = {"page": page, "search": search, "topics": Topic.choices}
    return render(request, "questions/articles.html", context)


@login_required
@require_GET
@never_cache
def show_article(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    article = access.get_article_for(user, pk)
    context = {
        "article": article,
        "body": markdown_to_html(article.body),
        "champions": champion_words_for(user),
    }
    return render(request, "questions/article.html", context)
