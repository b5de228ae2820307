"""The recording: put up by the leader, watched by those who were not there."""

from dataclasses import dataclass
from datetime import timedelta
from zlib import crc32

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from jordman.access.errors import refusals_in
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.learning.models import FilmPosition
from jordman.library.media import file_response
from jordman.live_sessions.access import get_session_for, get_session_to_lead_for
from jordman.live_sessions.actions.recordings import add_captions, add_recording, finish_watching, remove_recording
from jordman.live_sessions.errors import CaptionsFaulty
from jordman.live_sessions.forms.recordings import CaptionsForm, RecordingForm
from jordman.live_sessions.models import Attendance, LiveSession

KEPT = timedelta(days=365)


# Those who watch


@login_required
@require_GET
@never_cache
def watch(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = _shown_to(user, pk)
    position = FilmPosition.objects.filter(user=user, film=session.recording.name).first()
    context = {
        "session": session,
        "film_type": "video/webm" if str(session.recording.name).endswith(".webm") else "video/mp4",
        "seconds": position.seconds if position else 0,
        "attendance": Attendance.objects.filter(session=session, user=user).first(),
    }
    return render(request, "live_sessions/watch.html", context)


@login_required
@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = _shown_to(user, pk)
    finish_watching(session, by=user, has_player=request.POST.get("has_player") == "1")
    messages.success(request, _("Klart. Inspelningen räknas lika mycket som att vara med."))
    return redirect("live_sessions:watch", session.pk)


@login_required
@require_safe
def send_film(request: HttpRequest, pk: int) -> HttpResponseBase:
    session = _stored_for(signed_in(request), pk)
    if not session.recording:
        raise Http404
    return _send(request, session, session.recording)


@login_required
@require_safe
def send_captions(request: HttpRequest, pk: int) -> HttpResponseBase:
    session = _stored_for(signed_in(request), pk)
    if not session.captions:
        raise Http404
    return _send(request, session, session.captions)


@dataclass(frozen=True)
class StoredFile:
    """A file of a session as `file_response` sends it."""

    file: FieldFile
    digest: str

    @property
    def name(self) -> str:
        return str(self.file.name)

    @property
    def size(self) -> int:
        return int(self.file.size)


def _send(request: HttpRequest, session: LiveSession, file: FieldFile) -> HttpResponseBase:
    # A new upload gets a new name from the storage or another size, so that the two say which content it is.
    response = file_response(request, StoredFile(file, f"{session.uid}-{crc32(str(file.name).encode())}-{file.size}"))
    # Never kept longer than the visit: the film has a day on which it is gone.
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _shown_to(user: User, pk: int) -> LiveSession:
    session = get_session_for(user, pk)
    if not session.has_recording_to_show:
        raise Http404
    return session


def _stored_for(user: User, pk: int) -> LiveSession:
    """For those who take part, when there are captions; for those who lead, to look at before."""
    try:
        return _shown_to(user, pk)
    except Http404:
        return get_session_to_lead_for(user, pk)


# Those who lead


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def put_up(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_to_lead_for(user, pk)
    initial = {"delete_on": timezone.localdate() + KEPT}
    form = RecordingForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        with refusals_in(form, "film"):
            add_recording(
                session,
                by=user,
                film=given["film"],
                delete_on=given["delete_on"],
                shows_only_leader=given["consent"] == "leader",
                minutes=given["minutes"],
            )
            messages.success(request, _("Filmen är på plats. Lägg till text, så visas den för deltagarna."))
            return redirect("leading:captions", session.pk)
    return render(request, "live_sessions/leading/recording.html", {"form": form, "session": session})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def put_up_captions(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_to_lead_for(user, pk)
    form = CaptionsForm(request.POST or None, request.FILES or None)
    faults: tuple[tuple[int, str], ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            was_made_over = add_captions(session, by=user, data=form.cleaned_data["captions"].read())
        except CaptionsFaulty as refusal:
            form.add_error("captions", str(refusal.message))
            faults = refusal.faults
        else:
            done = _("Texten är på plats.")
            messages.success(request, _("Filen gjordes om från .srt. ") + done if was_made_over else done)
            return redirect("leading:show", session.pk)
    context = {"form": form, "session": session, "faults": faults[:20], "more": max(0, len(faults) - 20)}
    return render(request, "live_sessions/leading/captions.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def take_away(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    session = get_session_to_lead_for(user, pk)
    if request.method == "POST":
        remove_recording(session, by=user)
        messages.success(request, _("Inspelningen är borttagen."))
        return redirect("leading:show", session.pk)
    return render(request, "live_sessions/leading/remove_recording.html", {"session": session})
