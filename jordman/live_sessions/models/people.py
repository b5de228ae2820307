"""Who wants to be at a session, and who was."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.live_sessions.models.sessions import LiveSession
from jordman.privacy.register import OnErasure, PersonalData, SeenBy


class SignUp(models.Model):
    """A person who wants to be there. Who waits is promoted in the order of `placed_at`."""

    class State(models.TextChoices):
        GOING = "going", _("Anmäld")
        WAITING = "waiting", _("På väntelistan")
        CANCELLED = "cancelled", _("Avanmäld")

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="sign_ups")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="sign_ups")
    state = models.CharField(max_length=10, choices=State.choices)
    placed_at = models.DateTimeField(default=timezone.now)
    calendar_sequence = models.PositiveIntegerField(default=0)
    has_calendar_entry = models.BooleanField(default=False)
    knows_of_recording_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        subject="user",
        personal=("session", "user", "state", "placed_at", "knows_of_recording_at", "reminded_at"),
        plain=("id", "calendar_sequence", "has_calendar_entry"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Programmets tid och 24 månader därefter.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "user"), name="signed_up_once"),)
        indexes: ClassVar = (models.Index(fields=("session", "state", "placed_at"), name="sign_up_queue"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.state} {self.session_id}"

    @property
    def is_going(self) -> bool:
        return self.state == self.State.GOING

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.WAITING

    @property
    def is_placed(self) -> bool:
        """Going or waiting."""
        return self.state != self.State.CANCELLED

    @property
    def sequence(self) -> int:
        """The number that the person's calendar compares: it rises with the session's changes and with their own."""
        return self.session.sequence + self.calendar_sequence


class Attendance(models.Model):
    """A person was there, or watched the recording. `on` is the day that the ledger counts its minutes."""

    class Way(models.TextChoices):
        LIVE = "live", _("På plats i mötet")
        RECORDING = "recording", _("Inspelning")

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="attendances")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="attendances")
    way = models.CharField(max_length=10, choices=Way.choices)
    minutes = models.PositiveSmallIntegerField()
    on = models.DateField()
    finished_module = models.BooleanField(default=False)
    recorded_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        subject="user",
        personal=("session", "user", "way", "minutes", "on", "finished_module", "recorded_at"),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Programmets tid och 24 månader därefter; för ESF-projekt så länge stödet kräver.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "user"), name="attended_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} at {self.session_id}"
