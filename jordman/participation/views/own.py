"""What is reported of oneself: hours by month, whether they are attested, and who sees what."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.participation.access import get_own_lines_for


@login_required
@require_GET
@never_cache
def show_own(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    own = get_own_lines_for(user, today=timezone.localdate())
    return render(request, "participation/own.html", {"own": own, "is_protected": user.is_protected})
