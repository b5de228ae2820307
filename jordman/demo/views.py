"""Choosing whom to be in the demo. Its addresses exist only where the site is a demo."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.demo.sign_ins import fresh_links


@require_GET
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    rows = [(each.role, person, link) for each, person, link in fresh_links(settings.DATA)]
    return render(request, "demo/choose.html", {"rows": rows})


@require_GET
@never_cache
def sign_ins(request: HttpRequest) -> JsonResponse:
    """The same for the terminal that started the demo."""
    rows = [{"role": each.role, "name": person.name, "path": link} for each, person, link in fresh_links(settings.DATA)]
    return JsonResponse({"sign_ins": rows})
