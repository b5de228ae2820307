"""The agreement between a champion and the manager: what each does, and the hours in the post."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.champions.models.calls import Application
from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy


class MandateQuerySet(models.QuerySet["Mandate"]):
    def current(self) -> "MandateQuerySet":
        """Confirmed by both and not over."""
        today = timezone.localdate()
        return self.confirmed().filter(Q(ends_on=None) | Q(ends_on__gte=today))

    def confirmed(self) -> "MandateQuerySet":
        return self.exclude(champion_confirmed_at=None).exclude(manager_confirmed_at=None)

    def waiting(self) -> "MandateQuerySet":
        return self.filter(Q(champion_confirmed_at=None) | Q(manager_confirmed_at=None), ends_on=None)


class Mandate(models.Model):
    """A person is champion at a unit. It holds when both have confirmed; then the role is granted.

    Whoever is appointed without an application has a `reason`. The notes on career and pay are for HR.
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
    made_at = models.DateTimeField(auto_now_add=True)

    objects = MandateQuerySet.as_manager()

    personal_data = PersonalData(
        subject="user",
        personal=(
            *("user", "unit", "application", "reason", "hours_per_week", "starts_on", "ends_on"),
            *("champion_confirmed_at", "career", "career_note", "in_network", "made_at"),
        ),
        plain=("id", "champion_duties", "manager_duties", "manager_confirmed_at", "manager"),
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
        )

    def __str__(self) -> str:
        return f"{self.user_id} at {self.unit_id}"

    @property
    def is_confirmed(self) -> bool:
        return self.champion_confirmed_at is not None and self.manager_confirmed_at is not None

    @property
    def is_over(self) -> bool:
        return self.ends_on is not None and self.ends_on < timezone.localdate()
