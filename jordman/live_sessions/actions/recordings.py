"""The recording: put it up with its captions, watch it later, take it away in time."""

from datetime import date
from typing import Any, BinaryIO, cast

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.documents.captions import check_captions, is_srt, srt_to_vtt
from jordman.documents.films import HEAD, FilmFault, check_film
from jordman.learning.models import FilmPosition
from jordman.live_sessions.actions.attendance import record_attendance
from jordman.live_sessions.actions.queue import lock
from jordman.live_sessions.errors import CaptionsFaulty, FilmUnusable, NotWatched, RecordingUnannounced
from jordman.live_sessions.film_length import film_seconds
from jordman.live_sessions.models import Attendance, LiveSession

# Enough of a film: the rest is usually thanks and goodbye. docs/adr/recordings.md says why no more is asked.
ENOUGH = 0.9


@transaction.atomic
def add_recording(
    session: LiveSession,
    *,
    by: User,
    film: "UploadedFile[Any]",
    delete_on: date,
    shows_only_leader: bool,
    minutes: int | None,
) -> LiveSession:
    """Put up a film, in place of the one before. Learners see it when its captions are there.

    `minutes` is its length as its owner says it, for films that do not say it themselves. Raises FilmUnusable, and
    RecordingUnannounced when people are in it who were not told.
    """
    session = lock(session)
    if not session.is_recorded and not shows_only_leader:
        raise RecordingUnannounced(
            _("Passet var inte markerat som inspelat. Lägg bara upp en film där ingen deltagare syns eller hörs.")
        )
    kind = check_film(film.read(HEAD), film.size or 0, film.name or "")
    if isinstance(kind, FilmFault):
        raise FilmUnusable(kind.message)
    seconds = film_seconds(cast("BinaryIO", film)) or (minutes * 60 if minutes else None)
    _throw_away(session.recording)
    session.recording.save(f"{session.uid}{kind.extension}", film, save=False)
    session.recording_seconds, session.recording_delete_on = seconds, delete_on
    session.save(update_fields=["recording", "recording_seconds", "recording_delete_on"])
    record(
        "live_session.recording_added",
        session,
        by=by,
        organisation_id=session.programme.organisation_id,
        shows_only_leader=shows_only_leader,
    )
    return session


@transaction.atomic
def add_captions(session: LiveSession, *, by: User, data: bytes) -> bool:
    """Put up captions in place of those before. Returns whether they were made over from SRT. Raises CaptionsFaulty."""
    session = lock(session)
    was_srt = is_srt(data)
    if was_srt:
        data = srt_to_vtt(data)
    report = check_captions(data, film_seconds=session.recording_seconds)
    if not report.ok:
        count = len(report.faults)
        message = ngettext("Textfilen har ett fel. Rätta det.", "Textfilen har %(count)s fel. Rätta dem.", count)
        raise CaptionsFaulty(message % {"count": count}, report.faults)
    _throw_away(session.captions)
    session.captions.save(f"{session.uid}.vtt", ContentFile(data), save=False)
    session.save(update_fields=["captions"])
    record("live_session.captions_added", session, by=by, organisation_id=session.programme.organisation_id)
    return was_srt


@transaction.atomic
def remove_recording(session: LiveSession, *, by: User | None) -> None:
    """Take film and captions away for good. Who has watched it keeps the time."""
    session = lock(session)
    _throw_away(session.recording)
    _throw_away(session.captions)
    session.recording, session.captions, session.recording_seconds, session.recording_delete_on = "", "", None, None
    session.save(update_fields=["recording", "captions", "recording_seconds", "recording_delete_on"])
    record("live_session.recording_removed", session, by=by, organisation_id=session.programme.organisation_id)


@transaction.atomic
def finish_watching(session: LiveSession, *, by: User, has_player: bool) -> None:
    """Count the recording as seen: the module is done and the time credited, once.

    `has_player` says that the page's script was there to keep the position. Raises NotWatched.
    """
    if Attendance.objects.filter(session=session, user=by).exists():
        return
    position = FilmPosition.objects.filter(user=by, film=session.recording.name).first()
    needed = int((session.recording_seconds or session.recording_minutes * 60) * ENOUGH)
    if (position or has_player) and not _has_watched(position, needed):
        seen = (position.seconds if position else 0) // 60
        raise NotWatched(
            _("Du har kommit till minut %(seen)s av %(all)s. Se resten först, så räknas tiden.")
            % {"seen": seen, "all": session.recording_minutes}
        )
    present = {by.pk: session.recording_minutes}
    record_attendance(session, by=by, present=present, way=Attendance.Way.RECORDING)


def _has_watched(position: FilmPosition | None, needed: int) -> bool:
    return position is not None and (position.is_watched or position.seconds >= needed)


def _throw_away(file: FieldFile) -> None:
    """Remove the file when the change is certain."""
    if file:
        name, storage = str(file.name), file.storage
        transaction.on_commit(lambda: storage.delete(name))


def sessions_with_recordings_to_delete() -> list[LiveSession]:
    due = LiveSession.objects.exclude(recording="").filter(recording_delete_on__lte=timezone.localdate())
    return list(due.select_related("programme"))
