"""Ticking off who was there, on one page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jordman.access.errors import Refused
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.live_sessions.access import get_session_to_lead_for
from jordman.live_sessions.actions.attendance import record_attendance
from jordman.live_sessions.errors import NoSuchPerson
from jordman.live_sessions.forms.attendance import RollForm
from jordman.live_sessions.models import Attendance, LiveSession
from jordman.live_sessions.roll import find_people, load_roll


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def take(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_to_lead_for(user, pk)
    roll = load_roll(session)
    form = RollForm(request.POST or None, roll=roll)
    if request.method == "POST" and form.is_valid():
        present = _save(form, session, by=user)
        if present is not None:
            text = ngettext("%(count)s person var med.", "%(count)s personer var med.", present)
            messages.success(request, text % {"count": present})
            return redirect("leading:show", session.pk)
    watched = Attendance.objects.filter(session=session, way=Attendance.Way.RECORDING).count()
    context = {
        "session": session,
        "roll": roll,
        "form": form,
        "organisations": form.organisations(),
        "watched": watched,
    }
    return render(request, "live_sessions/leading/attendance.html", context)


def _save(form: RollForm, session: LiveSession, *, by: User) -> int | None:
    """Record the list; a refusal goes into the form, where nothing that was ticked is lost."""
    try:
        others = dict.fromkeys(find_people(session, form.others_written()), form.cleaned_data["minutes"])
        absent = [user_id for user_id in form.absent() if user_id not in others]
        return record_attendance(session, by=by, present=others | form.present(), absent=absent)
    except NoSuchPerson as refusal:
        form.add_error("others", str(refusal.message))
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
    return None
