"""What the lead puts right of one person, and papers that were signed where nobody can attest here."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jordman.access.errors import Refused
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.participation.access import get_line_for, get_month, get_reporting_for, months_of
from jordman.participation.actions.attesting import attest_on_paper
from jordman.participation.actions.reporting import put_right, take_off
from jordman.participation.forms import PaperForm, PersonForm, TakeOffForm
from jordman.participation.lines import Line
from jordman.participation.loading import load_lines
from jordman.participation.models import Participant, Reporting


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def change_person(request: HttpRequest, pk: int, key: str, person: int) -> HttpResponse:
    """Two forms: dates and sex, and minutes that are not to be reported."""
    user = signed_in(request)
    reporting, line = get_line_for(user, pk, key, person, today=timezone.localdate())
    sent = request.POST.get("vad", "")
    facts = PersonForm(request.POST if sent == "fakta" else None, initial=_own(reporting, line))
    fewer = TakeOffForm(request.POST if sent == "timmar" else None, line=line)
    if request.method == "POST":
        form = facts if sent == "fakta" else fewer
        if form.is_valid() and _save(form, reporting, line, by=user):
            messages.success(request, _("Sparat."))
            return redirect("participation:month", pk, key)
    context = {"programme": reporting.programme, "key": key, "line": line, "facts": facts, "fewer": fewer}
    return render(request, "participation/person.html", context)


def _own(reporting: Reporting, line: Line) -> dict[str, object]:
    own = Participant.objects.filter(reporting=reporting, user=line.person.user_id).first()
    return {
        "starts_on": own.starts_on if own else None,
        "stops_on": own.stops_on if own else None,
        "sex": own.sex if own else User.Sex.UNKNOWN,
    }


def _save(form: PersonForm | TakeOffForm, reporting: Reporting, line: Line, *, by: User) -> bool:
    try:
        if isinstance(form, PersonForm):
            put_right(reporting, line, by=by, **form.cleaned_data)
        else:
            take_off(reporting, line, by=by, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def note_paper(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """One employer at a time, as such papers are signed."""
    user = signed_in(request)
    reporting = get_reporting_for(user, pk)
    month = get_month(key, months_of(reporting, timezone.localdate()))
    employers = _without_attester(load_lines(reporting, [month]))
    form = PaperForm(request.POST or None)
    chosen = employers.get(request.POST.get("arbetsgivare", ""), [])
    if request.method == "POST" and form.is_valid() and chosen:
        people = attest_on_paper(reporting, chosen, by=user, paper=form.cleaned_data["paper"])
        text = ngettext("%(number)s person är intygad på papper.", "%(number)s personer är intygade på papper.", people)
        messages.success(request, text % {"number": people})
        return redirect("participation:month", pk, key)
    context = {
        "programme": reporting.programme,
        "key": key,
        "month": month,
        "employers": employers,
        "form": form,
    }
    return render(request, "participation/paper.html", context)


def _without_attester(lines: list[Line]) -> dict[str, list[Line]]:
    """Those whom nobody can attest, by their employer's name."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.is_open and not line.attesters and not line.person.is_protected:
            found.setdefault(line.employer or _("Ingen arbetsgivare"), []).append(line)
    return dict(sorted(found.items()))
