"""What a person has: the time, the words, the certificate."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.db.models import Sum
from django.db.models.functions import TruncWeek
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.learning.access import get_reflections_for
from jordman.learning.certificate import certificate_for, certificates_for, verify
from jordman.learning.models import TimeEntry


@login_required
@require_GET
@never_cache
def show_time(request: HttpRequest) -> HttpResponse:
    """One's own ledger: by week for a year, and entry by entry for the last weeks."""
    user = signed_in(request)
    own = TimeEntry.objects.filter(user=user)
    since = timezone.localdate() - timedelta(weeks=52)
    weeks = own.filter(on__gte=since).annotate(week=TruncWeek("on")).values("week").order_by("-week")
    entries = own.filter(on__gte=timezone.localdate() - timedelta(weeks=8)).order_by("-on", "pk")
    context = {
        "weeks": weeks.annotate(minutes=Sum("minutes")),
        "entries": entries.select_related("programme"),
        "total": own.aggregate(minutes=Sum("minutes"))["minutes"] or 0,
    }
    return render(request, "learning/time.html", context)


@login_required
@require_GET
@never_cache
def show_reflections(request: HttpRequest) -> HttpResponse:
    return render(request, "learning/reflections.html", {"reflections": get_reflections_for(signed_in(request))})


@login_required
@require_GET
def list_certificates(request: HttpRequest) -> HttpResponse:
    return render(request, "learning/certificates.html", {"certificates": certificates_for(signed_in(request))})


@login_required
@require_GET
def download_certificate(request: HttpRequest, programme: int) -> HttpResponse:
    user = signed_in(request)
    found = certificate_for(user, programme)
    if found is None:
        raise Http404
    if not found.is_earned:
        return redirect("learning:certificates")
    response = HttpResponse(found.as_pdf(), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="intyg-{slugify(found.programme.name)}.pdf"'
    return response


@require_GET
def verify_certificate(request: HttpRequest, token: str) -> HttpResponse:
    """For a new employer who holds a certificate: is it ours, and what does it say?"""
    found = verify(token)
    return render(request, "learning/verify.html", {"found": found}, status=200 if found else 404)
