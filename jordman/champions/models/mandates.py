"""The agreement between a champion and the manager: what each does, and the hours in the post."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.champions.models.calls import Application
from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy


class MandateQuerySet(models.QuerySet["Mandate"]):
    def agreed(self) -> "MandateQuerySet":
        """Confirmed by both at some time: what they agreed on then holds until they have confirmed something else."""
        return self.exclude(agreed_hours=None)

    def begun(self, today: date | None = None) -> "MandateQuerySet":
        """Agreed, and the first day has come."""
        return self.agreed().filter(starts_on__lte=today or timezone.localdate())

    def open(self, today: date | None = None) -> "MandateQuerySet":
        """Not over, whether anybody has confirmed or not."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=today or timezone.localdate()))

    def current(self, today: date | None = None) -> "MandateQuerySet":
        """In force: agreed, begun and not over."""
        return self.begun(today).open(today)

    def waiting(self) -> "MandateQuerySet":
        """Somebody has not confirmed what it says now."""
        return self.filter(Q(champion_confirmed_at=None) | Q(manager_confirmed_at=None), ends_on=None)


class Mandate(models.Model):
    """A person is champion at a unit. It holds when both have confirmed; then the role is granted.

    `hours_per_week` and the duties are what is proposed; `agreed_hours` is what both have confirmed, and holds while a
    change waits. Whoever is appointed without an application has a `reason`. The notes on career and pay are for HR.
    """

    class Career(models.TextChoices):
        OPEN = "open", _("Inte prövat än")
        STEP = "step", _("Räknas som karriärsteg")
        PAY = "pay", _("Ger lönetillägg")
        BOTH = "both", _("Karriärsteg och lönetillägg")
        NEITHER = "neither", _("Ingetdera")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mandates")
    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="mandates")
    application = models.ForeignKey(Application, models.SET_NULL, null=True, blank=True, related_name="mandates")
    reason = models.TextField(_("varför utan ansökan"), blank=True)
    hours_per_week = models.DecimalField(
        _("timmar i veckan"),
        max_digits=4,
        decimal_places=1,
        validators=(MinValueValidator(0.5), MaxValueValidator(40)),
    )
    agreed_hours = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    starts_on = models.DateField(_("från"))
    ends_on = models.DateField(_("till"), null=True, blank=True)
    champion_duties = models.JSONField(default=list)
    manager_duties = models.JSONField(default=list)
    champion_confirmed_at = models.DateTimeField(null=True, blank=True)
    manager_confirmed_at = models.DateTimeField(null=True, blank=True)
    manager = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="mandates_confirmed"
    )
    career = models.CharField(_("karriärsteg och lön"), max_length=10, choices=Career.choices, default=Career.OPEN)
    career_note = models.TextField(_("HR:s anteckning"), blank=True)
    in_network = models.BooleanField(_("syns i nätverket"), default=False)
    shows_mail = models.BooleanField(_("mejlen syns i nätverket"), default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    personal_data = PersonalData(
        subject="user",
        personal=(
            *("user", "unit", "application", "reason", "hours_per_week", "agreed_hours", "starts_on", "ends_on"),
            *("champion_confirmed_at", "career", "career_note", "in_network", "shows_mail", "made_at"),
        ),
        plain=("id", "champion_duties", "manager_duties", "manager_confirmed_at", "manager", "reminded_at"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Uppdragets tid och två år därefter.",
    )

    class Meta:
        verbose_name = _("uppdrag")
        verbose_name_plural = _("uppdrag")
        ordering = ("starts_on", "pk")
        constraints = (
            models.UniqueConstraint(fields=("user", "unit"), condition=Q(ends_on=None), name="one_open_mandate"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="mandate_ends_after_it_starts"
            ),
        )
        indexes: ClassVar = (models.Index(fields=("unit", "starts_on"), name="mandate_by_unit"),)

    def __str__(self) -> str:
        return f"{self.user_id} at {self.unit_id}"

    @property
    def is_confirmed(self) -> bool:
        return self.champion_confirmed_at is not None and self.manager_confirmed_at is not None

    @property
    def minutes_per_week(self) -> int:
        return round(self.hours_per_week * 60)

    @property
    def agreed_minutes(self) -> int:
        """A week, as both agreed; none when they have not."""
        return round((self.agreed_hours or 0) * 60)

    @property
    def is_agreed(self) -> bool:
        return self.agreed_hours is not None

    @property
    def is_over(self) -> bool:
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    @property
    def has_begun(self) -> bool:
        return self.is_agreed and self.starts_on <= timezone.localdate()

    @property
    def is_in_force(self) -> bool:
        return self.has_begun and not self.is_over

    @property
    def hours_that_hold(self) -> Decimal:
        """The hours both agreed on, or those proposed when they have agreed on none yet."""
        return self.hours_per_week if self.agreed_hours is None else self.agreed_hours
