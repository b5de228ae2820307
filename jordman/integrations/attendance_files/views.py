"""Attendance from a file: hand it in, look through what it means, save it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jordman.access.errors import Refused, refusals_in
from jordman.accounts.people import signed_in
from jordman.integrations.attendance_files.attendance import AttendanceFile
from jordman.integrations.attendance_files.forms import FileForm, ReviewForm
from jordman.integrations.attendance_files.proposing import propose
from jordman.integrations.attendance_files.reading import read_attendance
from jordman.live_sessions.access import get_session_to_lead_for
from jordman.live_sessions.actions.attendance import record_attendance
from jordman.live_sessions.models import LiveSession

FOLDER = "integrations/attendance_files/"


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def hand_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the file and show what it means. Nothing of it is kept until the leader saves."""
    session = get_session_to_lead_for(signed_in(request), pk)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_in(form, "file"):
            attendance = read_attendance(file, file.name)
            context = {
                "session": session,
                "attendance": attendance,
                "proposal": propose(session, attendance),
                "other_day": _other_day(session, attendance),
            }
            return render(request, FOLDER + "review.html", context)
    return render(request, FOLDER + "hand_in.html", {"form": form, "session": session})


@login_required
@require_POST
def save(request: HttpRequest, pk: int) -> HttpResponse:
    """All of it or nothing. The same file again changes nothing."""
    user = signed_in(request)
    session = get_session_to_lead_for(user, pk)
    form = ReviewForm(request.POST)
    if not form.is_valid() or not form.present():
        messages.warning(request, _("Ingen närvaro sparades. Läs in filen igen och välj vilka som var med."))
        return redirect("attendance_files:hand_in", session.pk)
    try:
        record_attendance(session, by=user, present=form.present())
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return redirect("attendance_files:hand_in", session.pk)
    count = len(form.present())
    text = ngettext("Sparat. %(count)s person var med.", "Sparat. %(count)s personer var med.", count)
    messages.success(request, text % {"count": count})
    return redirect("leading:attendance", session.pk)


def _other_day(session: LiveSession, attendance: AttendanceFile) -> bool:
    """Is the file from another day than the session? Time zones make the evening before or after possible."""
    if attendance.starts_at is None:
        return False
    return abs((attendance.starts_at.date() - timezone.localdate(session.starts_at)).days) > 1
