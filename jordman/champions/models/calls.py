"""An open call, and those who apply themselves."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy


class CallQuerySet(models.QuerySet["Call"]):
    def open(self) -> "CallQuerySet":
        today = timezone.localdate()
        return self.filter(closed_at=None, opens_on__lte=today, closes_on__gte=today)

    def closed_before(self, day: date) -> "CallQuerySet":
        """Closed by hand, or by its own last day, before `day`."""
        return self.filter(Q(closed_at__date__lt=day) | Q(closed_at=None, closes_on__lt=day))


class Call(models.Model):
    """Everybody who works at or below `organisation` can apply while it is open."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="champion_calls")
    places = models.PositiveSmallIntegerField(_("hur många söks"), default=1)
    hours_per_week = models.DecimalField(
        _("timmar i veckan"),
        max_digits=4,
        decimal_places=1,
        default=Decimal(4),
        validators=(MinValueValidator(0.5), MaxValueValidator(40)),
    )
    about = models.TextField(_("om uppdraget"), blank=True)
    opens_on = models.DateField(_("öppnar"))
    closes_on = models.DateField(_("sista dag att söka"))
    closed_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="champion_calls"
    )

    objects = CallQuerySet.as_manager()

    personal_data = PersonalData(
        subject="made_by",
        personal=("made_by",),
        plain=("id", "organisation", "places", "hours_per_week", "about", "opens_on", "closes_on", "closed_at"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Två år efter att utlysningen stängde.",
    )

    class Meta:
        verbose_name = _("utlysning")
        verbose_name_plural = _("utlysningar")
        ordering = ("-opens_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="call_closes_after_it_opens"),
        )

    def __str__(self) -> str:
        return f"call at {self.organisation_id}"

    @property
    def is_open(self) -> bool:
        today = timezone.localdate()
        return self.closed_at is None and self.opens_on <= today <= self.closes_on

    @property
    def minutes_per_week(self) -> int:
        return round(self.hours_per_week * 60)

    @property
    def is_coming(self) -> bool:
        return self.closed_at is None and self.opens_on > timezone.localdate()


class Application(models.Model):
    """A person's own wish. Read by those who choose, and deleted for those who were not chosen."""

    class State(models.TextChoices):
        SENT = "sent", _("Skickad")
        WITHDRAWN = "withdrawn", _("Återtagen")
        CHOSEN = "chosen", _("Vald")
        THANKED = "thanked", _("Inte vald den här gången")

    call = models.ForeignKey(Call, models.CASCADE, related_name="applications")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="champion_applications")
    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    why = models.TextField(_("varför vill du"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.SENT)
    sent_at = models.DateTimeField(auto_now_add=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        subject="user",
        personal=("call", "user", "unit", "why", "state", "sent_at", "decided_at"),
        plain=("id", "decided_by"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Två år efter att utlysningen stängde.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("call", "user"), name="applied_once"),)
        indexes: ClassVar = (models.Index(fields=("call", "state"), name="application_by_state"),)

    def __str__(self) -> str:
        return f"{self.user_id} for {self.call_id}"

    @property
    def is_waiting(self) -> bool:
        """Nobody has answered it yet."""
        return self.state == self.State.SENT
