"""A manager attests: name and hours of those whom they lead, and nothing else."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jordman.access.errors import Refused
from jordman.accounts.people import signed_in
from jordman.participation.access import ToAttest, get_month, get_reportings_to_attest_for, get_to_attest_for
from jordman.participation.actions.attesting import attest, say_wrong
from jordman.participation.forms import WrongForm
from jordman.participation.lines import Line


@login_required
@require_GET
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """To the one programme in which somebody has hours; a list for who has several."""
    reportings = list(get_reportings_to_attest_for(signed_in(request))[:50])
    if len(reportings) == 1:
        return redirect("participation:to_attest", reportings[0].programme_id)
    return render(request, "participation/choose.html", {"reportings": reportings})


@login_required
@require_GET
@never_cache
def go_to_month(request: HttpRequest, pk: int) -> HttpResponse:
    """The first month with anything to attest, or else the latest."""
    found = get_to_attest_for(signed_in(request), pk, today=timezone.localdate(), may_be_empty=True)
    if not found.lines:
        return render(request, "participation/choose.html", {"reportings": []})
    month = next(iter(found.open_months), found.months[-1])
    return redirect("participation:attest", pk, f"{month:%Y-%m}")


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def attest_month(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    user = signed_in(request)
    found = get_to_attest_for(user, pk, today=timezone.localdate())
    month = get_month(key, found.months)
    if request.method == "POST":
        wanted = "alla" if "alla" in request.POST else "person"
        seen = dict(pair for each in request.POST.getlist(wanted) for pair in _pairs(each))
        try:
            _tell(request, attest(found, month, by=user, seen=seen), is_empty=not seen)
        except Refused as refusal:
            messages.error(request, str(refusal.message))
        return redirect("participation:attest", pk, key)
    lines = found.of(month)
    open_lines = [line for line in lines if line.is_open]
    context = {
        "programme": found.reporting.programme,
        "key": key,
        "month": month,
        "lines": lines,
        "open_lines": open_lines,
        "open_minutes": sum(line.minutes for line in open_lines),
        "everybody": " ".join(f"{line.person.user_id}:{line.minutes}" for line in open_lines),
        "months": _other_months(found),
    }
    return render(request, "participation/attest.html", context)


def _pairs(text: str) -> list[tuple[int, int]]:
    """ "12:210 13:90": the person and the minutes that were read on the page."""
    try:
        return [(int(person), int(minutes)) for person, minutes in (each.split(":") for each in text.split())]
    except ValueError as fault:
        raise Http404 from fault


def _tell(request: HttpRequest, people: int, *, is_empty: bool) -> None:
    if is_empty:
        messages.error(request, _("Kryssa i dem som stämmer, eller attestera alla."))
        return
    text = ngettext("%(number)s person är attesterad.", "%(number)s personer är attesterade.", people)
    messages.success(request, text % {"number": people})


def _other_months(found: ToAttest) -> list[tuple[str, object, int]]:
    """Key, month and how many are open, the latest first."""
    return [
        (f"{month:%Y-%m}", month, sum(line.is_open for line in found.of(month))) for month in reversed(found.months)
    ]


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def tell_what_is_wrong(request: HttpRequest, pk: int, key: str, person: int) -> HttpResponse:
    user = signed_in(request)
    found = get_to_attest_for(user, pk, today=timezone.localdate())
    line = _line(found, key, person)
    form = WrongForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            say_wrong(found, line, by=user, note=form.cleaned_data["note"])
        except Refused as refusal:
            form.add_error("note", str(refusal.message))
        else:
            messages.success(request, _("Programledaren får veta det. Timmarna rapporteras inte förrän det är löst."))
            return redirect("participation:attest", pk, key)
    context = {"programme": found.reporting.programme, "key": key, "line": line, "form": form}
    return render(request, "participation/wrong.html", context)


def _line(found: ToAttest, key: str, person: int) -> Line:
    month = get_month(key, found.months)
    line = next((each for each in found.of(month) if each.person.user_id == person), None)
    if line is None:
        raise Http404
    return line
