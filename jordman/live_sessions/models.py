"""Live sessions: the meeting, who signed up, who was there, and the groups that talk together."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy
from jordman.library.models import Module
from jordman.programmes.models import Orientation, Programme


class LiveSession(models.Model):
    """A webinar at a set time. One that belongs to a module counts as having done it."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="live_sessions")
    module = models.ForeignKey(Module, models.SET_NULL, null=True, blank=True, related_name="live_sessions")
    title = models.CharField(_("titel"), max_length=200)
    description = models.TextField(_("beskrivning"), blank=True)
    starts_at = models.DateTimeField(_("börjar"))
    ends_at = models.DateTimeField(_("slutar"))
    group_minutes = models.PositiveSmallIntegerField(_("tid för grupper, minuter"), default=0)
    orientation = models.CharField(_("för"), max_length=12, choices=Orientation.choices, blank=True)
    capacity = models.PositiveIntegerField(_("platser"), null=True, blank=True)
    join_url = models.URLField(_("möteslänk"), max_length=500, blank=True)
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="sessions_led"
    )

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)

    recording = models.FileField(_("inspelning"), upload_to="recordings/", blank=True)
    captions = models.FileField(_("textning"), upload_to="recordings/", blank=True)
    recording_seconds = models.PositiveIntegerField(null=True, blank=True)
    recording_delete_on = models.DateField(_("inspelningen tas bort"), null=True, blank=True)

    personal_data = PersonalData(
        subject="leader",
        personal=("leader",),
        plain=(
            "id",
            "programme",
            "module",
            "title",
            "description",
            "starts_at",
            "ends_at",
            "group_minutes",
            "orientation",
            "capacity",
            "join_url",
            "uid",
            "sequence",
            "cancelled_at",
            "cancel_reason",
            "held_at",
            "recording",
            "captions",
            "recording_seconds",
            "recording_delete_on",
        ),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Programmets tid och 24 månader därefter. Inspelningen har ett eget datum.",
    )

    class Meta:
        verbose_name = _("livepass")
        verbose_name_plural = _("livepass")
        ordering = ("starts_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="live_session_ends_after_it_starts"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def has_recording_to_show(self) -> bool:
        """A recording without captions is not shown to anyone who learns."""
        return bool(self.recording) and bool(self.captions)


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

    personal_data = PersonalData(
        subject="user",
        personal=("session", "user", "state", "placed_at"),
        plain=("id", "calendar_sequence"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Programmets tid och 24 månader därefter.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "user"), name="signed_up_once"),)
        indexes: ClassVar = (models.Index(fields=("session", "state", "placed_at"), name="sign_up_queue"),)

    def __str__(self) -> str:
        return f"{self.user_id} {self.state} {self.session_id}"


class Attendance(models.Model):
    """A person was there, or watched the recording."""

    class Way(models.TextChoices):
        LIVE = "live", _("På plats i mötet")
        RECORDING = "recording", _("Inspelning")

    session = models.ForeignKey(LiveSession, models.CASCADE, related_name="attendances")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="attendances")
    way = models.CharField(max_length=10, choices=Way.choices)
    minutes = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        subject="user",
        personal=("session", "user", "way", "minutes", "recorded_at"),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Programmets tid och 24 månader därefter; för ESF-projekt så länge stödet kräver.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "user"), name="attended_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} at {self.session_id}"


class NetworkGroup(models.Model):
    """Managers who follow each other through the programme."""

    class Mix(models.TextChoices):
        ORGANISATION = "organisation", _("Samma organisation, alla chefsnivåer")
        REGION = "region", _("Kommun och region i samma område")
        NATIONAL = "national", _("Från hela landet")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="network_groups")
    session = models.ForeignKey(
        LiveSession, models.CASCADE, null=True, blank=True, related_name="network_groups"
    )
    name = models.CharField(_("namn"), max_length=120)
    mix = models.CharField(_("blandning"), max_length=12, choices=Mix.choices)

    personal_data = PersonalData(plain=("id", "programme", "session", "name", "mix"), retention=NO_PERSON)

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    group = models.ForeignKey(NetworkGroup, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="group_memberships")

    personal_data = PersonalData(
        subject="user",
        personal=("group", "user"),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Programmets tid.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("group", "user"), name="group_member_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} in {self.group_id}"
