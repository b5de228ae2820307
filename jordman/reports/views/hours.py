"""The list of hours to attest, by name: an administrative fact, for those who lead the programme alone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jordman.accounts.people import signed_in
from jordman.audit.actions import record
from jordman.documents.papers import attendance_pdf
from jordman.programmes.access import get_programme_for
from jordman.programmes.models import Programme
from jordman.reports.attendance import Choice, everyone_with_time, listed, with_time
from jordman.reports.forms import ALL, HoursForm
from jordman.reports.paper import attendance_list
from jordman.reports.views.files import PDF, XLSX, sent
from jordman.reports.words import month_in_words
from jordman.reports.workbook import hours_workbook

A_PAGE = 50


@login_required
def show_hours(request: HttpRequest, pk: int) -> HttpResponse:
    programme = get_programme_for(signed_in(request), pk)
    form = HoursForm(request.GET or None, programme=programme, today=timezone.localdate())
    form.is_valid()
    choice = form.choice()
    page = Paginator(listed(programme, choice), A_PAGE).get_page(request.GET.get("sida"))
    months = [month_in_words(f"{month:%Y-%m}", short=True) for month in choice.months]
    people = with_time(programme, list(page.object_list), choice)
    context = {
        "programme": programme,
        "form": form,
        "choice": choice,
        "chosen": _as_answers(choice),
        "months": months,
        "page": page,
        "people": [{"time": one, "months": list(zip(months, one.hours, strict=True))} for one in people],
    }
    return render(request, "reports/hours.html", context)


def _as_answers(choice: Choice) -> dict[str, str]:
    """What the two downloads hand on."""
    organisation = str(choice.organisation.pk) if choice.organisation else ALL
    return {"fran": f"{choice.first:%Y-%m}", "till": f"{choice.last:%Y-%m}", "organisation": organisation}


@login_required
@require_POST
def send_hours_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    programme = get_programme_for(signed_in(request), pk)
    choice = _choice(request, programme)
    _record(request, programme, choice, "xlsx")
    content = hours_workbook(programme, choice, everyone_with_time(programme, choice))
    return sent(content, XLSX, f"{_('tid')}-{programme.name}-{choice.first:%Y-%m}-{choice.last:%Y-%m}", "xlsx")


@login_required
@require_POST
def send_hours_list(request: HttpRequest, pk: int) -> HttpResponse:
    """A paper to sign, for one organisation at a time."""
    programme = get_programme_for(signed_in(request), pk)
    choice = _choice(request, programme)
    if choice.organisation is None:
        messages.error(request, _("Välj en organisation. Pappret skrivs under för en i taget."))
        return redirect("reports:hours", pk)
    _record(request, programme, choice, "pdf")
    people = tuple(everyone_with_time(programme, choice))
    content = attendance_pdf(attendance_list(programme, choice, people))
    return sent(content, PDF, f"{_('tid')}-{choice.organisation.name}-{choice.first:%Y-%m}", "pdf")


def _choice(request: HttpRequest, programme: Programme) -> Choice:
    form = HoursForm(request.POST, programme=programme, today=timezone.localdate())
    form.is_valid()
    return form.choice()


def _record(request: HttpRequest, programme: Programme, choice: Choice, form: str) -> None:
    """Who took the names out, and which."""
    record(
        "hours.downloaded",
        programme,
        by=signed_in(request),
        organisation_id=programme.organisation_id,
        form=form,
        of=choice.organisation.pk if choice.organisation else None,
        first=f"{choice.first:%Y-%m}",
        last=f"{choice.last:%Y-%m}",
    )
