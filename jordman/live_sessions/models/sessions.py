"""The meeting itself."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.privacy.register import OnErasure, PersonalData, SeenBy
from jordman.programmes.models import Enrolment, Orientation, Programme

OPENS_BEFORE = timedelta(minutes=10)


class LiveSessionQuerySet(models.QuerySet["LiveSession"]):
    def upcoming(self) -> "LiveSessionQuerySet":
        return self.filter(ends_at__gt=timezone.now())

    def past(self) -> "LiveSessionQuerySet":
        return self.filter(ends_at__lte=timezone.now())

    def called(self) -> "LiveSessionQuerySet":
        """Those that are not cancelled."""
        return self.filter(cancelled_at=None)

    def for_user(self, user: User) -> "LiveSessionQuerySet":
        """Sessions of the person's programmes that are meant for their orientation, and those they signed up for."""
        enrolled = (
            Enrolment.objects.active()
            .filter(user=user, programme=OuterRef("programme"))
            .exclude(programme__status=Programme.Status.DRAFT)
        )
        signed_up = self._sign_ups().filter(user=user, state__in=("going", "waiting"))
        meant_for = Q(orientation="") | Exists(enrolled.filter(orientation=OuterRef("orientation")))
        return self.filter(Exists(enrolled), meant_for | Exists(signed_up))

    def with_own_state(self, user: User) -> "LiveSessionQuerySet":
        """Each with `own_state`: going, waiting, cancelled or nothing."""
        return self.annotate(own_state=Subquery(self._sign_ups().filter(user=user).values("state")[:1]))

    def with_counts(self) -> "LiveSessionQuerySet":
        """Each with `going` and `waiting`: how many."""
        return self.annotate(going=self._count("going"), waiting=self._count("waiting"))

    def _count(self, state: str) -> Coalesce:
        rows = self._sign_ups().filter(state=state).order_by().values("session").annotate(people=Count("pk"))
        return Coalesce(Subquery(rows.values("people")), 0)

    def _sign_ups(self) -> QuerySet[models.Model]:
        related: type[models.Model] = self.model._meta.get_field("sign_ups").related_model
        return related._default_manager.filter(session=OuterRef("pk"))


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
    is_recorded = models.BooleanField(_("passet spelas in"), default=False)
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

    objects = LiveSessionQuerySet.as_manager()

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
            "is_recorded",
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
    def is_open(self) -> bool:
        """Can people sign up, and cancel?"""
        return not self.is_cancelled and not self.is_over

    @property
    def can_be_joined(self) -> bool:
        """Is it on, or about to begin?"""
        return self.is_open and timezone.now() >= self.starts_at - OPENS_BEFORE

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    @property
    def recording_minutes(self) -> int:
        """What watching the recording is worth: the film's length, else the meeting's without the time for groups."""
        if self.recording_seconds:
            return max(1, round(self.recording_seconds / 60))
        return max(1, self.minutes - self.group_minutes)

    @property
    def audience(self) -> str:
        """Whom it is for, in words."""
        if self.orientation == Orientation.OPERATIONAL:
            return _now("För operativa chefer")
        if self.orientation == Orientation.STRATEGIC:
            return _now("För strategiska chefer")
        return _now("Gemensamt för operativa och strategiska chefer")

    @property
    def has_recording_to_show(self) -> bool:
        """A recording without captions is not shown to anyone who learns."""
        return bool(self.recording) and bool(self.captions)
