"""Choosing whom to be in the demo. Its address exists only where the site is a demo."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.links import link_to
from jordman.accounts.models import User
from jordman.demo.sign_ins import remembered


@require_GET
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """Each person with a fresh link: the last one was spent by whoever looked around before."""
    sign_ins = remembered(settings.DATA)
    people = User.objects.filter(is_active=True).in_bulk([sign_in.user_id for sign_in in sign_ins])
    rows = [
        (each.role, people[each.user_id], link_to(people[each.user_id])) for each in sign_ins if each.user_id in people
    ]
    return render(request, "demo/choose.html", {"rows": rows})
