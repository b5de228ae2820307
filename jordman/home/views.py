"""The learner's first page: one next thing, then the week, then the whole plan."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.home.gathering import gather


@login_required
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "home/home.html", {"home": gather(signed_in(request))})
