"""The whole plan: what, why, when, and what stands in the way."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.learning.blocks import done_and_started
from jordman.programmes.access import get_enrolments_for
from jordman.programmes.loading import load_plan


@login_required
@require_GET
@never_cache
def show_plan(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    done, started = done_and_started(user)
    plans = [
        {"enrolment": enrolment, "plan": load_plan(enrolment, done, timezone.localdate(), started=started)}
        for enrolment in get_enrolments_for(user)
    ]
    return render(request, "learning/plan.html", {"plans": plans})
